package org.tribune.catalogue.chapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;

/** What the public sees of a marking. */
public final class Chapters {
  private Chapters() {}

  /**
   * A stretch of a broadcast.
   *
   * @param mark where it begins
   * @param end where the next of its kind begins, or the broadcast ended; empty while it lasts
   */
  public record Chapter(Mark mark, Optional<Instant> end) {}

  /**
   * The marks that may be shown, by time: none before the broadcast was public, none past its end,
   * none of a closed session.
   */
  public static List<Mark> shown(Marking marking, Broadcast broadcast) {
    return broadcast.liveAt().isEmpty()
        ? List.of()
        : marking.marks().stream().filter(each -> isShown(each.start(), broadcast)).toList();
  }

  private static boolean isShown(Instant start, Broadcast broadcast) {
    return broadcast.liveAt().filter(live -> !start.isBefore(toMillis(live))).isPresent()
        && broadcast.endedAt().map(start::isBefore).orElse(true)
        && broadcast.interruptions().stream().noneMatch(each -> hides(each, start));
  }

  /** A mark's time is one of whole milliseconds. */
  private static Instant toMillis(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli());
  }

  /** True if {@code time} lies in a closed session. */
  public static boolean hides(Interruption interruption, Instant time) {
    return interruption.kind() == Interruption.Kind.CLOSED_SESSION
        && !time.isBefore(interruption.from())
        && interruption.until().map(time::isBefore).orElse(true);
  }

  /** The stretches of one kind. */
  public static List<Chapter> of(List<Mark> shown, MarkKind kind, Optional<Instant> end) {
    List<Mark> marks = shown.stream().filter(each -> each.kind() == kind).toList();
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      Optional<Instant> until = i + 1 < marks.size() ? Optional.of(marks.get(i + 1).start()) : end;
      chapters.add(new Chapter(marks.get(i), until));
    }
    return chapters;
  }
}
