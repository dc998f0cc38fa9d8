package org.tribune.core.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.topics.Topics;

/**
 * Every broadcast, folded from the events topic; each process keeps its own. At most one broadcast
 * of a channel is open: an {@link BroadcastEvent.Opened} while another is open is ignored by all
 * alike. Safe for all threads; listeners are called on the log's thread, in the order of the log.
 */
public final class BroadcastLedger implements Service {
  private final EventLog log;
  private final Map<BroadcastId, Broadcast> broadcasts = new LinkedHashMap<>();
  private final List<Consumer<Broadcast>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Subscription> subscription = Optional.empty();

  /** A ledger that reads {@code log} once started. */
  public BroadcastLedger(EventLog log) {
    this.log = log;
  }

  /** Calls {@code listener} for each change from now on, after it can be seen here. */
  public void onChange(Consumer<Broadcast> listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized void start() {
    subscription = Optional.of(log.follow(Topics.EVENTS, StartFrom.EARLIEST, this::apply));
  }

  @Override
  public synchronized void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
  }

  private void apply(LogEntry<BroadcastEvent> entry) {
    Optional<Broadcast> changed;
    synchronized (broadcasts) {
      changed = fold(entry.value());
      changed.ifPresent(broadcast -> broadcasts.put(broadcast.id(), broadcast));
    }
    changed.ifPresent(broadcast -> listeners.forEach(listener -> listener.accept(broadcast)));
  }

  private Optional<Broadcast> fold(BroadcastEvent event) {
    Optional<Broadcast> known = Optional.ofNullable(broadcasts.get(event.broadcast()));
    if (event instanceof BroadcastEvent.Opened opened) {
      boolean refused = known.isPresent() || openOn(opened.channel()).isPresent();
      return refused ? Optional.empty() : Optional.of(Broadcast.of(opened));
    }
    return known.flatMap(
        before -> {
          Broadcast after = before.after(event);
          return after.equals(before) ? Optional.empty() : Optional.of(after);
        });
  }

  /** The broadcast of this id. */
  public Optional<Broadcast> find(BroadcastId id) {
    synchronized (broadcasts) {
      return Optional.ofNullable(broadcasts.get(id));
    }
  }

  /** The open broadcast of a channel. */
  public Optional<Broadcast> openOn(ChannelId channel) {
    synchronized (broadcasts) {
      return broadcasts.values().stream()
          .filter(broadcast -> broadcast.channel().equals(channel) && broadcast.isOpen())
          .findFirst();
    }
  }

  /** The newest broadcast of a channel that the public may see, on air or ended. */
  public Optional<Broadcast> latestPublicOn(ChannelId channel) {
    synchronized (broadcasts) {
      return broadcasts.values().stream()
          .filter(broadcast -> broadcast.channel().equals(channel) && broadcast.isPublic())
          .reduce((first, second) -> second);
    }
  }

  /** All broadcasts, oldest first. */
  public List<Broadcast> all() {
    synchronized (broadcasts) {
      return new ArrayList<>(broadcasts.values());
    }
  }
}
