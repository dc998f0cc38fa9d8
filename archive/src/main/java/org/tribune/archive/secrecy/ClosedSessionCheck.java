package org.tribune.archive.secrecy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.CatalogueException;
import org.tribune.core.catalogue.Passage;
import org.tribune.core.catalogue.RecordedSegment;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.status.Alert;
import org.tribune.core.status.Message;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * After each closed session, looks by itself whether anything of it was kept, in the recording and
 * in the log, and tells the clerk what it saw: for ten minutes if all is well, until the program
 * stops if not. Has a thread of its own.
 */
public final class ClosedSessionCheck implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ClosedSessionCheck.class);

  /**
   * An order is on its way for a moment, in which packets are let through, and what was shown last
   * before the cut may stand until the slate comes.
   */
  private static final Duration LAST_PICTURE = Duration.ofMillis(600);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration TOLD_FOR = Duration.ofMinutes(10);
  private static final String CLEAN = "closed-session-checked";
  private static final String LEAK = "closed-session-leak";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

  private final BroadcastLedger ledger;
  private final EventLog log;
  private final Catalogue catalogue;
  private final ObjectStore store;
  private final RaisedAlerts alerts;
  private final Function<ChannelId, Duration> publicationDelay;
  private final Duration pause;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("closed-session-check").daemon().unstarted(this::run);

  // The thread's own.
  private final Set<BroadcastId> open = new HashSet<>();
  private final Set<Session> checked = new HashSet<>();
  private final Map<ChannelId, Told> told = new HashMap<>();
  private boolean failing = false;

  private record Session(BroadcastId broadcast, Instant from, Instant until) {}

  private record Told(
      String code,
      Alert.Severity severity,
      Message message,
      Optional<Alert.Passage> passage,
      long since) {}

  /**
   * Checks all broadcasts that end a closed session from now on, or have one that was not over.
   *
   * @param publicationDelay of a channel: a closed session takes back as much
   */
  public ClosedSessionCheck(
      BroadcastLedger ledger,
      EventLog log,
      Catalogue catalogue,
      ObjectStore store,
      RaisedAlerts alerts,
      Function<ChannelId, Duration> publicationDelay) {
    this(ledger, log, catalogue, store, alerts, publicationDelay, PAUSE);
  }

  ClosedSessionCheck(
      BroadcastLedger ledger,
      EventLog log,
      Catalogue catalogue,
      ObjectStore store,
      RaisedAlerts alerts,
      Function<ChannelId, Duration> publicationDelay,
      Duration pause) {
    this.ledger = ledger;
    this.log = log;
    this.catalogue = catalogue;
    this.store = store;
    this.alerts = alerts;
    this.publicationDelay = publicationDelay;
    this.pause = pause;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        try {
          ledger.all().stream().filter(this::isOfInterest).forEach(this::check);
          failing = false;
        } catch (StoreException | CatalogueException e) {
          if (!failing) {
            LOG.warn("The check of closed sessions waits: {}", e.getMessage());
          }
          failing = true;
        } catch (RuntimeException e) {
          LOG.error("A closed session could not be checked; it is tried again", e);
        }
        repeat();
      } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Those that were open since this program started: what ended before was checked before. */
  private boolean isOfInterest(Broadcast broadcast) {
    if (broadcast.isOpen()) {
      open.add(broadcast.id());
    }
    return open.contains(broadcast.id());
  }

  private void check(Broadcast broadcast) {
    for (Interruption each : broadcast.interruptions()) {
      if (each.kind() == Interruption.Kind.CLOSED_SESSION && each.until().isPresent()) {
        Session session = new Session(broadcast.id(), each.from(), each.until().get());
        if (!checked.contains(session) && check(broadcast, session)) {
          checked.add(session);
        }
      }
    }
  }

  /** False if not all of it is stored yet. */
  private boolean check(Broadcast broadcast, Session session) {
    Optional<Recording> recording = catalogue.recording(broadcast.id());
    MediaTime end = place(broadcast, session.until());
    if (recording.isEmpty() || !reaches(recording.get(), end)) {
      return false;
    }
    Duration delay = publicationDelay.apply(broadcast.channel());
    Instant from = session.from().minus(delay).plus(LAST_PICTURE);
    Passage passage = new Passage(place(broadcast, from), end);
    if (!passage.from().isBefore(passage.to())) {
      return true;
    }
    SecrecyScan.Result result = SecrecyScan.of(catalogue, store, recording.get(), passage);
    tell(broadcast, session, result, packets(broadcast, from, session.until()));
    return true;
  }

  private static MediaTime place(Broadcast broadcast, Instant instant) {
    return MediaTime.of(Duration.between(broadcast.origin(), instant));
  }

  private boolean reaches(Recording recording, MediaTime end) {
    return recording.isComplete()
        || recording.format().renditions().stream()
            .allMatch(
                rendition -> {
                  List<RecordedSegment> rows = catalogue.segments(recording.id(), rendition.id());
                  return !rows.isEmpty()
                      && !rows.getLast().start().plus(rows.getLast().duration()).isBefore(end);
                });
  }

  /** Packets of the source that the log still holds of it. */
  private long packets(Broadcast broadcast, Instant from, Instant until) {
    List<LogEntry<ContributionEntry>> held =
        log.tail(Topics.CONTRIBUTION, broadcast.id().value(), Topics.CONTRIBUTION.retention());
    return held.stream()
        .map(LogEntry::value)
        .filter(ContributionPacket.class::isInstance)
        .map(entry -> entry.time().toInstant())
        .filter(time -> !time.isBefore(from) && time.isBefore(until))
        .count();
  }

  private void tell(Broadcast broadcast, Session session, SecrecyScan.Result result, long packets) {
    String from = TIME.format(session.from());
    String until = TIME.format(session.until());
    boolean clean = result.isClean() && packets == 0;
    Message message =
        clean
            ? new Message(
                "Huis clos de %s à %s contrôlé : rien n'en a été gardé (%d images et %.0f s de son vérifiées)."
                    .formatted(from, until, result.pictures(), result.soundSeconds()),
                "Closed session from %s to %s checked: nothing of it was kept (%d pictures and %.0f s of sound verified)."
                    .formatted(from, until, result.pictures(), result.soundSeconds()))
            : new Message(
                "Huis clos de %s à %s : quelque chose a pu en être gardé. Retirez tout de suite ce passage, par le bouton ci-dessous, et prévenez votre prestataire."
                    .formatted(from, until),
                "Closed session from %s to %s: something of it may have been kept. Withhold this passage at once, by the button below, and tell whoever looks after Tribune."
                    .formatted(from, until));
    if (clean) {
      LOG.info("{}: {}", broadcast.id(), message.en());
    } else {
      LOG.error(
          "{}: {} ({} packets in the log; {})",
          broadcast.id(),
          message.en(),
          packets,
          result.found());
    }
    Alert.Severity severity = clean ? Alert.Severity.INFO : Alert.Severity.CRITICAL;
    told.put(
        broadcast.channel(),
        new Told(
            clean ? CLEAN : LEAK,
            severity,
            message,
            clean ? Optional.empty() : Optional.of(passage(broadcast, session)),
            System.nanoTime()));
  }

  /** All that may have been kept of it: what was shown last before the cut is part of it. */
  private Alert.Passage passage(Broadcast broadcast, Session session) {
    Instant from = session.from().minus(publicationDelay.apply(broadcast.channel()));
    return new Alert.Passage(broadcast.id(), from, session.until());
  }

  /** An alert that is not said again is forgotten. */
  private void repeat() {
    told.forEach(
        (channel, each) ->
            alerts.raise(channel, each.code(), each.severity(), each.message(), each.passage()));
    told.entrySet()
        .removeIf(
            entry -> {
              Told each = entry.getValue();
              boolean over =
                  each.code().equals(CLEAN)
                      && System.nanoTime() - each.since() > TOLD_FOR.toNanos();
              if (over) {
                alerts.end(entry.getKey(), Set.of(CLEAN), each.message());
              }
              return over;
            });
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
