package org.tribune.core.mp4;

/**
 * Lays out a passage of a video track from the indexes of its segments. It starts with the last key
 * frame at or before the passage, which players decode and do not show; a hole makes the frame
 * before it longer. Used by one thread.
 */
public final class VideoTrackBuilder {
  private final TrackHeader header;
  private final long to;
  private final SampleTable samples;
  private long from;

  /** A track that is played from {@code from} to {@code to}, in its ticks. */
  public VideoTrackBuilder(TrackHeader header, long from, long to) {
    this.header = header;
    this.from = from;
    this.to = to;
    this.samples = new SampleTable(header.timescale());
  }

  /**
   * Adds a segment, in the order of time; what is not of the passage is left out.
   *
   * @param source the number by which the caller finds the segment again
   * @param shift ticks from a sample's decode time to its place in the passage's time
   */
  public void add(int source, SegmentIndex index, long shift) {
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      long time = index.decodeTime(chunk) - shift;
      int offset = index.payloadOffset(chunk);
      int first = index.firstSample(chunk);
      int behind = index.firstSample(chunk + 1);
      if (isWithin(index, first, behind, time)) {
        samples.addAll(source, index, first, behind, offset, time, /* allSync= */ false);
        continue;
      }
      for (int i = first; i < behind; i++) {
        if (time >= to) {
          return;
        }
        boolean sync = index.isSync(i);
        if (time <= from && time + index.duration(i) > from) {
          from = time;
        }
        if (sync && time <= from) {
          samples.clear();
        }
        if (sync || !samples.isEmpty()) {
          samples.add(source, offset, index.size(i), time, sync);
        }
        offset += index.size(i);
        time += index.duration(i);
      }
    }
  }

  /** True if all of a chunk is of the passage, and behind its start. */
  private boolean isWithin(SegmentIndex index, int first, int behind, long time) {
    if (!index.isEven() || first == behind || samples.isEmpty()) {
      return false;
    }
    long duration = index.duration(first);
    return duration > 0 && time > from && time + duration * (behind - first - 1) < to;
  }

  /**
   * Where the passage starts, once all is added: with the frame that is shown at its start, since
   * not all players can show a part of one. Tracks that go with this one start there too.
   */
  public long from() {
    return from;
  }

  /** The track; nothing may be added any more. */
  public TrackLayout build() {
    if (!samples.isEmpty()) {
      samples.endLast(to);
    }
    return new TrackLayout(header, "und", samples, from, to);
  }
}
