package org.tribune.transcoder.conform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

/**
 * Puts pictures that come when they like onto a constant frame rate. Every frame of the output gets
 * a picture: the source's, the last one again, or none (the slate) once the picture has failed. A
 * picture goes out the moment it comes; nothing waits for the one after it.
 *
 * <p>A picture may be up to {@value #TOLERANCE} frames off its slot before one is repeated or left
 * out, so that jitter does not turn into judder. Where it begins, and where it goes on after a
 * picture that was late, there is one frame for each picture, so that a transcoder that takes over
 * gives a picture the frame that the one before it would have given it. Used by one thread.
 *
 * @param <P> the picture, whose holds the {@link Sink} manages
 */
public final class PictureTimeline<P> {
  private static final double TOLERANCE = 0.75;

  /** How late a picture may be before its slot is filled without it. */
  static final MediaTime GRACE = MediaTime.ofMicros(200_000);

  /** How long the last picture stands in before the slate does. */
  private static final long PATIENCE_MICROS = 1_000_000;

  private static final long LONGEST_PATIENCE_MICROS = 5_000_000;

  /** Longer than any film. */
  private static final MediaTime FOR_EVER = new MediaTime(100_000_000, /* timescale= */ 1);

  private static final int INTERVALS_REMEMBERED = 8;

  /** Takes the frames of the output, in order, each exactly once. */
  public interface Sink<P> {
    /**
     * A frame.
     *
     * @param picture what it shows; empty: the slate
     * @param repeated true if the frame before showed the same
     */
    void frame(long index, Optional<P> picture, boolean repeated);

    /** A picture is no longer needed. */
    void release(P picture);
  }

  /** What is seen while the source gives no picture. */
  public enum Holes {
    /** The last picture for a while, then the slate: the source has failed. */
    SLATE,
    /** The last picture, however long: it is the author's will. */
    LAST_PICTURE
  }

  private final FrameRate rate;
  private final MediaTime origin;
  private final Holes holes;
  private final Sink<P> sink;
  private final Deque<Long> intervals = new ArrayDeque<>();
  private Optional<P> current = Optional.empty();
  private MediaTime currentUntil = MediaTime.ZERO;
  private Optional<MediaTime> lastPicture = Optional.empty();
  private boolean currentShown = false;
  private boolean slateShown = false;

  /** True if the picture before had the slot before, so that jitter is passed over. */
  private boolean inStep = false;

  private long next;
  private long repeated = 0;
  private long dropped = 0;

  /**
   * A timeline.
   *
   * @param origin where frame 0 is, on the contribution's timeline
   * @param firstFrame the first frame to give
   */
  public PictureTimeline(
      FrameRate rate, MediaTime origin, long firstFrame, Holes holes, Sink<P> sink) {
    this.rate = rate;
    this.origin = origin;
    this.holes = holes;
    this.next = firstFrame;
    this.sink = sink;
  }

  /**
   * A picture came.
   *
   * @param time when it is to be shown
   * @param duration for how long at least, zero if unknown
   */
  public void picture(MediaTime time, MediaTime duration, P picture) {
    remember(time);
    double ahead = framesFromNext(time);
    while (ahead > TOLERANCE) {
      fill();
      ahead -= 1;
    }
    replaceCurrent(picture);
    currentUntil = time.plus(patience(duration));
    place(ahead);
  }

  /** The current picture takes the next slot, unless it belongs to one before. */
  private void place(double ahead) {
    if (ahead <= (inStep ? -TOLERANCE : TOLERANCE - 1)) {
      dropped++;
      return;
    }
    inStep = true;
    emit(current);
  }

  /**
   * Whether a picture that comes is worth making ready: not if it is too late, or if its frame is
   * none of those that are {@code wanted}. The last one must be able to stand in for it.
   */
  public boolean needs(MediaTime time, LongPredicate wanted) {
    double ahead = framesFromNext(time);
    long slot = next + (long) Math.max(0, Math.ceil(ahead - TOLERANCE));
    if (current.isEmpty() || !timeOf(slot).isBefore(currentUntil)) {
      return true;
    }
    return ahead >= -TOLERANCE && wanted.test(slot);
  }

