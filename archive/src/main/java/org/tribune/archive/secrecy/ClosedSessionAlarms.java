package org.tribune.archive.secrecy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.proof.ClosedSession;
import org.tribune.archive.proof.ProofFindings;
import org.tribune.archive.proof.SearchReport;
import org.tribune.archive.proof.SearchedPlace;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionSettlements;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.LogException;
import org.tribune.core.status.Alert;
import org.tribune.core.status.Message;

/**
 * What the clerk is told of the checks of closed sessions: one alert for each session. That all is
 * well is told for ten minutes; what was found, and what could not be searched, until a person
 * settles it, whatever other checks come to and however often the program is started. For one
 * thread.
 */
final class ClosedSessionAlarms {
  private static final Logger LOG = LoggerFactory.getLogger(ClosedSessionAlarms.class);
  private static final Duration TOLD_FOR = Duration.ofMinutes(10);
  private static final Message SOMETHING =
      new Message("quelque chose a pu en être gardé", "something of it may have been kept");
  private static final String CLEAN = "closed-session-checked";
  private static final String UNSEARCHED = "closed-session-unsearched";
  private static final String LEAK = "closed-session-leak";

  /** The catalogue is asked what others have settled, or found, not more often than this. */
  private static final Duration ASKED_EVERY = Duration.ofSeconds(5);

  private final RaisedAlerts alerts;
  private final Catalogue catalogue;
  private final ClosedSessionSettlements settlements;
  private final Function<ChannelId, Duration> publicationDelay;
  private final Map<Session, Told> told = new LinkedHashMap<>();
  private long askedAt = System.nanoTime() - ASKED_EVERY.toNanos();

  private record Session(BroadcastId broadcast, Instant from) {}

  private record Told(
      ChannelId channel,
      String code,
      Alert.Severity severity,
      Message message,
      Optional<Alert.Passage> passage,
      Optional<Alert.ClosedSession> session,
      long since) {
    boolean isOver() {
      return severity == Alert.Severity.INFO && System.nanoTime() - since > TOLD_FOR.toNanos();
    }
  }

  ClosedSessionAlarms(
      RaisedAlerts alerts, Catalogue catalogue, Function<ChannelId, Duration> publicationDelay) {
    this.alerts = alerts;
    this.catalogue = catalogue;
    this.settlements = new ClosedSessionSettlements(catalogue.accounts());
    this.publicationDelay = publicationDelay;
  }

  /** Tells what a search has come to. */
  void tell(ChannelId channel, ClosedSession session, SearchReport report) {
    Message message = message(session, report);
    if (report.result() == ClosedSessionProof.Result.CLEAN) {
      LOG.info("{}: {}", session.broadcast(), message.en());
    } else {
      LOG.error(
          "{}: {} (found: {}; not searched: {})",
          session.broadcast(),
          message.en(),
          report.found(),
          report.unsearched());
    }
    put(channel, session, report, message);
  }

  private void put(ChannelId channel, ClosedSession session, SearchReport report, Message message) {
    Optional<Alert.Passage> passage =
        report.result() == ClosedSessionProof.Result.FOUND
            ? Optional.of(passage(channel, session))
            : Optional.empty();
    Told now =
        new Told(
            channel,
            code(report.result()) + ":" + session.broadcast() + ":" + session.number(),
            severity(report.result()),
            message,
            passage,
            Optional.of(
                new Alert.ClosedSession(session.broadcast(), session.number(), pictureAt(report))),
            System.nanoTime());
    Told before = told.put(new Session(session.broadcast(), session.from()), now);
    if (before != null && !before.code().equals(now.code())) {
      alerts.end(before.channel(), Set.of(before.code()), before.message());
    }
  }

  private static String code(ClosedSessionProof.Result result) {
    return switch (result) {
      case CLEAN -> CLEAN;
      case INCOMPLETE -> UNSEARCHED;
      case FOUND -> LEAK;
    };
  }

  private static Alert.Severity severity(ClosedSessionProof.Result result) {
    return switch (result) {
      case CLEAN -> Alert.Severity.INFO;
      case INCOMPLETE -> Alert.Severity.WARNING;
      case FOUND -> Alert.Severity.CRITICAL;
    };
  }

  /** All that may have been kept of it: what was shown last before the cut is part of it. */
  private Alert.Passage passage(ChannelId channel, ClosedSession session) {
    Instant from = session.from().minus(publicationDelay.apply(channel));
    return new Alert.Passage(session.broadcast(), from, session.until());
  }

  private static Optional<Instant> pictureAt(SearchReport report) {
    return report
        .firstFind()
        .filter(find -> isPicture(find.kind(), find.place()))
        .flatMap(SearchReport.Find::at);
  }

  private static boolean isPicture(SearchedPlace.Kind kind, String place) {
    return kind == SearchedPlace.Kind.RENDITION && !place.startsWith("audio");
  }

