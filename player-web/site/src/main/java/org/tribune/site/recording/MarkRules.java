package org.tribune.site.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.broadcast.Broadcast;

/** What one order does to a marking. For one request, on one thread; calls may block. */
final class MarkRules {
  /** "It started two minutes ago", just after going live, means: with the broadcast. */
  private static final Duration SHORTLY_BEFORE = Duration.ofMinutes(5);

  /** What is marked as soon as a session opens again begins with it, though a clock is behind. */
  private static final Duration JUST_BEFORE = Duration.ofSeconds(2);

  /** A console's clock is not ours. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

  private final Broadcast broadcast;
  private final Optional<String> console;
  private final Sittings sittings;
  private final Instant now;
  private final Map<SittingId, Boolean> published = new HashMap<>();

  /**
   * Rules.
   *
   * @param broadcast as it is now
   * @param console that sends the orders; empty for a page without the edit lock
   */
  MarkRules(Broadcast broadcast, Optional<String> console, Sittings sittings, Instant now) {
    this.broadcast = broadcast;
    this.console = console;
    this.sittings = sittings;
    this.now = now;
  }

  /** A marking after an order, and what came of the order. */
  record Applied(Marking marking, MarkVerdict verdict) {}

  Applied apply(Marking before, MarkRequest order) {
    String id = order.id().value();
    if (broadcast.isOpen() && !isSo(before, order) && !mayWrite(before, order)) {
      String who = before.pen().map(pen -> pen.who()).orElse("");
      return new Applied(
          before, MarkVerdict.not(id, MarkVerdict.Kind.PEN, "chapter.pen-held", who));
    }
    return switch (order) {
      case MarkRequest.Put put -> put(before, put);
      case MarkRequest.Remove remove -> remove(before, remove);
    };
  }

  /** An order that is sent again, since its answer was lost, needs the edit lock no more. */
  private static boolean isSo(Marking before, MarkRequest order) {
    Optional<Mark> known = before.mark(order.id());
    return switch (order) {
      case MarkRequest.Put put -> known.map(mark -> isThere(mark, put.mark(), put)).orElse(false);
      case MarkRequest.Remove remove -> known.isEmpty() && before.removed().contains(remove.id());
    };
  }

  private boolean mayWrite(Marking marking, MarkRequest order) {
    Instant madeAt = order.madeAt().filter(now::isAfter).orElse(now);
    return console.map(name -> marking.mayWrite(name, madeAt)).orElse(false);
  }

  private Applied put(Marking before, MarkRequest.Put order) {
    String id = order.id().value();
    if (before.removed().contains(order.id())) {
      return new Applied(
          before, MarkVerdict.not(id, MarkVerdict.Kind.REMOVED, "chapter.taken-back"));
    }
    Mark wanted = order.mark().at(within(order.mark().start()));
    Optional<MarkVerdict> misplaced = misplaced(order.mark().start(), wanted);
    if (misplaced.isPresent()) {
      return new Applied(before, misplaced.get());
    }
    Optional<Mark> known = before.mark(order.id());
    if (known.map(mark -> isThere(mark, wanted, order)).orElse(false)) {
      return new Applied(before, MarkVerdict.done(id));
    }
    if (known.map(Mark::revision).orElse(0) != order.base()) {
      return new Applied(before, stale(id));
    }
    return new Applied(before.with(wanted.revised(order.base() + 1)), MarkVerdict.done(id));
  }

  /** A mark that is sent again, since its answer was lost, is there: ids are of one use. */
  private static boolean isThere(Mark known, Mark wanted, MarkRequest.Put order) {
    return wanted.says(known) || (order.base() == 0 && known.revision() == 1);
  }

  private static MarkVerdict stale(String id) {
    return MarkVerdict.not(id, MarkVerdict.Kind.STALE, "chapter.changed-meanwhile");
  }

  private Applied remove(Marking before, MarkRequest.Remove order) {
    String id = order.id().value();
    Optional<Mark> known = before.mark(order.id());
    if (known.isEmpty() && before.removed().contains(order.id())) {
      return new Applied(before, MarkVerdict.done(id));
    }
    if (known.map(Mark::revision).orElse(0) != order.base()) {
      return new Applied(before, stale(id));
    }
    return new Applied(before.without(order.id()), MarkVerdict.done(id));
  }

  /**
   * Why there can be no such mark.
   *
   * @param asked when it was to begin
   */
  private Optional<MarkVerdict> misplaced(Instant asked, Mark mark) {
    String id = mark.id().value();
    Instant live = broadcast.liveAt().orElseThrow();
    if (asked.isBefore(live.minus(SHORTLY_BEFORE))) {
      return refused(id, "chapter.before-broadcast");
    }
    if (broadcast.endedAt().map(end -> !asked.isBefore(end)).orElse(false)) {
      return refused(id, "chapter.after-broadcast");
    }
    if (asked.isAfter(now.plus(CLOCKS_APART))) {
      return refused(id, "chapter.in-future");
    }
    if (broadcast.interruptions().stream().anyMatch(each -> Chapters.hides(each, mark.start()))) {
      return refused(id, "chapter.closed-session");
    }
    if (mark.sitting().filter(sitting -> !isPublished(sitting)).isPresent()) {
      return refused(id, "chapter.sitting-is-draft");
    }
    return Optional.empty();
  }

  private static Optional<MarkVerdict> refused(String id, String message) {
    return Optional.of(MarkVerdict.not(id, MarkVerdict.Kind.REFUSED, message));
  }

  private boolean isPublished(SittingId id) {
    return published.computeIfAbsent(
        id,
        asked -> sittings.find(asked).map(Sitting::status).filter(s -> s.isPublic()).isPresent());
  }

  private Instant within(Instant start) {
    Instant live = broadcast.liveAt().orElseThrow();
    Instant floored = start.isBefore(live) ? live : start;
    Instant opened =
        broadcast.interruptions().stream()
            .filter(each -> Chapters.hides(each, floored))
            .flatMap(each -> each.until().stream())
            .filter(until -> !floored.isBefore(until.minus(JUST_BEFORE)))
            .map(until -> until.plusMillis(1))
            .findFirst()
            .orElse(floored);
    return opened.isAfter(now) ? now : opened;
  }
}