  /**
   * A picture came that was not made ready: its frame shows the last one again, and the source has
   * not failed. Nothing happens while the slate is seen.
   */
  public void passOver(MediaTime time, MediaTime duration) {
    if (current.isEmpty()) {
      return;
    }
    remember(time);
    double ahead = framesFromNext(time);
    while (ahead > TOLERANCE) {
      fill();
      ahead -= 1;
    }
    if (current.isEmpty()) {
      return;
    }
    MediaTime until = time.plus(patience(duration));
    currentUntil = until.isAfter(currentUntil) ? until : currentUntil;
    place(ahead);
  }

  /** The source's clock has come to {@code now}: slots that are overdue are filled. */
  public void advance(MediaTime now) {
    MediaTime due = now.minus(GRACE);
    while (timeOf(next).isBefore(due)) {
      // A picture that comes for it now is late, and must not move all that follow by a frame.
      inStep = false;
      fill();
    }
  }

  /** Fills every slot before {@code end}: the broadcast is over, nothing more will come. */
  public void finish(MediaTime end) {
    while (timeOf(next).isBefore(end)) {
      fill();
    }
  }

  private void fill() {
    boolean failed = current.isEmpty() || !timeOf(next).isBefore(currentUntil);
    if (failed) {
      current.ifPresent(sink::release);
      current = Optional.empty();
    } else if (currentShown) {
      repeated++;
    }
    emit(current);
  }

  private void emit(Optional<P> picture) {
    boolean same = picture.isPresent() ? currentShown : slateShown;
    sink.frame(next, picture, same);
    currentShown = picture.isPresent();
    slateShown = picture.isEmpty();
    next++;
  }

  private void replaceCurrent(P picture) {
    current.ifPresent(sink::release);
    current = Optional.of(picture);
    currentShown = false;
  }

  private void remember(MediaTime time) {
    lastPicture.ifPresent(
        last -> {
          long interval = time.minus(last).toMicros();
          if (interval > 0 && interval < LONGEST_PATIENCE_MICROS) {
            intervals.addLast(interval);
          }
          if (intervals.size() > INTERVALS_REMEMBERED) {
            intervals.removeFirst();
          }
        });
    lastPicture = Optional.of(time);
  }

  /** A slide show of a picture every two seconds has not failed after one. */
  private MediaTime patience(MediaTime duration) {
    if (holes == Holes.LAST_PICTURE) {
      return FOR_EVER;
    }
    long longest = intervals.stream().mapToLong(Long::longValue).max().orElse(0);
    long micros = Math.max(duration.toMicros() * 3 / 2, longest * 5 / 2);
    return MediaTime.ofMicros(Math.clamp(micros, PATIENCE_MICROS, LONGEST_PATIENCE_MICROS));
  }

  private double framesFromNext(MediaTime time) {
    return time.minus(timeOf(next)).toMicros() / 1e6 * rate.toDouble();
  }

  private MediaTime timeOf(long frame) {
    return origin.plus(rate.timeOf(frame));
  }

  /** The frame that comes next. */
  public long next() {
    return next;
  }

  /** Where the next frame is on the contribution's timeline. */
  public MediaTime nextTime() {
    return timeOf(next);
  }

  /** Frames that showed the picture before again since no newer one was there. */
  public long repeated() {
    return repeated;
  }

  /** Pictures that found their slot filled. */
  public long dropped() {
    return dropped;
  }

  /** Forgets the picture: the slate is next, drawn anew since it may be another. */
  public void startAnew() {
    release();
    lastPicture = Optional.empty();
    intervals.clear();
    slateShown = false;
  }

  /** Lets go of the picture that is held. */
  public void release() {
    current.ifPresent(sink::release);
    current = Optional.empty();
  }
}
