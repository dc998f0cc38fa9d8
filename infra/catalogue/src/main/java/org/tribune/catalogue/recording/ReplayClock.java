package org.tribune.catalogue.recording;

import java.util.List;
import org.tribune.core.time.MediaTime;

/**
 * Between the time that a player shows, which begins at 0 with the first public frame and leaves
 * out what was cut, and the recording's own timeline. Immutable.
 */
public final class ReplayClock {
  private final MediaTime start;
  private final MediaTime end;
  private final List<Passage> cuts;

  private ReplayClock(MediaTime start, MediaTime end, List<Passage> cuts) {
    this.start = start;
    this.end = end;
    this.cuts =
        cuts.stream()
            .filter(cut -> cut.touches(start, end))
            .map(cut -> new Passage(later(cut.from(), start), earlier(cut.to(), end)))
            .toList();
  }

  /**
   * The clock of a recording.
   *
   * @param start of the first segment
   * @param end of the last
   * @param corrections of which the cuts that were carried out count
   */
  public static ReplayClock of(MediaTime start, MediaTime end, List<Correction> corrections) {
    return new ReplayClock(
        start,
        end,
        Passage.joined(
            corrections.stream()
                .filter(each -> each.kind() == Correction.Kind.CUT)
                .filter(each -> each.state() == Correction.State.DONE)
                .map(each -> new Passage(each.from(), each.to()))
                .toList()));
  }

  private static MediaTime later(MediaTime one, MediaTime other) {
    return one.isAfter(other) ? one : other;
  }

  private static MediaTime earlier(MediaTime one, MediaTime other) {
    return one.isBefore(other) ? one : other;
  }

  /** The start of the first segment. */
  public MediaTime start() {
    return start;
  }

  /** The end of the last segment. */
  public MediaTime end() {
    return end;
  }

  /** Joined, in order. */
  public List<Passage> cuts() {
    return cuts;
  }

  /** How long the replay is, in microseconds. */
  public long durationMicros() {
    return end.minus(start).toMicros() - cuts.stream().mapToLong(c -> c.length().toMicros()).sum();
  }

  /**
   * Where on the recording's timeline the player's time is. What begins at a cut begins behind it,
   * what ends at one ends before it, so that a passage holds nothing more than was seen.
   *
   * @param micros from the replay's start
   * @param isEnd true for the end of a passage
   */
  public MediaTime toRecording(long micros, boolean isEnd) {
    long at = start.toMicros() + micros;
    for (Passage cut : cuts) {
      long from = cut.from().toMicros();
      if (isEnd ? at <= from : at < from) {
        break;
      }
      at += cut.to().toMicros() - from;
    }
    return MediaTime.ofMicros(at);
  }

  /** The player's time of a point of the recording's timeline, in microseconds; a cut has none. */
  public long toReplayMicros(MediaTime time) {
    long at = time.toMicros();
    long before = start.toMicros();
    for (Passage cut : cuts) {
      long cutAway = Math.min(at, cut.to().toMicros()) - cut.from().toMicros();
      before += Math.max(0, cutAway);
    }
    return at - before;
  }
}
