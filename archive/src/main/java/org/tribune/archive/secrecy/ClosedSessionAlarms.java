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
import org.tribune.core.text.Message;

/**
 * The clerk's alerts about the checks of closed sessions: one alert for each session. That all is
 * well is shown for ten minutes; what was found, and what could not be searched, until a person
 * settles it, whatever other checks come to and however often the program is started. For one
 * thread.
 */
final class ClosedSessionAlarms {
  private static final Logger LOG = LoggerFactory.getLogger(ClosedSessionAlarms.class);
  private static final Duration TOLD_FOR = Duration.ofMinutes(10);
  private static final Message SOMETHING = Message.of("secrecy.something-kept");
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

  /** Reports what a search has come to. */
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
    Message from = minute(session.from());
    Message until = minute(session.until());
    return switch (report.result()) {
      case CLEAN ->
          Message.of(
              "secrecy.clean",
              from,
              until,
              report.pictures(),
              "%.0f".formatted(report.soundSeconds()));
      case INCOMPLETE -> Message.of("secrecy.incomplete", from, until);
      case FOUND -> {
        Message find = report.firstFind().map(ClosedSessionAlarms::words).orElse(SOMETHING);
        yield Message.of("secrecy.found", from, until, find);
      }
    };
  }

  /** What was found, and when. */
  private static Message words(SearchReport.Find find) {
    Message found = Message.of(code(find));
    return find.at()
        .map(at -> Message.of("secrecy.found-at", found, hour("HH:mm:ss", at)))
        .orElse(found);
  }

  private static String code(SearchReport.Find find) {
    return switch (find.kind()) {
      case RENDITION, UNLISTED, SPOOL ->
          find.place().startsWith("audio")
              ? "secrecy.recording-not-silent"
              : "secrecy.recording-shows-something";
      case PACKETS -> "secrecy.camera-data-in-log";
      case PARTS -> "secrecy.parts-not-as-searched";
    };
  }

  private static Message minute(Instant at) {
    return new Message(hour("H' h 'mm", at), hour("HH:mm", at));
  }

  /** In the town's zone, which is that of the process. */
  private static String hour(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneId.systemDefault()).format(at);
  }

  /**
   * Says again what is raised, which is forgotten otherwise; ends what is over or was settled, and
   * takes up what a proof reports that nobody has settled.
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
      LOG.debug("The settled alerts of closed sessions can't be read yet; it is retried", e);
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
