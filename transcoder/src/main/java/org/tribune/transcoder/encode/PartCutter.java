package org.tribune.transcoder.encode;

import java.util.ArrayList;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.media.encode.AudioEncoder;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.media.packaging.CmafChunk;
import org.tribune.media.packaging.Sample;

/**
 * Gathers the encoded frames of one rendition into parts on the broadcast's grid. A part is given
 * away with its last frame, not with the first of the next. Used by one thread.
 */
final class PartCutter {
  private final long epoch;
  private final String rendition;
  private final Timeline timeline;
  private final Grid grid;
  private final PartSink sink;
  private final List<Sample> samples = new ArrayList<>();
  private long length = 0;
  private long part;

  /** Where the frames of a rendition fall on the grid of parts. */
  interface Grid {
    /** The number of the first frame of part {@code part}, counted through from the origin. */
    long firstFrame(long part);

    int frameTicks();

    int timescale();

    Bytes chunk(long sequence, long start, List<Sample> samples);
  }

  /** The grid of a video rendition. */
  static Grid video(int framesPerPart, int frameTicks, int timescale) {
    return new Grid() {
      @Override
      public long firstFrame(long part) {
        return part * framesPerPart;
      }

      @Override
      public int frameTicks() {
        return frameTicks;
      }

      @Override
      public int timescale() {
        return timescale;
      }

      @Override
      public Bytes chunk(long sequence, long start, List<Sample> samples) {
        return CmafChunk.video(sequence, start, frameTicks, samples);
      }
    };
  }

  /** The grid of an audio rendition: a part starts with the first frame at or after the video's. */
  static Grid audio(Timeline timeline, int sampleRate) {
    return new Grid() {
      @Override
      public long firstFrame(long part) {
        MediaTime at = timeline.frameRate().timeOf(part * timeline.framesPerPart());
        long samplesTimesScale = Math.multiplyExact(at.ticks(), sampleRate);
        return Math.ceilDiv(samplesTimesScale, (long) at.timescale() * AudioEncoder.FRAME_SAMPLES);
      }

      @Override
      public int frameTicks() {
        return AudioEncoder.FRAME_SAMPLES;
      }

      @Override
      public int timescale() {
        return sampleRate;
      }

      @Override
      public Bytes chunk(long sequence, long start, List<Sample> samples) {
        return CmafChunk.audio(sequence, start, AudioEncoder.FRAME_SAMPLES, samples);
      }
    };
  }

  /**
   * A cutter.
   *
   * @param firstPart the first part to give, counted through from the origin
   */
  PartCutter(
      long epoch, String rendition, Timeline timeline, Grid grid, long firstPart, PartSink sink) {
    this.epoch = epoch;
    this.rendition = rendition;
    this.timeline = timeline;
    this.grid = grid;
    this.part = firstPart;
    this.sink = sink;
  }

  /** Takes the next frame; the first is the first of the first part. */
  void add(EncodedFrame frame) {
    samples.add(Sample.of(frame));
    grow();
  }

  /**
   * The next frame is not encoded: the one before it lasts so much longer. Never a part's first.
   */
  void lengthen() {
    if (samples.isEmpty()) {
      throw new IllegalStateException("A part of " + rendition + " has no first frame");
    }
    samples.addLast(samples.removeLast().lengthened());
    grow();
  }

  private void grow() {
    length++;
    if (grid.firstFrame(part) + length == grid.firstFrame(part + 1)) {
      give(isLastOfSegment());
    }
  }

  private boolean isLastOfSegment() {
    return (part + 1) % timeline.partsPerSegment() == 0;
  }

  /** The broadcast is over: what has been gathered is the last part. */
  void finish() {
    if (!samples.isEmpty()) {
      give(/* last= */ true);
    }
  }

  private void give(boolean last) {
    long first = grid.firstFrame(part);
    long start = first * grid.frameTicks();
    long duration = length * grid.frameTicks();
    Bytes chunk = grid.chunk(part + 1, start, samples);
    int parts = timeline.partsPerSegment();
    sink.part(
        new RenditionPart(
            epoch,
            rendition,
            part / parts,
            (int) (part % parts),
            new MediaTime(start, grid.timescale()),
            new MediaTime(duration, grid.timescale()),
            samples.stream().anyMatch(each -> each.frame().keyFrame()),
            last,
            chunk));
    samples.clear();
    length = 0;
    part++;
  }
}
