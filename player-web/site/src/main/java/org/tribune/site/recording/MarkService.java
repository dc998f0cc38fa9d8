package org.tribune.site.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.chapter.MarkingTopic;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogException;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/**
 * What clerks mark in broadcasts, on air and afterwards. Calls block, and throw a {@link
 * ProblemException} that is the answer. Safe for all threads.
 */
final class MarkService {
  private static final Logger LOG = LoggerFactory.getLogger(MarkService.class);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final Replays replays;
  private final Function<Recording, Optional<SittingId>> sittings;
  private final ChapterProjection projection;
  private final MediaClock clock;

  MarkService(
      EventLog log,
      BroadcastLedger ledger,
      Catalogue catalogue,
      Replays replays,
      Function<Recording, Optional<SittingId>> sittings,
      ChapterProjection projection,
      MediaClock clock) {
    this.log = log;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.replays = replays;
    this.sittings = sittings;
    this.projection = projection;
    this.clock = clock;
  }

  /** What the public may see of the chapters of a broadcast, on air or as a recording. */
  MarkResponses.Chapters publicView(String id) {
    Broadcast broadcast = require(id);
    if (!broadcast.isPublic()) {
      throw unknown();
    }
    Optional<Recording> recording = catalogue.recording(broadcast.id());
    if (recording.filter(each -> !RecordingService.isShown(each)).isPresent()
        || (recording.isEmpty() && !broadcast.isOpen() && !isRemembered(broadcast))) {
      throw unknown();
    }
    Optional<RecordingIndex> index = index(recording);
    return index
        .map(known -> MarkResponseMapper.replay(known, () -> sittings.apply(known.recording())))
        .orElseGet(
            () ->
                MarkResponseMapper.live(
                    broadcast,
                    projection.of(broadcast.id()).version(),
                    projection.shown(broadcast),
                    projection.hiddenSince(broadcast)));
  }

  /**
   * True if its marks are in memory: the recording of a broadcast that has just ended may not exist
   * yet.
   */
  private boolean isRemembered(Broadcast broadcast) {
    return projection.of(broadcast.id()).version() > 0 && !catalogue.hasDeletion(broadcast.id());
  }

  private Optional<RecordingIndex> index(Optional<Recording> recording) {
    return recording.filter(Recording::isComplete).flatMap(each -> replays.index(each.id()));
  }

  private Broadcast require(String id) {
    try {
      BroadcastId wanted = new BroadcastId(id);
      return ledger
          .find(wanted)
          .or(() -> catalogue.broadcast(wanted))
          .orElseThrow(MarkService::unknown);
    } catch (ValidationException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.notFound());
  }

  /** Everything that is marked. */
  MarkResponses.Marks clerkView(String id) {
    Broadcast broadcast = require(id);
    return clerkView(broadcast, current(broadcast.id()));
  }

  private MarkResponses.Marks clerkView(Broadcast broadcast, Marking marking) {
    return MarkResponseMapper.clerk(broadcast, marking, index(catalogue.recording(broadcast.id())));
  }

  private Marking current(BroadcastId id) {
    return catalogue.markings().find(id).orElseGet(() -> Marking.none(id));
  }

  /**
   * Changes marks: each order for itself, in order.
   *
   * @param view with what came of each
   * @param changes how many were carried out
   */
  record Changed(MarkResponses.Changed view, long changes) {}

  Changed change(String id, RequestBody body, String who) {
    Broadcast broadcast = require(id);
    if (broadcast.state() == BroadcastState.PREVIEW) {
      throw new ProblemException(Problem.of(409, "Rehearsal", "chapter.rehearsal"));
    }
    MarkRequest.Sent sent = body.read(MarkRequest.Sent.class, MarkRequest.Sent.MOST);
    Optional<String> console = console(sent.console());
    if (broadcast.isOpen() && console.isEmpty()) {
      throw noConsole();
    }
    List<MarkRequest.Change> changes =
        body.read(MarkRequest.Changes.class, MarkRequest.Sent.MOST).changes();
    Instant now = clock.now().toInstant();
    MarkRules rules = new MarkRules(broadcast, console, catalogue.sittings(), now);
    Optional<RecordingIndex> index =
        broadcast.isOpen() ? Optional.empty() : index(catalogue.recording(broadcast.id()));
    List<MarkVerdict> verdicts = new ArrayList<>();
    Marking after =
        update(
            broadcast.id(),
            who,
            before -> {
              verdicts.clear();
              Marking next = before;
              for (MarkRequest.Change order : changes) {
                MarkRules.Applied applied = apply(rules, next, order, index);
                next = applied.marking();
                verdicts.add(applied.verdict());
              }
              return !next.equals(before) && broadcast.isOpen() && next.pen().isEmpty()
                  ? next.taken(console.orElseThrow(), who, now)
                  : next;
            });
    return new Changed(
        new MarkResponses.Changed(
            clerkView(broadcast, after), verdicts.stream().map(MarkResponses.Outcome::of).toList()),
        verdicts.stream().filter(each -> each.kind() == MarkVerdict.Kind.DONE).count());
  }

