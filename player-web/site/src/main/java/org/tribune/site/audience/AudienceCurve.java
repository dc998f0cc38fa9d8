package org.tribune.site.audience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayChapters;

/**
 * Where in a recording people watched, and where they left: minute by minute, and by chapter.
 * Immutable.
 *
 * @param minutes by time, without those that were cut away wholly
 * @param chapters in order; none while the recording can't be watched again
 */
record AudienceCurve(List<Minute> minutes, List<Chapter> chapters) {
  private static final long MINUTE = 60_000_000;

  /**
   * A minute of the recording.
   *
   * @param number of the recording's own time, which a cut leaves as it is
   * @param at where it begins in what a player shows, microseconds
   * @param length how much of it there is, microseconds: less than a minute at the end
   * @param live what was watched of it on air, by all together, microseconds
   * @param replay the same of what was watched afterwards
   */
  record Minute(int number, long at, long length, long live, long replay) {
    long watched() {
      return live + replay;
    }

    /** How many viewings went through it. */
    double viewings() {
      return watched() / (double) length;
    }
  }

  /**
   * A chapter.
   *
   * @param start in what a player shows, microseconds
   * @param end likewise
   * @param live what was watched of it on air, by all together, microseconds
   * @param replay the same of what was watched afterwards
   * @param kept how many viewings there were in its last minute for each in its first; absent for
   *     one that is too short to measure, or whose first minute nobody watched
   * @param isShort it has no two minutes of its own
   */
  record Chapter(
      String title,
      long start,
      long end,
      long live,
      long replay,
      Optional<Double> kept,
      boolean isShort) {
    /** How many viewings went through it, on average. */
    double viewings() {
      return (live + replay) / (double) (end - start);
    }
  }

  /**
   * The curve of a recording.
   *
   * @param index if it can be watched again; else it is on air, and the curve goes as far as
   *     anybody has watched
   */
  static AudienceCurve of(List<WatchedMinute> watched, Optional<RecordingIndex> index) {
    Map<Integer, Long> live = sums(watched, Viewing.LIVE);
    Map<Integer, Long> replay = sums(watched, Viewing.REPLAY);
    long known = watched.stream().mapToLong(each -> (each.minute() + 1) * MINUTE).max().orElse(0);
    long end = index.map(each -> Place.of(each).end()).orElse(known);
    List<Minute> minutes = new ArrayList<>();
    for (int number = 0; number * MINUTE < end; number++) {
      long from = number * MINUTE;
      long to = Math.min(end, from + MINUTE);
      if (index.filter(each -> Place.of(each).isCut(from, to)).isEmpty()) {
        minutes.add(
            new Minute(
                number,
                index.map(each -> Place.of(each).shown(from)).orElse(from),
                to - from,
                live.getOrDefault(number, 0L),
                replay.getOrDefault(number, 0L)));
      }
    }
    List<Chapter> chapters =
        index.stream()
            .flatMap(
                each ->
                    each.chapters().chapters().stream()
                        .map(chapter -> chapter(chapter, Place.of(each), minutes)))
            .toList();
    return new AudienceCurve(List.copyOf(minutes), chapters);
  }

  private static Map<Integer, Long> sums(List<WatchedMinute> watched, Viewing viewing) {
    Map<Integer, Long> sums = new TreeMap<>();
    watched.stream()
        .filter(each -> each.viewing() == viewing)
        .forEach(each -> sums.merge(each.minute(), micros(each.watched()), Long::sum));
    return sums;
  }

  static long micros(Duration duration) {
    return MediaTime.of(duration).toMicros();
  }

  private static Chapter chapter(
      ReplayChapters.Chapter chapter, Place place, List<Minute> minutes) {
    long from = place.own(chapter.startMicros(), /* isEnd= */ false);
    long to = place.own(chapter.endMicros(), /* isEnd= */ true);
    long live = 0;
    long replay = 0;
    for (Minute each : minutes) {
      long begin = each.number() * MINUTE;
      long shared = Math.min(to, begin + each.length()) - Math.max(from, begin);
      if (shared > 0) {
        live += Math.round(each.live() * (shared / (double) each.length()));
        replay += Math.round(each.replay() * (shared / (double) each.length()));
      }
    }
    List<Minute> within = within(from, to, minutes);
    return new Chapter(
        chapter.mark().label(),
        chapter.startMicros(),
        chapter.endMicros(),
        live,
        replay,
        kept(within),
        within.size() < 2);
  }

  /** The minutes that lie in it for the most part. */
  private static List<Minute> within(long from, long to, List<Minute> minutes) {
    return minutes.stream()
        .filter(
            each -> {
              long middle = each.number() * MINUTE + each.length() / 2;
              return middle >= from && middle < to;
            })
        .toList();
  }

  private static Optional<Double> kept(List<Minute> within) {
    return within.size() < 2 || within.getFirst().watched() == 0
        ? Optional.empty()
        : Optional.of(within.getLast().viewings() / within.getFirst().viewings());
  }

  /** Between a recording's own time from its first public frame and what a player shows. */
  private record Place(ReplayClock clock, long beginning) {
    static Place of(RecordingIndex index) {
      return new Place(index.clock(), index.beginningMicros());
    }

    long end() {
      return Math.max(0, clock.end().toMicros() - beginning);
    }

    long shown(long own) {
      long at = clock.toReplayMicros(MediaTime.ofMicros(beginning + own));
      return Math.clamp(at, 0, Math.max(0, clock.durationMicros()));
    }

    long own(long shown, boolean isEnd) {
      return clock.toRecording(shown, isEnd).toMicros() - beginning;
    }

    /** What is before the clock's start was cut away, too. */
    boolean isCut(long from, long to) {
      long start = clock.start().toMicros();
      return beginning + to <= start
          || clock.cuts().stream().anyMatch(cut -> covers(cut, beginning + from, beginning + to));
    }

    private static boolean covers(Passage cut, long from, long to) {
      return cut.from().toMicros() <= from && cut.to().toMicros() >= to;
    }
  }
}
