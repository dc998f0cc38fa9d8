package org.tribune.delivery.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.core.time.MediaTime;

/**
 * What was marked in a recording, in the time that a viewer of the replay reads. Immutable.
 *
 * @param marks that are left, by time
 * @param version of the marking
 * @param chapters in order, each up to the next; what was cut away wholly is not there
 * @param speakers in order, without stretches in which nobody has the floor
 */
public record ReplayChapters(
    List<Mark> marks, long version, List<Chapter> chapters, List<Chapter> speakers) {
  /** Nothing is marked. */
  public static final ReplayChapters NONE =
      new ReplayChapters(List.of(), /* version= */ 0, List.of(), List.of());

  public ReplayChapters {
    marks = List.copyOf(marks);
    chapters = List.copyOf(chapters);
    speakers = List.copyOf(speakers);
  }

  /**
   * A stretch.
   *
   * @param startMicros from the replay's beginning
   * @param endMicros likewise, after the start
   */
  public record Chapter(Mark mark, long startMicros, long endMicros) {
    private boolean touches(long fromMicros, long toMicros) {
      return startMicros < toMicros && fromMicros < endMicros;
    }
  }

  /**
   * The chapters of a recording without its segments being read: a moment less or more may count at
   * its beginning and end. Blocks.
   *
   * @param marking with the marks that the public may see
   */
  static ReplayChapters of(Catalogue catalogue, Recording recording, Marking marking) {
    return of(marking.marks(), marking.version(), origin(recording), clock(catalogue, recording));
  }

  /** The clock of its replay, by the clock on the wall. Blocks. */
  static ReplayClock clock(Catalogue catalogue, Recording recording) {
    Instant end = recording.endedAt().orElse(recording.startedAt());
    return ReplayClock.of(
        since(origin(recording), recording.startedAt()),
        since(origin(recording), end),
        catalogue.corrections(recording.id()));
  }

  private static Instant origin(Recording recording) {
    return recording.format().timeline().origin();
  }

  /**
   * Where in a recording's replay is what was filmed at {@code time}, in microseconds; empty if it
   * is not in it, or was cut away. Blocks.
   */
  static OptionalLong place(Catalogue catalogue, Recording recording, Instant time) {
    return places(catalogue, recording).apply(time);
  }

  /** The same for many times. Blocks once. */
  static Function<Instant, OptionalLong> places(Catalogue catalogue, Recording recording) {
    ReplayClock clock = clock(catalogue, recording);
    return time -> {
      MediaTime at = since(origin(recording), time);
      boolean isThere =
          !at.isBefore(clock.start())
              && at.isBefore(clock.end())
              && clock.cuts().stream()
                  .allMatch(cut -> at.isBefore(cut.from()) || !at.isBefore(cut.to()));
      return isThere ? OptionalLong.of(clock.toReplayMicros(at)) : OptionalLong.empty();
    };
  }

  /**
   * The chapters of a recording.
   *
   * @param shown the marks that the public may see, by time
   * @param origin media time zero of the recording's timeline
   */
  static ReplayChapters of(List<Mark> shown, long version, Instant origin, ReplayClock clock) {
    List<Chapter> chapters = stretches(shown, MarkKind.CHAPTER, origin, clock);
    List<Chapter> speakers =
        stretches(shown, MarkKind.SPEAKER, origin, clock).stream()
            .filter(each -> !each.mark().title().isEmpty())
            .toList();
    List<Mark> left = new ArrayList<>();
    chapters.forEach(each -> left.add(each.mark()));
    speakers.forEach(each -> left.add(each.mark()));
    left.sort(Mark.BY_TIME);
    return new ReplayChapters(left, version, chapters, speakers);
  }

  /** Who has the floor in the middle of what is said there; empty if nobody has. */
  public Optional<String> speakerOf(Cue played) {
    long middle = MediaTime.of(played.start().plus(played.end()).dividedBy(2)).toMicros();
    return speakers.stream()
        .filter(each -> each.startMicros() <= middle && middle < each.endMicros())
        .map(each -> each.mark().title())
        .findFirst();
  }

  /** Those that are seen in a stretch of the replay. */
  ReplayChapters within(long fromMicros, long toMicros) {
    List<Chapter> left =
        chapters.stream().filter(each -> each.touches(fromMicros, toMicros)).toList();
    List<Chapter> heard =
        speakers.stream().filter(each -> each.touches(fromMicros, toMicros)).toList();
    Set<Mark> seen =
        Stream.concat(left.stream(), heard.stream()).map(Chapter::mark).collect(Collectors.toSet());
    return new ReplayChapters(marks.stream().filter(seen::contains).toList(), version, left, heard);
  }

  private static List<Chapter> stretches(
      List<Mark> shown, MarkKind kind, Instant origin, ReplayClock clock) {
    return Chapters.of(shown, kind, /* end= */ Optional.empty()).stream()
        .map(
            each ->
                new Chapter(
                    each.mark(),
                    micros(each.mark().start(), origin, clock),
                    each.end()
                        .map(end -> micros(end, origin, clock))
                        .orElse(clock.durationMicros())))
        .filter(each -> each.endMicros() > each.startMicros())
        .toList();
  }

  private static long micros(Instant at, Instant origin, ReplayClock clock) {
    return Math.clamp(clock.toReplayMicros(since(origin, at)), 0, clock.durationMicros());
  }

  private static MediaTime since(Instant origin, Instant at) {
    return MediaTime.of(at).minus(MediaTime.of(origin));
  }

  /** Bytes of memory, about. */
  long weight() {
    return 512L * (marks.size() + chapters.size() + speakers.size());
  }
}
