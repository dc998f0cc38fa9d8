package org.tribune.transcoder.encode;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.rendition.Timeline;
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.picture.Picture;
import org.tribune.transcoder.ladder.Rung;

/**
 * Encodes one video rendition on a thread of its own. {@link #encode} hands a picture over and
 * waits only while the queue is full. The effort may change at any IDR.
 *
 * <p>A picture that stands still is encoded again until there is nothing to add that anybody could
 * see; from then on only as the first of each part, which lasts until the next.
 */
public final class RungEncoder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RungEncoder.class);

  /** Frames that may wait: deep enough for an IDR's cost, shallow enough to feel the pressure. */
  private static final int QUEUE = 8;

  /**
   * Where the rate control has come to this quantiser, what is encoded is off by a step or two of
   * 255, and x264 finds little to add. It comes there by itself while a picture stands still, as
   * far as the bit rate has room.
   */
  private static final int FINE_QUANTISER = 10;

  /** What waits for the encoder's thread. */
  private sealed interface Job {
    /**
     * A picture.
     *
     * @param anew true for one that may refer to none before it
     * @param repeated true if the picture before was the same
     */
    record Encode(Picture picture, long index, boolean anew, boolean repeated) implements Job {}

    record Lengthen(long index) implements Job {}

    record Finish() implements Job {}

    default void drop() {
      if (this instanceof Encode encode) {
        encode.picture().close();
      }
    }
  }

  private final Rung rung;
  private final long firstIndex;
  private final int framesPerPart;
  private final int framesPerKeyFrame;
  private final VideoEncoderSettings settings;
  private final PartCutter cutter;
  private final BlockingQueue<Job> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong encoded = new AtomicLong(-1);
  private final AtomicLong busyNanos = new AtomicLong();
  private final Thread thread;
  private VideoEncoder encoder;
  private int encoderEffort;

  /** True if there is nothing to add to what was encoded last. Owned by the encoder's thread. */
  private boolean fine = false;

  /**
   * True if the next picture must refer to none before it. Owned by the thread that hands pictures
   * over.
   */
  private boolean anew = false;

  /** The number of the picture that was handed over last, 0 before; owned by the same thread. */
  private long handedOver = 0;

  private volatile int wishedEffort;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private volatile boolean closed = false;

  /**
   * An encoder that is ready for frames.
   *
   * @param firstPart the first part to give, counted through from the origin; its first frame is an
   *     IDR
   */
  public RungEncoder(
      Rung rung,
      VideoEncoderSettings settings,
      Timeline timeline,
      long epoch,
      long firstPart,
      PartSink sink) {
    this.rung = rung;
    this.settings = settings;
    this.encoderEffort = settings.effort();
    this.wishedEffort = settings.effort();
    int share = rung.everySecondFrame() ? 2 : 1;
    this.framesPerPart = timeline.framesPerPart() / share;
    this.framesPerKeyFrame = framesPerPart * timeline.partsPerKeyFrame();
    this.firstIndex = firstPart * framesPerPart;
    // One timescale for the ladder: half the frames last twice as long.
    int frameTicks = timeline.frameRate().frameTicks() * share;
    this.cutter =
        new PartCutter(
            epoch,
            rung.id(),
            timeline,
            PartCutter.video(framesPerPart, frameTicks, timeline.frameRate().timescale()),
            firstPart,
            sink);
    this.encoder = VideoEncoder.open(settings);
    this.thread = Thread.ofPlatform().name("encode-" + rung.id()).daemon().start(this::run);
  }

  /** The rendition that it makes. */
  public Rung rung() {
    return rung;
  }

  /** True if this rendition has frame {@code timelineIndex} of the broadcast. */
  public boolean wants(long timelineIndex) {
    int share = rung.everySecondFrame() ? 2 : 1;
    return timelineIndex % share == 0 && timelineIndex / share >= firstIndex;
  }

  /**
   * Takes over {@code picture}, which frame {@code timelineIndex} of the broadcast shows, one that
   * this rendition has.
   *
   * @param number from 1, another for each picture that differs from the one before
   */
  public void encode(Picture picture, long number, long timelineIndex) {
    put(new Job.Encode(picture, indexOf(timelineIndex), anew, number == handedOver));
    anew = false;
    handedOver = number;
  }

  /** The next picture is an IDR, whatever the grid says: it follows another scene. */
  public void beginAnew() {
    anew = true;
  }

  /** True if the next picture can't wait: it follows another scene. */
  public boolean beginsAnew() {
    return anew;
  }

  /** True if it was given another picture last than the one with this number. */
  public boolean lacks(long number) {
    return number != handedOver;
  }

  /**
   * Frame {@code timelineIndex} of the broadcast, one that this rendition has, is not encoded: the
   * one before it lasts longer. Never the first frame of a part.
   */
  public void lengthen(long timelineIndex) {
    put(new Job.Lengthen(indexOf(timelineIndex)));
  }

  private long indexOf(long timelineIndex) {
    return timelineIndex / (rung.everySecondFrame() ? 2 : 1);
  }

  private void put(Job job) {
    boolean taken = false;
    try {
      failure.ifPresent(
          cause -> {
            throw new IllegalStateException("The encoder of " + rung.id() + " failed", cause);
          });
      queue.put(job);
      taken = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!taken) {
        job.drop();
      }
    }
  }

  /** Searches with another effort from the next IDR on, never with more than the settings'. */
  public void effort(Effort effort) {
    wishedEffort = Math.max(settings.effort(), effort.encoderEffort());
  }

  /** About the processor time that it takes with an effort: pixels a second, fully searched. */
  public double cost(Effort effort) {
    double pixels = (double) rung.width() * rung.height() * rung.frameRate().toDouble();
    int stride = Math.max(1, effort.stride() / (rung.everySecondFrame() ? 2 : 1));
    double pictures = Math.ceilDiv(framesPerPart, stride) / (double) framesPerPart;
    return pixels * pictures * effort.searchCost(settings.effort());
  }

  /** The last frame of the broadcast that was encoded or left out, -1 before the first. */
  public long encodedTimelineIndex() {
    long index = encoded.get();
    return index < 0 ? -1 : index * (rung.everySecondFrame() ? 2 : 1);
  }

  /** Time spent encoding since the start. */
  public long busyNanos() {
    return busyNanos.get();
  }

  private void run() {
    try {
      while (true) {
        switch (queue.take()) {
          case Job.Encode encode -> {
            try (Picture _ = encode.picture()) {
              if (isWorthIt(encode)) {
                encodeNow(encode);
              } else {
                lengthenNow(encode.index());
              }
            }
          }
          case Job.Lengthen(long index) -> lengthenNow(index);
          case Job.Finish _ -> {
            cutter.finish();
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.error("The encoder of {} failed", rung.id(), e);
        failure = Optional.of(e);
      }
    } finally {
      drain();
      encoder.close();
    }
  }

  /** A part begins with a picture, and is never empty. */
  private boolean isWorthIt(Job.Encode job) {
    return !job.repeated() || job.anew() || !fine || job.index() % framesPerPart == 0;
  }

  private void lengthenNow(long index) {
    cutter.lengthen();
    encoded.set(index);
  }

  private void encodeNow(Job.Encode job) {
    long start = System.nanoTime();
    boolean isOfGrid = job.index() == firstIndex || job.index() % framesPerKeyFrame == 0;
    if (isOfGrid && encoderEffort != wishedEffort) {
      encoder.close();
      encoderEffort = wishedEffort;
      encoder = VideoEncoder.open(settings.withEffort(encoderEffort));
    }
    boolean idr = isOfGrid || job.anew();
    encoder.encode(job.picture(), job.index(), idr, cutter::add);
    // Not by the first, whose last rows get what bits are left: one repeat is always encoded.
    fine =
        job.repeated() && !idr && encoder.quantiser().orElse(Integer.MAX_VALUE) <= FINE_QUANTISER;
    encoded.set(job.index());
    busyNanos.addAndGet(System.nanoTime() - start);
  }

  private void drain() {
    Job job = queue.poll();
    while (job != null) {
      job.drop();
      job = queue.poll();
    }
  }

  /** Encodes what waits, gives the last part, and ends. */
  public void finish() {
    put(new Job.Finish());
    join();
    close();
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends at once; what waits is lost. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    join();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
