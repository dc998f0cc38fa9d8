package org.tribune.site.recording;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.text.Message;
import org.tribune.delivery.replay.ReplayChapters;

/**
 * What the routes of chapters and speakers answer, as {@code openapi.yaml} describes it. Places in
 * a replay are seconds, to the millisecond.
 */
public final class MarkResponses {
  private static final double MILLIS = 1_000;

  private MarkResponses() {}

  /**
   * What the public sees of the marks of a broadcast.
   *
   * @param broadcast empty while nothing is on air
   * @param hiddenSince since when none of them is said to last
   */
  public record Chapters(
      Optional<String> broadcast,
      long version,
      Optional<String> sitting,
      List<Chapter> chapters,
      List<Speaker> speakers,
      Optional<Instant> hiddenSince) {}

  /**
   * A chapter.
   *
   * @param start in the replay, as is {@code end}; empty while it is on air
   */
  public record Chapter(
      String id,
      Optional<String> item,
      String numbering,
      String title,
      Instant startedAt,
      Optional<Double> start,
      Optional<Double> end) {
    /** On air: a live's time is the clock's alone. */
    static Chapter live(Mark mark) {
      return of(mark, Optional.empty(), Optional.empty());
    }

    static Chapter replayed(ReplayChapters.Chapter chapter) {
      return of(
          chapter.mark(),
          Optional.of(seconds(chapter.startMicros())),
          Optional.of(seconds(chapter.endMicros())));
    }

    private static Chapter of(Mark mark, Optional<Double> start, Optional<Double> end) {
      return new Chapter(
          mark.id().value(),
          mark.item().map(ItemId::value),
          mark.numbering(),
          mark.title(),
          mark.start(),
          start,
          end);
    }
  }

  /**
   * Who has the floor.
   *
   * @param start in the replay, as is {@code end}; empty while it is on air
   * @param endedAt empty in a replay, and while they have it still
   */
  public record Speaker(
      String id,
      String title,
      Instant startedAt,
      Optional<Double> start,
      Optional<Double> end,
      Optional<Instant> endedAt) {
    /** On air. */
    static Speaker live(Mark mark, Optional<Instant> endedAt) {
      return new Speaker(
          mark.id().value(),
          mark.title(),
          mark.start(),
          Optional.empty(),
          Optional.empty(),
          endedAt);
    }

    static Speaker replayed(ReplayChapters.Chapter stretch) {
      return new Speaker(
          stretch.mark().id().value(),
          stretch.mark().title(),
          stretch.mark().start(),
          Optional.of(seconds(stretch.startMicros())),
          Optional.of(seconds(stretch.endMicros())),
          Optional.empty());
    }
  }

  static double seconds(long micros) {
    return Math.round(micros / MILLIS) / MILLIS;
  }

  /**
   * Everything that is marked, for clerks.
   *
   * @param changedAt empty if nothing was marked yet
   * @param pen the console that has the edit lock
   */
  public record Marks(
      String broadcast,
      String channel,
      String state,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      long version,
      Optional<Instant> changedAt,
      String changedBy,
      Optional<Holder> pen,
      List<ClerkMark> marks) {
    static Marks of(Broadcast broadcast, Marking marking, List<ClerkMark> marks) {
      return new Marks(
          broadcast.id().value(),
          broadcast.channel().value(),
          broadcast.state().name().toLowerCase(Locale.ROOT),
          broadcast.liveAt(),
          broadcast.endedAt(),
          marking.version(),
          Optional.of(marking.changedAt()).filter(at -> marking.version() != 0),
          marking.changedBy(),
          marking.pen().map(pen -> new Holder(pen.console(), pen.who(), pen.since())),
          marks);
    }
  }

  record Holder(String console, String who, Instant since) {}

  /**
   * A mark with all that an order about it names.
   *
   * @param at where it begins in the replay; empty while there is none
   */
  record ClerkMark(
      String id,
      String kind,
      Instant start,
      Optional<Double> at,
      String numbering,
      String title,
      Optional<String> sitting,
      Optional<String> item,
      int revision) {
    static ClerkMark of(Mark mark, Optional<Double> at) {
      return new ClerkMark(
          mark.id().value(),
          mark.kind().name().toLowerCase(Locale.ROOT),
          mark.start(),
          at,
          mark.numbering(),
          mark.title(),
          mark.sitting().map(SittingId::value),
          mark.item().map(ItemId::value),
          mark.revision());
    }
  }

  /** What is marked after changes, and what came of each of them. */
  record Changed(Marks marking, List<Outcome> outcomes) {}

  /**
   * What came of a change.
   *
   * @param id of the mark, as it was sent
   * @param detail why it was not done
   */
  record Outcome(String id, String outcome, Optional<Message> detail) {
    static Outcome of(MarkVerdict verdict) {
      return new Outcome(
          verdict.id(), verdict.kind().name().toLowerCase(Locale.ROOT), verdict.message());
    }
  }
}
