package org.tribune.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogException;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;

/**
 * Starts, interrupts and ends broadcasts: writes the event, and answers once the ledger has it.
 * Calls block, one at a time, so that two clicks are two orders, not two broadcasts.
 */
public final class BroadcastService {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What came of an order. */
  public sealed interface Outcome {
    /** Done. */
    record Done(Broadcast broadcast) implements Outcome {}

    /** There is no such broadcast. */
    record Unknown() implements Outcome {}

    /** Its state does not allow it, or another one is open on the channel. */
    record Conflict(Optional<Broadcast> current) implements Outcome {}

    /** The log did not take it. */
    record Failed(String reason) implements Outcome {}
  }

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final MediaClock clock;
  private final ReentrantLock orders = new ReentrantLock();

  /** Serves the broadcasts that {@code ledger} knows; it is started and closed by the caller. */
  public BroadcastService(EventLog log, BroadcastLedger ledger, MediaClock clock) {
    this.log = log;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Opens a broadcast in preview, or at once on air. */
  public Outcome open(ChannelId channel, String title, boolean live) {
    return inTurn(
        () -> {
          Optional<Broadcast> open = ledger.openOn(channel);
          if (open.isPresent()) {
            return new Outcome.Conflict(open);
          }
          Instant now = clock.now().toInstant();
          BroadcastId id = BroadcastId.create(now);
          append(channel, new BroadcastEvent.Opened(id, now, channel, title));
          if (live) {
            append(channel, new BroadcastEvent.WentLive(id, now));
          }
          BroadcastState wanted = live ? BroadcastState.LIVE : BroadcastState.PREVIEW;
          return await(
              () ->
                  ledger
                      .find(id)
                      .filter(broadcast -> broadcast.state() == wanted)
                      .<Outcome>map(Outcome.Done::new)
                      .or(() -> takenBy(channel, id)));
        });
  }

  private Optional<Outcome> takenBy(ChannelId channel, BroadcastId ours) {
    return ledger
        .openOn(channel)
        .filter(other -> !other.id().equals(ours))
        .map(other -> new Outcome.Conflict(Optional.of(other)));
  }

  /** Puts a preview on air. */
  public Outcome goLive(BroadcastId id) {
    return inTurn(
        () ->
            change(
                id,
                BroadcastState.LIVE,
                broadcast -> broadcast.state() == BroadcastState.PREVIEW,
                now -> new BroadcastEvent.WentLive(id, now)));
  }

  /** Ends a broadcast. */
  public Outcome end(BroadcastId id) {
    return inTurn(
        () ->
            change(
                id,
                BroadcastState.ENDED,
                Broadcast::isOpen,
                now -> new BroadcastEvent.Ended(id, now)));
  }

  /** Takes the camera off the air: the sitting is suspended. */
  public Outcome suspend(BroadcastId id) {
    return inTurn(
        () ->
            change(
                id,
                BroadcastState.SUSPENDED,
                broadcast ->
                    broadcast.state() == BroadcastState.LIVE
                        || broadcast.state() == BroadcastState.CLOSED,
                now -> new BroadcastEvent.Suspended(id, now)));
  }

  /** The sitting is suspended, and the public has the floor before the camera. */
  public Outcome giveFloor(BroadcastId id) {
    return inTurn(
        () ->
            change(
                id,
                BroadcastState.SUSPENDED,
                broadcast -> broadcast.state() == BroadcastState.LIVE,
                now -> new BroadcastEvent.FloorGiven(id, now)));
  }

  /** Takes the camera off the air: nothing from now on is written anywhere. */
  public Outcome closeSession(BroadcastId id) {
    return inTurn(
        () ->
            change(
                id,
                BroadcastState.CLOSED,
                broadcast ->
                    broadcast.state() == BroadcastState.LIVE
                        || broadcast.state() == BroadcastState.SUSPENDED,
                now -> new BroadcastEvent.Closed(id, now)));
  }

  /**
   * The same for what is on air on a channel, whichever broadcast it is; done already is done. Of a
   * channel that is not on air nothing is public: that is a {@link Outcome.Conflict}.
   */
  public Outcome closeSessionOn(ChannelId channel) {
    Optional<Broadcast> open = ledger.openOn(channel);
    if (open.isEmpty() || open.get().state() == BroadcastState.PREVIEW) {
      return new Outcome.Conflict(open);
    }
    return open.get().state() == BroadcastState.CLOSED
        ? new Outcome.Done(open.get())
        : closeSession(open.get().id());
  }

  /** Lets the public read or not, in a closed session, which item is debated by whom. */
  public Outcome showItem(BroadcastId id, boolean shown) {
    return inTurn(
        () -> {
          Optional<Broadcast> known = ledger.find(id);
          if (known.isEmpty()) {
            return new Outcome.Unknown();
          }
          if (known.get().state() != BroadcastState.CLOSED) {
            return new Outcome.Conflict(known);
          }
          append(
              known.get().channel(),
              new BroadcastEvent.ItemShown(id, clock.now().toInstant(), shown));
          return await(
              () ->
                  ledger
                      .find(id)
                      .filter(each -> each.itemHiddenSince().isEmpty() == shown)
                      .map(Outcome.Done::new));
        });
  }

  /**
   * Brings the camera back.
   *
   * @param from the state that whoever orders it sees: a console that still shows a suspension must
   *     not open a session that was closed meanwhile
   */
  public Outcome resume(BroadcastId id, BroadcastState from) {
    return inTurn(
        () ->
            change(
                id,
                BroadcastState.LIVE,
                broadcast -> broadcast.state() == from,
                now -> new BroadcastEvent.Resumed(id, now)));
  }

  private Outcome change(
      BroadcastId id,
      BroadcastState wanted,
      Predicate<Broadcast> allowed,
      Function<Instant, BroadcastEvent> event) {
    Optional<Broadcast> known = ledger.find(id);
    if (known.isEmpty()) {
      return new Outcome.Unknown();
    }
    if (!allowed.test(known.get())) {
      return new Outcome.Conflict(known);
    }
    append(known.get().channel(), event.apply(clock.now().toInstant()));
    return await(
        () ->
            ledger
                .find(id)
                .filter(broadcast -> broadcast.state() == wanted)
                .map(Outcome.Done::new));
  }

  private Outcome inTurn(Supplier<Outcome> order) {
    orders.lock();
    try {
      return order.get();
    } catch (LogException | CompletionException e) {
      LOG.error("An operator's command could not be written to the log", e);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Outcome.Failed(String.valueOf(cause.getMessage()));
    } finally {
      orders.unlock();
    }
  }

  private void append(ChannelId channel, BroadcastEvent event) {
    log.append(Topics.EVENTS, channel.value(), event).join();
  }

  private Outcome await(Supplier<Optional<? extends Outcome>> look) {
    try {
      Optional<? extends Outcome> seen = ledger.await(look, PATIENCE);
      return seen.isPresent()
          ? seen.get()
          : new Outcome.Failed("the event was written but did not come back in 5 seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("the server is stopping");
    }
  }
}
