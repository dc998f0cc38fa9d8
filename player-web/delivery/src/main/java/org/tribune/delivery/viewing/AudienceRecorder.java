package org.tribune.delivery.viewing;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.audience.AudienceTally;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.time.MediaClock;

/**
 * Adds what this server counted to the catalogue's figures, once a minute and when it ends. While
 * the catalogue is away the figures wait in memory. Started and closed by one thread; the rest is
 * safe for all.
 */
public final class AudienceRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AudienceRecorder.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int LOOKS_A_TALLY = 12;

  private final Viewings viewings;
  private final ViewerCensus census;
  private final BroadcastLedger ledger;
  private final List<ChannelId> channels;
  private final Audience audience;
  private final MediaClock clock;
  private final ConcurrentViewersCounter concurrentViewers = new ConcurrentViewersCounter();
  private final String writer;
  private long number = 0;

  /** What is not known to be written: it goes first, as it is, so that it is not added twice. */
  private Optional<AudienceTally> pending = Optional.empty();

  private boolean isAway = false;
  private Optional<Thread> thread = Optional.empty();

  /**
   * Keeps what {@code viewings} counts, and how many the {@code census} sees.
   *
   * @param channels whose broadcasts are looked at
   */
  public AudienceRecorder(
      Viewings viewings,
      ViewerCensus census,
      BroadcastLedger ledger,
      List<ChannelId> channels,
      Audience audience,
      MediaClock clock) {
    this.viewings = viewings;
    this.census = census;
    this.ledger = ledger;
    this.channels = List.copyOf(channels);
    this.audience = audience;
    this.clock = clock;
    byte[] name = new byte[8];
    new SecureRandom().nextBytes(name);
    this.writer = HexFormat.of().formatHex(name);
  }

  /** Begins to look. */
  public void start() {
    thread = Optional.of(Thread.ofVirtual().name("audience").start(this::keepLooking));
  }

  private void keepLooking() {
    try {
      for (int look = 1; true; look++) {
        Thread.sleep(LOOK);
        look();
        if (look % LOOKS_A_TALLY == 0) {
          var _ = write();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks how many watch what is on air. */
  public synchronized void look() {
    Instant now = clock.now().toInstant();
    for (ChannelId channel : channels) {
      ledger
          .openOn(channel)
          .filter(Broadcast::isPublic)
          .ifPresent(each -> concurrentViewers.see(each.id(), now, census.count(channel)));
    }
  }

  /**
   * Adds what was counted up to the call before this one. Blocks. What can't be written is written
   * by a later call.
   *
   * @return false if the catalogue is away
   */
  public synchronized boolean write() {
    if (pending.isEmpty()) {
      pending = Optional.of(tally(viewings.turn())).filter(each -> !each.isEmpty());
    }
    try {
      pending.ifPresent(audience::add);
      pending = Optional.empty();
      if (isAway) {
        LOG.info("Audience statistics are written again");
      }
      isAway = false;
    } catch (CatalogueException e) {
      if (!isAway) {
        LOG.warn("Audience statistics wait for the catalogue: {}", e.getMessage());
      }
      isAway = true;
    }
    return !isAway;
  }

  private AudienceTally tally(List<WatchedMinute> minutes) {
    Instant now = clock.now().toInstant();
    return new AudienceTally(
        writer, ++number, now, minutes, days(minutes, now), concurrentViewers.takeUntil(now));
  }

  /** All of it is of this day: what was counted is never much older than a minute. */
  private static List<WatchedDay> days(List<WatchedMinute> minutes, Instant now) {
    record Key(BroadcastId recording, Viewing viewing) {}
    Map<Key, Duration> sums = new HashMap<>();
    minutes.forEach(
        each ->
            sums.merge(new Key(each.recording(), each.viewing()), each.watched(), Duration::plus));
    LocalDate today = LocalDate.ofInstant(now, ZoneId.systemDefault());
    List<WatchedDay> days = new ArrayList<>();
    sums.forEach(
        (key, sum) -> days.add(new WatchedDay(key.recording(), key.viewing(), today, sum)));
    return days;
  }

  /** Writes what is left. To be called once nothing is served any more; safe twice. */
  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
    thread = Optional.empty();
    // Once for what waits, once for what was counted before the last turn, once for the rest.
    boolean written = true;
    for (int turn = 0; turn < 3 && written; turn++) {
      written = write();
    }
    if (!written) {
      LOG.warn("The catalogue is away: what was watched in the last minutes is not counted");
    }
  }
}
