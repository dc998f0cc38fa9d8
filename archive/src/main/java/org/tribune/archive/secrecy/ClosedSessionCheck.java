package org.tribune.archive.secrecy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.tribune.archive.proof.ClosedSession;
import org.tribune.archive.proof.ProofMaker;
import org.tribune.archive.proof.SearchReport;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaTime;
import org.tribune.signing.SigningException;

/**
 * After each closed session, looks by itself whether anything of it was kept, in the recording and
 * in the log, and shows the clerk what it saw: for ten minutes if all is well, until the program
 * stops if not. Has a thread of its own.
 */
public final class ClosedSessionCheck implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ClosedSessionCheck.class);

  /**
   * An order is on its way for a moment, in which packets are let through, and what was shown last
   * before the cut may stand until the slate comes.
   */
  static final Duration LAST_PICTURE = Duration.ofMillis(600);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** After so long a search that can't be made is reported in a proof. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration MADE_UP_FOR = Duration.ofDays(1);

  private final BroadcastLedger ledger;
  private final EventLog log;
  private final Catalogue catalogue;
  private final ObjectStore store;
  private final ClosedSessionAlarms alarms;
  private final Function<ChannelId, Duration> publicationDelay;
  private final Optional<SpoolSearch> spool;
  private final Optional<ProofMaker> proofs;
  private final Clock clock;
  private final Duration pause;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("closed-session-check").daemon().unstarted(this::run);

  // The thread's own.
  private final Set<BroadcastId> open = new HashSet<>();
  private final Set<ClosedSession> checked = new HashSet<>();
  private final Map<ClosedSession, SearchReport> searched = new HashMap<>();
  private boolean failing = false;

  /**
   * Checks all broadcasts that end a closed session from now on, or have one that was not over.
   *
   * @param publicationDelay of a channel: a closed session takes back as much
   * @param spool where segments wait for the store on this machine; empty: nowhere
   * @param proofs makes a document of each check; empty: none is made
   */
  public ClosedSessionCheck(
      BroadcastLedger ledger,
      EventLog log,
      Catalogue catalogue,
      ObjectStore store,
      RaisedAlerts alerts,
      Function<ChannelId, Duration> publicationDelay,
      Optional<Path> spool,
      Optional<ProofMaker> proofs) {
    this(
        ledger,
        log,
        catalogue,
        store,
        alerts,
        publicationDelay,
        spool,
        proofs,
        Clock.systemUTC(),
        PAUSE);
  }

  ClosedSessionCheck(
      BroadcastLedger ledger,
      EventLog log,
      Catalogue catalogue,
      ObjectStore store,
      RaisedAlerts alerts,
      Function<ChannelId, Duration> publicationDelay,
      Optional<Path> spool,
      Optional<ProofMaker> proofs,
      Clock clock,
      Duration pause) {
    this.ledger = ledger;
    this.log = log;
    this.catalogue = catalogue;
    this.store = store;
    this.alarms = new ClosedSessionAlarms(alerts, catalogue, publicationDelay);
    this.publicationDelay = publicationDelay;
    this.spool = spool.map(SpoolSearch::new);
    this.proofs = proofs;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        ledger.all().stream().filter(this::isOfInterest).forEach(this::check);
        alarms.repeat();
      } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Those that were open since this program started, and those of the last day: a check that a stop
   * of the program kept from its end is made up for.
   */
  private boolean isOfInterest(Broadcast broadcast) {
    if (broadcast.isOpen()) {
      open.add(broadcast.id());
    }
    return open.contains(broadcast.id())
        || (proofs.isPresent()
            && broadcast.endedAt().isPresent()
            && broadcast.endedAt().get().isAfter(clock.instant().minus(MADE_UP_FOR)));
  }

  private void check(Broadcast broadcast) {
    int number = 0;
    for (Interruption each : broadcast.interruptions()) {
      if (each.kind() == Interruption.Kind.CLOSED_SESSION) {
        number++;
        if (each.until().isPresent()) {
          check(broadcast, session(broadcast, number, each.from(), each.until().get()));
        }
      }
    }
  }

  private ClosedSession session(Broadcast broadcast, int number, Instant from, Instant until) {
    Instant earliest = from.minus(publicationDelay.apply(broadcast.channel())).plus(LAST_PICTURE);
    return new ClosedSession(
        broadcast.id(), number, from, until, earliest.isBefore(until) ? earliest : until);
  }

  private void check(Broadcast broadcast, ClosedSession session) {
    if (checked.contains(session)) {
      return;
    }
    try {
      if (isProved(session)) {
        checked.add(session);
        return;
      }
      Optional<SearchReport> report = searched(broadcast, session);
      if (report.isPresent()) {
        prove(broadcast, session, report.get());
        checked.add(session);
        searched.remove(session);
      } else {
        waits(broadcast, session, "the recording is not stored as far as the session's end");
      }
      failing = false;
    } catch (StoreException | CatalogueException e) {
      if (!failing) {
        LOG.warn("The check of closed sessions waits: {}", e.getMessage());
      }
      failing = true;
      waits(broadcast, session, "the store or the catalogue did not answer: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("A closed session could not be checked; it is tried again", e);
      waits(broadcast, session, "the search failed: " + e);
    }
  }

  /** Searched once: a proof that can't be made yet is made of the same report later. */
  private Optional<SearchReport> searched(Broadcast broadcast, ClosedSession session) {
    if (!searched.containsKey(session)) {
      search(broadcast, session)
          .ifPresent(
              report -> {
                if (session.searchedFrom().isBefore(session.until())) {
                  alarms.tell(broadcast.channel(), session, report);
                }
                searched.put(session, report);
              });
    }
    return Optional.ofNullable(searched.get(session));
  }

  /** By this or another process, before or after a restart. */
  private boolean isProved(ClosedSession session) {
    return proofs.isPresent()
        && proofs.get().editions(session).stream()
            .anyMatch(each -> each.result() != ClosedSessionProof.Result.INCOMPLETE);
  }

  private void prove(Broadcast broadcast, ClosedSession session, SearchReport report) {
    proofs.ifPresent(
        maker -> {
          ClosedSessionProof proof = maker.make(broadcast, session, report);
          LOG.info(
              "{}: proof of closed session {} made, edition {}: {}",
              session.broadcast(),
              session.number(),
              proof.edition(),
              proof.result().wireName());
        });
  }

  /** What can't be searched for a while is reported in a proof of its own; the search goes on. */
  private void waits(Broadcast broadcast, ClosedSession session, String reason) {
    if (clock.instant().isBefore(session.until().plus(PATIENCE)) || proofs.isEmpty()) {
      return;
    }
    try {
      if (proofs.get().editions(session).isEmpty()) {
        prove(broadcast, session, SearchReport.notMade(reason));
      }
    } catch (CatalogueException | SigningException e) {
      LOG.debug("The proof of an incomplete search is postponed", e);
    }
  }

  /** Empty if not all of it is stored yet. */
  private Optional<SearchReport> search(Broadcast broadcast, ClosedSession session) {
    Optional<Recording> recording = catalogue.recording(broadcast.id());
    Passage passage =
        new Passage(place(broadcast, session.searchedFrom()), place(broadcast, session.until()));
    if (recording.isEmpty() || !reaches(recording.get(), passage.to())) {
      return Optional.empty();
    }
    if (!passage.from().isBefore(passage.to())) {
      return Optional.of(
          SearchReport.notMade("the session was over as soon as the cut itself takes"));
    }
    LogSearch inLog = new LogSearch(log, store);
    SearchReport report =
        SecrecyScan.of(catalogue, store, recording.get(), passage)
            .and(inLog.parts(recording.get(), passage))
            .and(inLog.packets(broadcast.id(), session.searchedFrom(), session.until()));
    return Optional.of(
        spool
            .map(
                each ->
                    report.and(
                        each.of(
                            recording.get(),
                            passage,
                            rendition -> timescale(recording.get(), rendition))))
            .orElse(report));
  }

  private Optional<Integer> timescale(Recording recording, Rendition rendition) {
    return catalogue.segments(recording.id(), rendition.id()).stream()
        .findFirst()
        .map(row -> row.start().timescale());
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
