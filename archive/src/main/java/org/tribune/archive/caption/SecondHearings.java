package org.tribune.archive.caption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.caption.RecordingRecogniser.RecogniserException;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.Alert;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.Message;

/**
 * Has recordings heard a second time by the better recogniser: at night, while nothing is on air,
 * one after the other, the newest first. What is not finished goes on where it was; what fails is
 * tried again, and the operator is told. Safe for all threads.
 */
public final class SecondHearings implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(SecondHearings.class);

  static final String FAILED = "second-hearing-failed";

  /** Alerts are forgotten after 20 s. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Once all is heard: what is more comes from a broadcast, after which it is looked at once. */
  private static final Duration PAUSE_WITHOUT_WORK = Duration.ofMinutes(5);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What is older was heard, or can't be. */
  private static final Duration OLDEST = Duration.ofDays(30);

  /** A failure is said until the next night is near, which tries again. */
  private static final Duration LASTS = Duration.ofHours(16);

  private static final int NEWEST = 50;
  private static final int MOST_FAILURES = 3;

  private final Catalogue catalogue;
  private final RecordedSound recorded;
  private final BroadcastLedger ledger;
  private final RecordingRecogniser recogniser;
  private final NamesInRecording names;
  private final RaisedAlerts alerts;
  private final BooleanSupplier isLiveStrained;
  private final Clock clock;
  private final Duration pauseAfterFailure;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("second-hearings").daemon().unstarted(this::run);

  // The thread's own.
  private final Map<BroadcastId, Integer> failures = new HashMap<>();
  private Optional<Failure> failure = Optional.empty();
  private Optional<Instant> looksAgain = Optional.empty();
  private boolean isAway = false;

  /** Why the last one failed. */
  private record Failure(ChannelId channel, Message why, Instant at) {}

  /**
   * The hearings of all recordings in {@code catalogue}.
   *
   * @param isLiveStrained true while a broadcast on this machine wants all of it
   * @param clock the wall clock, in the zone whose night is meant
   */
  public SecondHearings(
      Catalogue catalogue,
      ObjectStore store,
      BroadcastLedger ledger,
      RecordingRecogniser recogniser,
      RaisedAlerts alerts,
      BooleanSupplier isLiveStrained,
      Clock clock) {
    this(catalogue, store, ledger, recogniser, alerts, isLiveStrained, clock, PAUSE_AFTER_FAILURE);
  }

  SecondHearings(
      Catalogue catalogue,
      ObjectStore store,
      BroadcastLedger ledger,
      RecordingRecogniser recogniser,
      RaisedAlerts alerts,
      BooleanSupplier isLiveStrained,
      Clock clock,
      Duration pauseAfterFailure) {
    this.catalogue = catalogue;
    this.recorded = new RecordedSound(catalogue, store);
    this.ledger = ledger;
    this.recogniser = recogniser;
    this.names = new NamesInRecording(catalogue);
    this.alerts = alerts;
    this.isLiveStrained = isLiveStrained;
    this.clock = clock;
    this.pauseAfterFailure = pauseAfterFailure;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        pass();
      } while (!closed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hears what there is to be heard now, if there is anything, to its end. */
  void pass() throws InterruptedException {
    try {
      sayAgain();
      if (!hasTime()) {
        looksAgain = Optional.empty();
      } else if (!pauses()) {
        look();
      }
      isAway = false;
    } catch (StoreException | CatalogueException e) {
      if (!isAway) {
        LOG.warn("Recordings are not heard while store or catalogue are away: {}", e.getMessage());
      }
      isAway = true;
    } catch (RuntimeException e) {
      LOG.error("Hearing recordings a second time failed", e);
    }
  }

  private void look() throws InterruptedException {
    Optional<Recording> next = next();
    if (next.isPresent()) {
      hear(next.get());
    } else {
      looksAgain = Optional.of(clock.instant().plus(PAUSE_WITHOUT_WORK));
    }
  }

  private boolean hasTime() {
    return closed.getCount() > 0
        && NightHours.hold(clock.instant(), clock.getZone())
        && ledger.open().isEmpty()
        && !isLiveStrained.getAsBoolean();
  }

  private boolean pauses() {
    Instant now = clock.instant();
    return looksAgain.filter(now::isBefore).isPresent()
        || failure.filter(each -> now.isBefore(each.at().plus(pauseAfterFailure))).isPresent();
  }

  private Optional<Recording> next() {
    return catalogue.recordings(RecordingQuery.complete(NEWEST)).stream()
        .filter(each -> each.kind() != RecordingKind.REPORT)
        .filter(each -> each.endedAt().filter(this::isNew).isPresent())
        .filter(each -> failures.getOrDefault(each.id(), 0) < MOST_FAILURES)
        .filter(this::isToBeHeard)
        .findFirst();
  }

  private boolean isNew(Instant end) {
    return end.isAfter(clock.instant().minus(OLDEST));
  }

  /** What a clerk has written or confirmed needs no machine; what is corrected now waits. */
  private boolean isToBeHeard(Recording recording) {
    Optional<SecondHearing> heard = catalogue.transcripts().hearing(recording.id());
    boolean isWritten =
        catalogue
            .captions()
            .find(recording.id())
            .flatMap((RecordingCaptions all) -> all.track(recogniser.language()))
            .isPresent();
    return heard.filter(SecondHearing::isDone).isEmpty()
        && !isWritten
        && !catalogue.isContested(recording.id());
  }

  private void hear(Recording recording) throws InterruptedException {
    Instant begun = clock.instant();
    LOG.info("Recording {} is heard a second time", recording.id());
    try {
      HearingAgain again = new HearingAgain(catalogue, recorded, recogniser, recording);
      boolean isDone = again.hear(names.of(recording), this::hasTime);
      LOG.info(
          "Recording {} {} by {}: {} captions written in {} s",
          recording.id(),
          isDone ? "was heard" : "is heard in part, and goes on when there is time again,",
          again.engine(),
          again.written(),
          Duration.between(begun, clock.instant()).toSeconds());
      worked();
    } catch (RecogniserException e) {
      failed(recording, "" + e.getMessage());
    } catch (StoreException | CatalogueException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("Recording {} can't be heard", recording.id(), e);
      failed(recording, "" + e);
    }
  }

  private void worked() {
    if (failure.isPresent()) {
      failure = Optional.empty();
      alerts.end(Set.of(FAILED), Message.of("archive.heard-again"));
    }
  }

  private void failed(Recording recording, String why) {
    failures.merge(recording.id(), 1, Integer::sum);
    LOG.warn("Recording {} was not heard a second time: {}", recording.id(), why);
    failure =
        Optional.of(
            new Failure(
                recording.channel(), Message.of("archive.not-heard-again", why), clock.instant()));
    sayAgain();
  }

  private void sayAgain() {
    if (failure.filter(each -> each.at().plus(LASTS).isBefore(clock.instant())).isPresent()) {
      failures.clear();
      worked();
    }
    failure.ifPresent(
        each -> alerts.raise(each.channel(), FAILED, Alert.Severity.WARNING, each.why()));
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (thread.isAlive() && !thread.join(PATIENCE)) {
        LOG.info("A recording that is heard is interrupted by the stop; it goes on another night");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
