package org.tribune.site.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogException;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * Withholds passages of broadcasts, on air or over, and lifts them: writes the event, and answers
 * once the ledger has it. The catalogue, which may be away, is asked only for a broadcast that the
 * log does not know, since it was restored from a backup. Calls block, one at a time, and throw a
 * {@link ProblemException} that is the answer. Safe for all threads.
 */
final class WithholdingService {
  private static final Logger LOG = LoggerFactory.getLogger(WithholdingService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The most orders of one broadcast, lifted ones too: its state holds them for ever. */
  private static final int MOST = 1_000;

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final Consumer<BroadcastId> applied;
  private final MediaClock clock;
  private final ReentrantLock orders = new ReentrantLock();

  /** What came of an order. */
  record Ruling(Broadcast broadcast, Withholding withholding) {}

  /**
   * A service.
   *
   * @param applied called with a broadcast that was ruled on, before the answer: when it returns
   *     the order holds in this process
   */
  WithholdingService(
      EventLog log,
      BroadcastLedger ledger,
      Catalogue catalogue,
      Consumer<BroadcastId> applied,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.applied = applied;
    this.log = log;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Has a passage that was public be seen no more: asked for twice, it is done once. */
  Ruling withhold(BroadcastId id, WithholdRequest request) {
    orders.lock();
    try {
      Broadcast broadcast = require(id);
      if (!broadcast.isPublic()) {
        throw new ProblemException(notPublic());
      }
      Instant now = clock.now().toInstant();
      WithholdRequest.Passage passage = request.resolve(broadcast, now);
      Function<Broadcast, Optional<Withholding>> wanted =
          each -> each.withholdingOf(passage.from(), passage.to());
      if (wanted.apply(broadcast).isEmpty()) {
        requireRoom(broadcast);
        append(broadcast, new BroadcastEvent.Withheld(id, now, passage.from(), passage.to()));
      }
      return await(id, wanted);
    } finally {
      orders.unlock();
    }
  }

  /** Makes a passage public again; what is public already stays so. */
  Ruling lift(BroadcastId id, int number) {
    orders.lock();
    try {
      Broadcast broadcast = require(id);
      Withholding known =
          find(broadcast, number).orElseThrow(() -> new ProblemException(Problem.notFound()));
      if (known.isInForce() && known.correction().isPresent()) {
        throw new ProblemException(corrected());
      }
      if (known.isInForce()) {
        append(broadcast, new BroadcastEvent.Lifted(id, clock.now().toInstant(), number));
      }
      return await(id, after -> find(after, number).filter(each -> !each.isInForce()));
    } finally {
      orders.unlock();
    }
  }

  /** A correction that was asked for takes the place of an order, once it is carried out. */
  void handOver(BroadcastId id, int number, int correction) {
    orders.lock();
    try {
      Broadcast broadcast = require(id);
      append(
          broadcast,
          new BroadcastEvent.CorrectionRequested(id, clock.now().toInstant(), number, correction));
      var _ = await(id, after -> find(after, number).filter(e -> e.correction().isPresent()));
    } finally {
      orders.unlock();
    }
  }

  private Broadcast require(BroadcastId id) {
    return find(id).orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private Optional<Broadcast> find(BroadcastId id) {
    return ledger.find(id).or(() -> catalogue.broadcast(id));
  }

  private static Optional<Withholding> find(Broadcast broadcast, int number) {
    return broadcast.withholdings().stream().filter(each -> each.id() == number).findFirst();
  }

  private void append(Broadcast broadcast, BroadcastEvent event) {
    if (ledger.find(broadcast.id()).isEmpty()) {
      catalogue.saveBroadcast(broadcast.after(event));
      return;
    }
    try {
      log.append(Topics.EVENTS, broadcast.channel().value(), event).join();
    } catch (LogException | CompletionException e) {
      LOG.error("The order to withhold a passage could not be written to the log", e);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw notWritten(String.valueOf(cause.getMessage()));
    }
  }

  private Ruling await(BroadcastId id, Function<Broadcast, Optional<Withholding>> wanted) {
    Ruling ruling = awaitLedger(id, wanted);
    applied.accept(id);
    return ruling;
  }

  private Ruling awaitLedger(BroadcastId id, Function<Broadcast, Optional<Withholding>> wanted) {
    try {
      // One that the log does not know is in the catalogue already, and comes by no event.
      Optional<? extends Ruling> seen =
          ledger.find(id).isEmpty()
              ? look(id, wanted)
              : ledger.await(() -> look(id, wanted), PATIENCE);
      return seen.orElseThrow(
          () -> notWritten("the event was written but did not come back in 5 seconds"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notWritten("the server is stopping");
    }
  }

  private Optional<Ruling> look(BroadcastId id, Function<Broadcast, Optional<Withholding>> wanted) {
    return find(id)
        .flatMap(broadcast -> wanted.apply(broadcast).map(each -> new Ruling(broadcast, each)));
  }

  private static void requireRoom(Broadcast broadcast) {
    if (broadcast.withholdings().size() >= MOST) {
      throw new ProblemException(Problem.of(409, "Too many passages", "withholding.too-many"));
    }
  }

  private static Problem notPublic() {
    return Problem.of(409, "Not in this state", "withholding.nothing-public");
  }

  private static Problem corrected() {
    return Problem.of(409, "Corrected", "withholding.corrected");
  }

  private static ProblemException notWritten(String reason) {
    return new ProblemException(
        Problem.of(503, "Not written", "broadcast.command-not-written", reason));
  }
}
