package org.tribune.catalogue.minutes.draft;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;

/** What was behind closed doors, of which nothing may be written. Immutable. */
final class ClosedSessions {
  private final List<Interruption> closed;
  private final Set<ItemId> touched = new HashSet<>();

  ClosedSessions(MinutesSources sources) {
    this.closed =
        sources.broadcasts().stream()
            .flatMap(each -> each.interruptions().stream())
            .filter(each -> each.kind() == Interruption.Kind.CLOSED_SESSION)
            .toList();
    sources.broadcasts().forEach(each -> touch(each, sources.marking(each).marks()));
  }

  private void touch(Broadcast broadcast, List<Mark> marks) {
    for (Chapters.Chapter each : Chapters.of(marks, MarkKind.CHAPTER, broadcast.endedAt())) {
      if (closed.stream().anyMatch(door -> overlaps(door, each))) {
        each.mark().item().ifPresent(touched::add);
      }
    }
  }

  private static boolean overlaps(Interruption door, Chapters.Chapter chapter) {
    boolean beginsBefore = chapter.end().map(door.from()::isBefore).orElse(true);
    Optional<Instant> until = door.until();
    return beginsBefore && until.map(chapter.mark().start()::isBefore).orElse(true);
  }

  /** True if what happened at {@code time} was behind closed doors. */
  boolean hold(Instant time) {
    return closed.stream().anyMatch(each -> Chapters.hides(each, time));
  }

  /**
   * True if an item was debated behind closed doors, even in part: of what was typed of it without
   * an hour nobody can tell where it was said.
   */
  boolean touch(ItemId item) {
    return touched.contains(item);
  }

  Set<ItemId> touched() {
    return Set.copyOf(touched);
  }
}
