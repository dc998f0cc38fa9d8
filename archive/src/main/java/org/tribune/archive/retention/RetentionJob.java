package org.tribune.archive.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.storage.StorageMeter;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.StorageStatus;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/**
 * Deletes what has had its time, at night and an hour after the start; gives notice days before;
 * makes room when the store runs short; and erases what the operator deleted. A store or catalogue
 * that is away delays it and nobody else. Its thread is its own; the figures are safe for all.
 */
public final class RetentionJob implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

  /** Alerts are forgotten after 20 s. */
  private static final Duration TICK = Duration.ofSeconds(5);

  /** For machines that are off at night. */
  private static final Duration AFTER_START = Duration.ofHours(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The night before a clock is set back by an hour. */
  private static final Duration LONGEST_DAY = Duration.ofHours(26);

  private final Clock clock;
  private final RetentionConfig config;
  private final Eraser eraser;
  private final Candidates candidates;
  private final RetentionPlan plan;
  private final Notices notices;
  private final SpaceReclaimer roomMaker;
  private final StorageMeter meter;
  private final RetentionAlerts alerts;
  private final Thread thread = Thread.ofVirtual().name("archive-retention").unstarted(this::run);
  private final Rhythm eachTurn = new Rhythm(Duration.ofSeconds(10));
  private final Rhythm eachHour = new Rhythm(Duration.ofHours(1));
  private Instant nextNight;
  private SpaceReclaimer.Room room = SpaceReclaimer.Room.ENOUGH;
  private boolean failing = false;
  private volatile boolean closed = false;
  private volatile List<Deletion> announced = List.of();
  private volatile StorageStatus storage = StorageStatus.UNKNOWN;

  /**
   * A job.
   *
   * @param channels where the operator is alerted
   * @param clock the wall clock, in the zone whose night is meant
   */
  public RetentionJob(
      Catalogue catalogue,
      ObjectStore store,
      BroadcastLedger ledger,
      RetentionConfig config,
      List<ChannelId> channels,
      RaisedAlerts raised,
      Clock clock) {
    this.clock = clock;
    this.config = config;
    this.eraser = new Eraser(catalogue, store, clock);
    this.candidates = new Candidates(catalogue, ledger, config);
    this.plan = new RetentionPlan(config);
    this.notices = new Notices(catalogue, config.notice());
    this.roomMaker =
        new SpaceReclaimer(catalogue, store, candidates, eraser, clock, config.freeSpace());
    this.meter = new StorageMeter(catalogue, store);
    this.alerts = new RetentionAlerts(raised, channels, clock.getZone());
    this.nextNight = clock.instant().plus(AFTER_START);
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        tick();
        Thread.sleep(TICK);
      }
    } catch (InterruptedException e) {
      // Closed: what is half erased is gone on with at the next start.
    }
  }

  /** Does what is due, and says again what is so. */
  void tick() {
    try {
      work(clock.instant());
      failing = false;
    } catch (StoreException | CatalogueException e) {
      if (!failing && !closed) {
        LOG.error("Retention can't read the catalogue or the store; it is retried until it can", e);
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("A run of the retention job failed", e);
    }
    alerts.tell(announced, storage, isFullSoon(), room);
  }

  private void work(Instant now) {
    boolean isNight = isNight(now);
    if (eachHour.beats(now) || isNight) {
      announce(now);
    }
    if (isNight) {
      condemnDue(now);
    }
    if (eachTurn.beats(now) || isNight) {
      long before = eraser.erased();
      eraser.condemned().forEach(each -> eraser.erase(each.id()));
      room = roomMaker.make();
      if (eraser.erased() > before) {
        announce(now);
      }
    }
  }

  private void announce(Instant now) {
    storage = meter.measure(now);
    announced = notices.tell(plan.steps(candidates.find(), storage, now), now);
  }

  /** What had its notice long enough: its objects are erased below. */
  private void condemnDue(Instant now) {
    Set<BroadcastId> due =
        announced.stream()
            .filter(each -> each.reason() == Deletion.Reason.PERIOD && !each.dueAt().isAfter(now))
            .map(Deletion::recording)
            .collect(Collectors.toSet());
    if (due.isEmpty()) {
      return;
    }
    for (Candidate candidate : candidates.find()) {
      if (due.contains(candidate.recording().id()) && !eraser.condemn(candidate.recording())) {
        LOG.info("Recording {} changed meanwhile and is kept for now", candidate.recording().id());
      }
    }
  }

  /** True once in a night; a clock that was set back makes it look at the night again. */
  private boolean isNight(Instant now) {
    if (now.isBefore(nextNight)) {
      if (Duration.between(now, nextNight).compareTo(LONGEST_DAY) > 0) {
        nextNight = QuietHour.after(now, clock.getZone());
      }
      return false;
    }
    nextNight = QuietHour.after(now, clock.getZone());
    return true;
  }

  private boolean isFullSoon() {
    Instant horizon = clock.instant().plus(config.notice());
    return storage.fullAt().filter(day -> day.isBefore(horizon)).isPresent();
  }

  /** How many recordings were erased since the start. */
  public long erased() {
    return eraser.erased();
  }

  /** How many recordings are announced to go. */
  public int announced() {
    return announced.size();
  }

  /** The room that recordings take, as of the last hour. */
  public StorageStatus storage() {
    return storage;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
