package org.tribune.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.LogException;
import org.tribune.core.log.ReaderThread;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.topics.Topics;

/**
 * Every broadcast, folded from the events topic; each process keeps its own. At most one broadcast
 * of a channel is open: an {@link BroadcastEvent.Opened} while another is open is ignored by all
 * alike. Safe for all threads. Listeners are called on a thread of their own, in the order of the
 * log: one that is slow delays the others, and neither what is known here nor who waits for it.
 */
public final class BroadcastLedger implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastLedger.class);

  private final EventLog log;
  private final LinkedHashMap<BroadcastId, Broadcast> broadcasts = new LinkedHashMap<>();
  private final Set<BroadcastId> automatic = new HashSet<>();
  private final Map<ChannelId, Instant> ends = new HashMap<>();
  private final Map<String, Long> read = new HashMap<>();
  private final List<Consumer<Broadcast>> listeners = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Broadcast> changes = new LinkedBlockingQueue<>();
  private Optional<Subscription> subscription = Optional.empty();
  private Optional<ReaderThread> telling = Optional.empty();

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
    ReaderThread teller = new ReaderThread("ledger", this::tell, /* end= */ () -> {});
    teller.start();
    telling = Optional.of(teller);
    subscription = Optional.of(log.follow(Topics.EVENTS, StartFrom.EARLIEST, this::apply));
  }

  @Override
  public synchronized void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
    telling.ifPresent(ReaderThread::stop);
    telling.ifPresent(ReaderThread::awaitEnd);
    telling = Optional.empty();
  }

  private void tell() throws InterruptedException {
    while (true) {
      tell(changes.take());
    }
  }

  private void tell(Broadcast broadcast) {
    for (Consumer<Broadcast> listener : listeners) {
      try {
        listener.accept(broadcast);
      } catch (RuntimeException e) {
        // One listener's defect must not keep the others in the dark.
        LOG.error("A listener failed on a change of broadcast {}", broadcast.id(), e);
      }
    }
  }

  private void apply(LogEntry<BroadcastEvent> entry) {
    Optional<Broadcast> changed;
    synchronized (broadcasts) {
      changed = fold(entry.value());
      changed.ifPresent(this::keep);
      read.put(entry.key(), entry.position());
      broadcasts.notifyAll();
    }
    changed.ifPresent(changes::add);
  }

  private void keep(Broadcast broadcast) {
    broadcasts.put(broadcast.id(), broadcast);
    broadcast.endedAt().ifPresent(end -> ends.put(broadcast.channel(), end));
  }

  private Optional<Broadcast> fold(BroadcastEvent event) {
    Optional<Broadcast> known = Optional.ofNullable(broadcasts.get(event.broadcast()));
    if (event instanceof BroadcastEvent.Opened opened) {
      boolean refused = known.isPresent() || openOn(opened.channel()).isPresent();
      if (refused) {
        return Optional.empty();
      }
      if (opened.automatic()) {
        automatic.add(opened.broadcast());
      }
      return Optional.of(Broadcast.of(opened));
    }
    return known.flatMap(
        before -> {
          Broadcast after = before.after(event);
          return after.equals(before) ? Optional.empty() : Optional.of(after);
        });
  }

  /**
   * Waits until all that the log holds of a channel by now is known here. Until then a broadcast
   * may look as it was before its last events: on air, though its doors were closed.
   *
   * @throws LogException if the log can't be asked
   */
  public void awaitCurrent(ChannelId channel) throws InterruptedException {
    List<LogEntry<BroadcastEvent>> known =
        log.tail(Topics.EVENTS, channel.value(), Topics.EVENTS.retention());
    if (known.isEmpty()) {
      return;
    }
    long last = known.getLast().position();
    synchronized (broadcasts) {
      while (read.getOrDefault(channel.value(), -1L) < last) {
        broadcasts.wait();
      }
    }
  }

  /**
   * Waits until {@code look} sees in the ledger what it is after; it is called again after each
   * change.
   *
   * @param patience how long at most; then the answer is empty
   */
  public <T> Optional<? extends T> await(Supplier<Optional<? extends T>> look, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (broadcasts) {
      Optional<? extends T> seen = look.get();
      long left = deadline - System.nanoTime();
      while (seen.isEmpty() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(broadcasts, left);
        seen = look.get();
        left = deadline - System.nanoTime();
      }
      return seen;
    }
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

  /** True if no person opened this broadcast: the channel's autostart did. */
  public boolean isAutomatic(BroadcastId id) {
    synchronized (broadcasts) {
      return automatic.contains(id);
    }
  }

  /** When the last of a channel's broadcasts that are over ended. */
  public Optional<Instant> lastEndOn(ChannelId channel) {
    synchronized (broadcasts) {
      return Optional.ofNullable(ends.get(channel));
    }
  }

  /**
   * The broadcast of a channel that was not over at {@code time}; the older, if another has begun
   * since.
   */
  public Optional<Broadcast> onAirAt(ChannelId channel, Instant time) {
    Optional<Broadcast> found = Optional.empty();
    synchronized (broadcasts) {
      for (Broadcast broadcast : broadcasts.sequencedValues().reversed()) {
        if (broadcast.channel().equals(channel)) {
          if (broadcast.endedAt().map(end -> !time.isBefore(end)).orElse(false)) {
            return found;
          }
          found = Optional.of(broadcast);
        }
      }
    }
    return found;
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
