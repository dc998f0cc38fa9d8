package org.tribune.site.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.time.MediaClock;

/**
 * Knows when a sitting is over: when its broadcast has ended, which clerks are asked about once, or
 * by its hour. Calls block. Safe for all threads.
 */
public final class SittingEnds {
  private static final Logger LOG = LoggerFactory.getLogger(SittingEnds.class);

  /** So long after its start a sitting is one of that day; then it was held. */
  static final Duration EVENING = Duration.ofHours(12);

  /** Who has not answered by then has gone home. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** After its first turn, which takes all, this looks no further back. */
  private static final Duration RECENT = Duration.ofDays(60);

  private static final int MOST = 10_000;

  private final Sittings sittings;
  private final SittingBroadcasts broadcasts;
  private final MediaClock clock;
  private volatile Instant from = Instant.EPOCH;

  public SittingEnds(Sittings sittings, SittingBroadcasts broadcasts, MediaClock clock) {
    this.sittings = sittings;
    this.broadcasts = broadcasts;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private static boolean isUnderway(Sitting sitting) {
    return sitting.status() == SittingStatus.ANNOUNCED || sitting.status() == SittingStatus.OPEN;
  }

  /**
   * When the broadcast of a sitting ended of which nobody has said yet whether it is over; empty if
   * there is nothing to ask. Who answers that it goes on makes it an open one, later than that.
   */
  Optional<Instant> toAsk(Sitting sitting) {
    Instant start = sitting.facts().start();
    if (!isUnderway(sitting) || start.isAfter(now()) || start.isBefore(now().minus(EVENING))) {
      return Optional.empty();
    }
    return broadcasts
        .end(sitting)
        .filter(
            end ->
                sitting.status() == SittingStatus.ANNOUNCED || sitting.changedAt().isBefore(end));
  }

  /** As the public sees it: one whose broadcast has ended is no longer to come. */
  public Sitting shown(Sitting sitting) {
    return toAsk(sitting).isPresent() ? sitting.in(SittingStatus.HELD) : sitting;
  }

  /** Makes what is over held. */
  public void settle() {
    Instant now = now();
    SittingQuery begun =
        new SittingQuery(Optional.of(from), Optional.of(now), /* latestFirst= */ true, MOST);
    sittings.list(begun).stream()
        .filter(SittingEnds::isUnderway)
        .filter(this::isOver)
        .forEach(this::hold);
    from = now.minus(RECENT);
  }

  private boolean isOver(Sitting sitting) {
    Instant now = now();
    return toAsk(sitting).map(end -> end.plus(PATIENCE).isBefore(now)).orElse(false)
        || (sitting.facts().start().isBefore(now.minus(EVENING))
            && broadcasts.of(sitting).live().isEmpty());
  }

  private void hold(Sitting sitting) {
    Sitting held = sitting.in(SittingStatus.HELD).changed(now(), /* who= */ "");
    // Another change was faster: the next turn looks again.
    sittings
        .replace(held)
        .ifPresent(each -> LOG.info("The sitting {} is over: it was held", each.id()));
  }
}
