package org.tribune.site.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayChapters;

/** What is marked, as the API shows it: to the public what may be shown, to clerks all of it. */
public final class MarkResponseMapper {
  private MarkResponseMapper() {}

  /** Nothing is on air. */
  public static MarkResponses.Chapters nothing() {
    return new MarkResponses.Chapters(
        Optional.empty(),
        /* version= */ 0,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The newest that is named: a broadcast is of one sitting, as far as people do no odd things. */
  private static Optional<SittingId> sitting(List<Mark> shown) {
    return shown.reversed().stream().flatMap(mark -> mark.sitting().stream()).findFirst();
  }

  /**
   * For viewers of a live.
   *
   * @param shown the marks that they may see, by time
   * @param hiddenSince since when none of them is said to last; empty if the last of them does
   */
  public static MarkResponses.Chapters live(
      Broadcast broadcast, long version, List<Mark> shown, Optional<Instant> hiddenSince) {
    return new MarkResponses.Chapters(
        Optional.of(broadcast.id().value()),
        version,
        sitting(shown).map(SittingId::value),
        Chapters.of(shown, MarkKind.CHAPTER, broadcast.endedAt()).stream()
            .map(each -> MarkResponses.Chapter.live(each.mark()))
            .toList(),
        // Who had the floor as the doors were closed is not said to have it still.
        Chapters.of(shown, MarkKind.SPEAKER, broadcast.endedAt().or(() -> hiddenSince)).stream()
            .map(each -> MarkResponses.Speaker.live(each.mark(), each.end()))
            .toList(),
        hiddenSince);
  }

  /**
   * For viewers of a replay.
   *
   * @param unmarked which sitting it is of if none is named in it
   */
  static MarkResponses.Chapters replay(
      RecordingIndex index, Supplier<Optional<SittingId>> unmarked) {
    ReplayChapters found = index.chapters();
    return new MarkResponses.Chapters(
        Optional.of(index.recording().id().value()),
        found.version(),
        sitting(found.marks()).or(unmarked).map(SittingId::value),
        found.chapters().stream().map(MarkResponses.Chapter::replayed).toList(),
        found.speakers().stream().map(MarkResponses.Speaker::replayed).toList(),
        /* hiddenSince= */ Optional.empty());
  }

  /**
   * Everything, for clerks.
   *
   * @param index of the recording, if it can be watched: times are then given as a player shows
   *     them
   */
  public static MarkResponses.Marks clerk(
      Broadcast broadcast, Marking marking, Optional<RecordingIndex> index) {
    return MarkResponses.Marks.of(
        broadcast,
        marking,
        marking.marks().stream()
            .map(mark -> MarkResponses.ClerkMark.of(mark, index.map(known -> place(mark, known))))
            .toList());
  }

  private static double place(Mark mark, RecordingIndex index) {
    ReplayClock clock = index.clock();
    Instant origin = index.recording().format().timeline().origin();
    long micros = clock.toReplayMicros(MediaTime.of(mark.start()).minus(MediaTime.of(origin)));
    return MarkResponses.seconds(Math.clamp(micros, 0, index.durationMicros()));
  }
}