  private static Message message(ClosedSession session, SearchReport report) {
    String from = hour("HH:mm", session.from());
    String until = hour("HH:mm", session.until());
    String frenchFrom = hour("H' h 'mm", session.from());
    String frenchUntil = hour("H' h 'mm", session.until());
    return switch (report.result()) {
      case CLEAN ->
          new Message(
              "Huis clos de %s à %s contrôlé : rien n’en a été gardé (%d images et %.0f s de son vérifiées)."
                  .formatted(frenchFrom, frenchUntil, report.pictures(), report.soundSeconds()),
              "Closed session from %s to %s checked: nothing of it was kept (%d pictures and %.0f s of sound verified)."
                  .formatted(from, until, report.pictures(), report.soundSeconds()));
      case INCOMPLETE ->
          new Message(
              "Huis clos de %s à %s : rien n’a été trouvé, mais tout n’a pas pu être contrôlé. L’attestation, sur la page « Enregistrements », le précise."
                  .formatted(frenchFrom, frenchUntil),
              "Closed session from %s to %s: nothing was found, but not all could be searched. The proof, on the page of recordings, tells what."
                  .formatted(from, until));
      case FOUND -> {
        Message find = report.firstFind().map(ClosedSessionAlarms::words).orElse(SOMETHING);
        yield new Message(
            "Huis clos de %s à %s : %s. Si cela vient de la salle à huis clos, retirez tout de suite ce passage et prévenez votre prestataire."
                .formatted(frenchFrom, frenchUntil, find.fr()),
            "Closed session from %s to %s: %s. If this comes from the room behind closed doors, withhold this passage at once and tell whoever looks after Tribune."
                .formatted(from, until, find.en()));
      }
    };
  }

  /** What was found, and when. */
  private static Message words(SearchReport.Find find) {
    String fr = find.at().map(at -> " à " + hour("HH:mm:ss", at)).orElse("");
    String en = find.at().map(at -> " at " + hour("HH:mm:ss", at)).orElse("");
    return switch (find.kind()) {
      case RENDITION, UNLISTED, SPOOL ->
          find.place().startsWith("audio")
              ? new Message(
                  "l’enregistrement n’y est pas silencieux" + fr,
                  "the recording is not silent there" + en)
              : new Message(
                  "l’enregistrement y montre autre chose que l’écran d’attente" + fr,
                  "the recording shows something else than the waiting screen there" + en);
      case PACKETS ->
          new Message(
              "des données de la caméra sont dans les échanges internes" + fr,
              "data of the camera are in the log" + en);
      case PARTS ->
          new Message(
              "ce qui est prêt pour le public n’y est pas ce qui a été contrôlé" + fr,
              "what is ready for the public is not what was searched there" + en);
    };
  }

  /** In the town's zone, which is that of the process. */
  private static String hour(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneId.systemDefault()).format(at);
  }

  /**
   * Says again what is raised, which is forgotten otherwise; ends what is over or was settled, and
   * takes up what a proof tells that nobody has settled.
   */
  void repeat() {
    long now = System.nanoTime();
    if (now - askedAt > ASKED_EVERY.toNanos()) {
      askedAt = now;
      follow();
    }
    List.copyOf(told.entrySet()).stream()
        .filter(entry -> entry.getValue().isOver())
        .forEach(entry -> end(entry.getKey()));
    told.values()
        .forEach(
            each ->
                alerts.raise(
                    each.channel(),
                    each.code(),
                    each.severity(),
                    each.message(),
                    each.passage(),
                    each.session()));
  }

  private void end(Session session) {
    Told over = told.remove(session);
    if (over != null) {
      alerts.end(over.channel(), Set.of(over.code()), over.message());
    }
  }

  private void follow() {
    try {
      List<ClosedSessionProof> unclean = catalogue.proofs().unclean();
      List<ClosedSessionProof> unsettled = settlements.unsettled(unclean);
      Set<Session> open =
          unsettled.stream()
              .map(each -> new Session(each.broadcast(), each.from()))
              .collect(Collectors.toSet());
      unclean.stream()
          .map(each -> new Session(each.broadcast(), each.from()))
          .filter(each -> !open.contains(each))
          .forEach(this::end);
      for (ClosedSessionProof proof : unsettled) {
        if (!told.containsKey(new Session(proof.broadcast(), proof.from()))) {
          takeUp(proof);
        }
      }
    } catch (CatalogueException | LogException e) {
      LOG.debug("What was settled of closed sessions is asked for again", e);
    }
  }

  private void takeUp(ClosedSessionProof proof) {
    ProofFindings findings = ProofFindings.read(proof.findings());
    SearchReport report = findings.report();
    ClosedSession session =
        new ClosedSession(
            proof.broadcast(),
            findings.session(),
            proof.from(),
            proof.until(),
            findings.searchedFrom());
    put(new ChannelId(findings.channel()), session, report, message(session, report));
  }
}