  private static MarkRules.Applied apply(
      MarkRules rules, Marking before, MarkRequest.Change order, Optional<RecordingIndex> index) {
    try {
      return rules.apply(before, order.request(index));
    } catch (ValidationException e) {
      return new MarkRules.Applied(
          before,
          new MarkVerdict(order.mark().id(), MarkVerdict.Kind.REFUSED, Optional.of(e.said())));
    }
  }

  /** The console that sends something; an empty name is none. */
  private static Optional<String> console(String sent) {
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (!sent.matches("[A-Za-z0-9-]{1,64}")) {
      throw noConsole();
    }
    return Optional.of(sent);
  }

  private static ProblemException noConsole() {
    return ProblemException.badRequest("chapter.console-invalid");
  }

  /** What a console wants with the edit lock. */
  enum PenOrder {
    /** To have it if nobody does. */
    TAKE,
    /** To have it whoever does. */
    TAKE_OVER,
    /** To have it no more. */
    LAY_DOWN
  }

  private record PenRequest(Optional<PenOrder> action, @Lenient String console) {}

  /** Gives the edit lock to a console, or takes it from it; who holds it now is in the answer. */
  MarkResponses.Marks pen(String id, RequestBody body, String who) {
    Broadcast broadcast = require(id);
    PenRequest request = body.read(PenRequest.class);
    PenOrder order = request.action().orElse(PenOrder.TAKE);
    String console = console(request.console()).orElseThrow(MarkService::noConsole);
    if (!broadcast.isOpen()) {
      throw new ProblemException(Problem.of(409, "Over", "chapter.broadcast-over"));
    }
    Instant now = clock.now().toInstant();
    Marking after = update(broadcast.id(), who, before -> after(before, order, console, who, now));
    return clerkView(broadcast, after);
  }

  private static Marking after(
      Marking before, PenOrder order, String console, String who, Instant now) {
    boolean own = before.pen().filter(pen -> pen.console().equals(console)).isPresent();
    return switch (order) {
      case TAKE -> before.pen().isEmpty() ? before.taken(console, who, now) : before;
      case TAKE_OVER -> own ? before : before.taken(console, who, now);
      case LAY_DOWN -> own ? before.laidDown(now) : before;
    };
  }

  /**
   * Changes what is marked, again if another process did so at the same time; notifies everybody.
   */
  private Marking update(BroadcastId id, String who, UnaryOperator<Marking> change) {
    while (true) {
      Marking before = current(id);
      Marking after = change.apply(before);
      if (after.equals(before)) {
        return before;
      }
      Optional<Marking> written =
          catalogue.markings().replace(after.changed(clock.now().toInstant(), who));
      if (written.isPresent()) {
        tell(written.get());
        return written.get();
      }
    }
  }

  private void tell(Marking marking) {
    projection.take(marking);
    replays.changed(marking.broadcast());
    try {
      // Nobody waits for it: the catalogue has what was marked, and the others look there too.
      var _ =
          log.append(MarkingTopic.MARKINGS, marking.broadcast().value(), marking)
              .whenComplete(
                  (position, e) -> {
                    if (e != null) {
                      warn(e);
                    }
                  });
    } catch (LogException e) {
      warn(e);
    }
  }

  private static void warn(Throwable e) {
    LOG.warn("Other processes see a new chapter marker a little later: {}", e.getMessage());
  }
}
