package org.tribune.site.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.time.MediaClock;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.deliberation.PublicDecisions;

/**
 * What may be told now: agendas that are announced, and decisions of sittings that are over. A
 * sitting that a clerk is writing is left alone until it has not changed for a while. Calls block.
 * Owned by the thread that sends.
 */
final class AlertNewsReader {
  /** In which a clerk may still correct what an e-mail would tell. */
  static final Duration SECOND_THOUGHTS = Duration.ofMinutes(10);

  /** What was decided longer ago is history: it is in the search and the feed. */
  static final Duration TOLD_FOR = Duration.ofDays(90);

  private static final int MOST = 500;

  private final Sittings sittings;
  private final PublicDecisions decisions;
  private final MediaClock clock;

  /** Since when each is as it is, as this process saw it. */
  private final Map<SittingId, Seen> seen = new HashMap<>();

  private record Seen(long version, Instant since) {}

  AlertNewsReader(Sittings sittings, PublicDecisions decisions, MediaClock clock) {
    this.sittings = sittings;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** What there is, the earliest sitting first. */
  List<AlertNews> read() {
    Instant now = clock.now().toInstant();
    List<Sitting> found = sittings.list(SittingQuery.from(now.minus(TOLD_FOR), MOST));
    Set<SittingId> there = found.stream().map(Sitting::id).collect(Collectors.toSet());
    seen.keySet().retainAll(there);
    List<AlertNews> news = new ArrayList<>();
    for (Sitting each : found) {
      Seen before = seen.get(each.id());
      if (before == null || before.version() != each.version()) {
        before = new Seen(each.version(), since(each, now));
        seen.put(each.id(), before);
      }
      if (!now.isBefore(before.since().plus(SECOND_THOUGHTS))) {
        of(each, now).filter(one -> !one.items().isEmpty()).ifPresent(news::add);
      }
    }
    return news;
  }

  /** What was written before this process looked first has waited already. */
  private static Instant since(Sitting sitting, Instant now) {
    return sitting.changedAt().isBefore(now) ? sitting.changedAt() : now;
  }

  private Optional<AlertNews> of(Sitting sitting, Instant now) {
    boolean isComing =
        sitting.status() == SittingStatus.ANNOUNCED && sitting.facts().start().isAfter(now);
    if (sitting.status() == SittingStatus.HELD) {
      return decisions
          .shown(sitting)
          .map(shown -> new AlertNews(shown, /* isDecided= */ true, decided(sitting)));
    }
    return isComing
        ? decisions
            .shown(sitting)
            .map(shown -> new AlertNews(shown, /* isDecided= */ false, announced(shown)))
        : Optional.empty();
  }

  private List<AlertNews.Item> decided(Sitting sitting) {
    List<AlertNews.Item> items = new ArrayList<>();
    for (PublicDecision each : decisions.of(sitting)) {
      items.add(new AlertNews.Item(each.sitting(), each.item(), Optional.of(each)));
    }
    return items;
  }

  /** What was taken off the agenda, or put off, has a vote already. */
  private static List<AlertNews.Item> announced(Sitting shown) {
    return shown.items().stream()
        .filter(each -> !each.title().isEmpty() && each.vote().isEmpty())
        .map(each -> new AlertNews.Item(shown, each, Optional.empty()))
        .toList();
  }
}
