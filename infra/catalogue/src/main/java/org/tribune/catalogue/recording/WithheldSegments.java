package org.tribune.catalogue.recording;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/**
 * The segments that hold anything of passages that are withheld, by their numbers, which are the
 * same in all renditions and for ever: on air, to go back to, and in the recording. Immutable.
 */
public final class WithheldSegments {
  /** Nothing is withheld. */
  public static final WithheldSegments NONE = new WithheldSegments(new TreeMap<>());

  /**
   * Sound is cut at its own frames, up to two of them away from the grid, and a frame is heard in
   * its neighbours too (ISO/IEC 14496-3, 4.6.11).
   */
  private static final MediaTime SOUND_SLACK = MediaTime.ofMicros(100_000);

  /** The last number of each run of segments, by its first; the runs don't touch. */
  private final NavigableMap<Long, Long> runs;

  private WithheldSegments(NavigableMap<Long, Long> runs) {
    this.runs = runs;
  }

  /**
   * The segments of {@code timeline} that must not be seen, whole: a passage is rounded outwards.
   *
   * @param withholdings those that are lifted do not count
   */
  public static WithheldSegments of(Timeline timeline, List<Withholding> withholdings) {
    NavigableMap<Long, Long> runs = new TreeMap<>();
    for (Withholding each : withholdings) {
      if (each.isInForce()) {
        long first = timeline.segmentAt(sinceOrigin(timeline, each.from()).minus(SOUND_SLACK));
        // The end is excluded, but what is heard of it begins before.
        long last = timeline.segmentAt(sinceOrigin(timeline, each.to()).plus(SOUND_SLACK));
        add(runs, Math.max(0, first), last);
      }
    }
    return runs.isEmpty() ? NONE : new WithheldSegments(runs);
  }

  private static MediaTime sinceOrigin(Timeline timeline, Instant instant) {
    return MediaTime.of(instant).minus(MediaTime.of(timeline.origin()));
  }

  private static void add(NavigableMap<Long, Long> runs, long first, long last) {
    if (last < first) {
      return;
    }
    long from = first;
    long to = last;
    Map.Entry<Long, Long> before = runs.floorEntry(last + 1);
    while (before != null && before.getValue() >= first - 1) {
      from = Math.min(from, before.getKey());
      to = Math.max(to, before.getValue());
      runs.remove(before.getKey());
      before = runs.floorEntry(last + 1);
    }
    runs.put(from, to);
  }

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** True if segment {@code number} must not be seen. */
  public boolean contains(long number) {
    Map.Entry<Long, Long> run = runs.floorEntry(number);
    return run != null && number <= run.getValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WithheldSegments segments && runs.equals(segments.runs);
  }

  @Override
  public int hashCode() {
    return runs.hashCode();
  }

  @Override
  public String toString() {
    return runs.toString();
  }
}
