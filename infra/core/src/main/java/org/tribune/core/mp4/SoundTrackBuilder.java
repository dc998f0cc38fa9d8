package org.tribune.core.mp4;

import java.util.Optional;
import org.tribune.core.Bytes;

/**
 * Lays out a passage of a sound track from the indexes of its segments. Players count on frames of
 * one length, so a hole is filled with frames of silence, and where a cut joins two stretches that
 * do not meet on the grid of frames, the second is moved by half a frame (11 ms) at most: the moves
 * do not add up. Used by one thread.
 */
public final class SoundTrackBuilder {
  private final TrackHeader header;
  private final String language;
  private final Optional<Bytes> silence;
  private final long from;
  private final long to;
  private final SampleTable samples;
  private long end = 0;

  /**
   * A track that is played from {@code from} to {@code to}, in its ticks.
   *
   * @param language as in ISO 639-2/T
   * @param silence one frame of it; without, a hole makes the frame before it longer
   */
  public SoundTrackBuilder(
      TrackHeader header, String language, Optional<Bytes> silence, long from, long to) {
    this.header = header;
    this.language = language;
    this.silence = silence;
    this.from = from;
    this.to = to;
    this.samples = new SampleTable(header.timescale());
  }

  /** As in {@link VideoTrackBuilder#add}. */
  public void add(int source, SegmentIndex index, long shift) {
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      long time = index.decodeTime(chunk) - shift;
      int offset = index.payloadOffset(chunk);
      int first = index.firstSample(chunk);
      int behind = index.firstSample(chunk + 1);
      if (followsWithin(index, first, behind, time)) {
        samples.addAll(source, index, first, behind, offset, end, /* allSync= */ true);
        end += (long) index.duration(first) * (behind - first);
        continue;
      }
      for (int i = first; i < behind; i++) {
        if (time >= to) {
          return;
        }
        // A decoder needs the frame before to give the first one whole.
        if (time + 2L * index.duration(i) > from) {
          place(source, offset, index.size(i), time, index.duration(i));
        }
        offset += index.size(i);
        time += index.duration(i);
      }
    }
  }

  /** True if all of a chunk is of the passage, and each frame where the one before it ends. */
  private boolean followsWithin(SegmentIndex index, int first, int behind, long time) {
    if (!index.isEven() || first == behind || samples.isEmpty()) {
      return false;
    }
    long duration = index.duration(first);
    return duration > 0
        && time == end
        && time + 2 * duration > from
        && time + duration * (behind - first - 1) < to;
  }

  private void place(int source, int offset, int size, long time, int duration) {
    if (silence.isEmpty()) {
      append(source, offset, size, time, duration);
      return;
    }
    if (samples.isEmpty()) {
      end = time - duration * Math.ceilDiv(Math.max(0, time - from), duration);
    }
    while (2 * (time - end) > duration) {
      append(ProgressiveMp4.SILENCE, /* offset= */ 0, silence.get().length(), end, duration);
    }
    if (2 * (end - time) <= duration) {
      append(source, offset, size, end, duration);
    }
  }

  private void append(int source, int offset, int size, long time, int duration) {
    samples.add(source, offset, size, time, /* sync= */ true);
    end = time + duration;
  }

  /** The track; nothing may be added any more. */
  public TrackLayout build() {
    if (!samples.isEmpty()) {
      samples.endLast(end);
    }
    return new TrackLayout(header, language, samples, from, to);
  }
}
