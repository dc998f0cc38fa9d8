package org.tribune.archive.caption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.caption.HearingQueue.Wanted;
import org.tribune.archive.caption.RecordingRecogniser.RecogniserException;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.Alert;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.Message;

/**
 * Has recordings heard by the recogniser for recordings, one after the other: films that have no
 * captions, and at night a second time what was on air. What is not finished goes on where it was;
 * what fails is tried again, and who waits for it is told. Safe for all threads.
 */
public final class SecondHearings implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(SecondHearings.class);

  static final String FAILED = "second-hearing-failed";

  /** Alerts are forgotten after 20 s. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A failure is said, and counts, until the next night is near, which tries again. */
  private static final Duration LASTS = Duration.ofHours(16);

  private static final int MOST_FAILURES = 3;

  private final Catalogue catalogue;
  private final RecordedSound recorded;
  private final RecordingRecogniser recogniser;
  private final List<HearingQueue> queues;
  private final RaisedAlerts alerts;
  private final Clock clock;
  private final Duration pauseAfterFailure;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("second-hearings").daemon().unstarted(this::run);

  // The thread's own.
  private final Map<BroadcastId, Tries> failed = new HashMap<>();
  private Optional<Failure> failure = Optional.empty();
  private Instant pausesUntil = Instant.MIN;
  private boolean isAway = false;

  /** Why the last recording of what was on air failed. */
  private record Failure(ChannelId channel, Message why, Instant at) {}

  /**
   * How often one failed, and when it did last.
   *
   * @param isWritten whether its failure is in the catalogue, where somebody may take it away
   */
  private record Tries(int count, Instant last, boolean isWritten) {
    boolean holdAt(Instant now) {
      return last.plus(LASTS).isAfter(now);
    }
  }

  /**
   * The hearings of all recordings in {@code catalogue}.
   *
   * @param queues what is to be heard; nothing of one while there is something in one before it
   */
  public SecondHearings(
      Catalogue catalogue,
      ObjectStore store,
      RecordingRecogniser recogniser,
      List<HearingQueue> queues,
      RaisedAlerts alerts,
      Clock clock) {
    this(catalogue, store, recogniser, queues, alerts, clock, PAUSE_AFTER_FAILURE);
  }

  SecondHearings(
      Catalogue catalogue,
      ObjectStore store,
      RecordingRecogniser recogniser,
      List<HearingQueue> queues,
      RaisedAlerts alerts,
      Clock clock,
      Duration pauseAfterFailure) {
    this.catalogue = catalogue;
    this.recorded = new RecordedSound(catalogue, store);
    this.recogniser = recogniser;
    this.queues = List.copyOf(queues);
    this.alerts = alerts;
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
      Optional<Wanted> next = pauses() ? Optional.empty() : next();
      if (next.isPresent()) {
        hear(next.get());
      }
      isAway = false;
    } catch (StoreException | CatalogueException e) {
      if (!isAway) {
        LOG.warn("Recordings are not heard while store or catalogue are away: {}", e.getMessage());
      }
      isAway = true;
    } catch (RuntimeException e) {
      LOG.error("Hearing recordings failed", e);
    }
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private boolean pauses() {
    return clock.instant().isBefore(pausesUntil);
  }

  private Optional<Wanted> next() {
    return queues.stream().flatMap(each -> each.next(this::mayBeTried).stream()).findFirst();
  }

  private boolean mayBeTried(BroadcastId recording) {
    return isOpen()
        && (tries(recording).filter(each -> each.count() >= MOST_FAILURES).isEmpty()
            || isWanted(recording));
  }

  /** Who waits for it has asked for another try, which counts as the first. */
  private boolean isWanted(BroadcastId recording) {
    boolean isWanted =
        tries(recording).filter(Tries::isWritten).isPresent()
            && catalogue
                .transcripts()
                .hearing(recording)
                .filter(each -> each.failure().isEmpty())
                .isPresent();
    if (isWanted) {
      failed.remove(recording);
    }
    return isWanted;
  }

  private Optional<Tries> tries(BroadcastId recording) {
    return Optional.ofNullable(failed.get(recording)).filter(each -> each.holdAt(clock.instant()));
  }

  private void hear(Wanted wanted) throws InterruptedException {
    Recording recording = wanted.recording();
    Instant begun = clock.instant();
    LOG.info("Recording {} is heard by the recogniser for recordings", recording.id());
    try {
      HearingAgain again = new HearingAgain(catalogue, recorded, recogniser, recording);
      boolean isDone = again.hear(wanted.names(), () -> isOpen() && wanted.goesOn().getAsBoolean());
      LOG.info(
          "Recording {} {} by {}: {} captions written in {} s",
          recording.id(),
          isDone ? "was heard" : "is heard in part, and goes on when there is time again,",
          again.engine(),
          again.written(),
          Duration.between(begun, clock.instant()).toSeconds());
      if (!isFilm(recording)) {
        worked();
      }
    } catch (RecogniserException e) {
      failed(recording, e.why());
    } catch (StoreException | CatalogueException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("Recording {} can't be heard", recording.id(), e);
      failed(recording, new Message("" + e, "" + e));
    }
  }

  private void worked() {
    if (failure.isPresent()) {
      failure = Optional.empty();
      alerts.end(Set.of(FAILED), Message.of("archive.heard-again"));
    }
  }

  private static boolean isFilm(Recording recording) {
    return recording.kind() == RecordingKind.REPORT;
  }

  private void failed(Recording recording, Message why) {
    Instant now = clock.instant();
    int before = tries(recording.id()).map(Tries::count).orElse(0);
    failed.put(recording.id(), new Tries(before + 1, now, isFilm(recording)));
    pausesUntil = now.plus(pauseAfterFailure);
    LOG.warn("Recording {} was not heard: {}", recording.id(), why.en());
    if (isFilm(recording)) {
      tellAuthor(recording.id(), Message.of("archive.film-not-heard", why));
    } else {
      Message told = Message.of("archive.not-heard-again", why);
      failure = Optional.of(new Failure(recording.channel(), told, now));
      sayAgain();
    }
  }

  /** Nobody watches the alerts of the films' channel: it is never on air. */
  private void tellAuthor(BroadcastId film, Message why) {
    SecondHearing heard =
        catalogue.transcripts().hearing(film).orElseGet(() -> SecondHearing.none(film));
    var _ = catalogue.transcripts().save(heard.failed(why), List.of());
  }

  private void sayAgain() {
    if (failure.filter(each -> each.at().plus(LASTS).isBefore(clock.instant())).isPresent()) {
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
        LOG.info("A recording that is heard is interrupted by the stop; it goes on later");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
