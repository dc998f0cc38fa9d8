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
import org.tribune.core.log.ReaderThread;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.topics.Topics;

/**
 * The broadcasts that are open and, of each channel, the newest of those that are over, folded from
 * the events topic; each process keeps its own. Older ones are in the catalogue alone. At most one
 * broadcast of a channel is open: an {@link BroadcastEvent.Opened} while another is open is ignored
 * by all alike. Safe for all threads.
 *
 * <p>Listeners are called on a thread of their own, in the order of the log: one that is slow
 * delays the others, and neither what is known here nor who waits for it. Of the past, which is
 * read at the start, they are told once what came of each broadcast.
 */
public final class BroadcastLedger implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastLedger.class);

  private final EventLog log;
  private final LinkedHashMap<BroadcastId, Broadcast> broadcasts = new LinkedHashMap<>();
  private final Set<BroadcastId> automatic = new HashSet<>();
  private final Map<ChannelId, ChannelHistory> channels = new HashMap<>();
  private final Map<String, Long> read = new HashMap<>();
  private boolean current = false;
  private final List<Consumer<Broadcast>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Broadcast>> forgetting = new CopyOnWriteArrayList<>();
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

  /**
   * Calls {@code listener} with each broadcast that is forgotten here, as it was last, on the log's
   * thread: it must not block. To be set before the start.
   */
  public void onForgotten(Consumer<Broadcast> listener) {
    forgetting.add(listener);
  }

  @Override
  public synchronized void start() {
    ReaderThread teller = new ReaderThread("ledger", this::tell, /* end= */ () -> {});
    teller.start();
    telling = Optional.of(teller);
    subscription =
        Optional.of(log.follow(Topics.EVENTS, StartFrom.EARLIEST, this::apply, this::pastIsKnown));
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
    synchronized (broadcasts) {
      Optional<Broadcast> changed = fold(entry.value());
      changed.ifPresent(this::keep);
      read.put(entry.key(), entry.position());
      if (current) {
        changed.ifPresent(changes::add);
        broadcasts.notifyAll();
      }
    }
  }

  private void keep(Broadcast broadcast) {
    broadcasts.put(broadcast.id(), broadcast);
    history(broadcast.channel()).keep(broadcast).ifPresent(this::forget);
  }

  private ChannelHistory history(ChannelId channel) {
    return channels.computeIfAbsent(channel, unknown -> new ChannelHistory());
  }

  private void forget(BroadcastId id) {
    automatic.remove(id);
    Optional.ofNullable(broadcasts.remove(id))
        .ifPresent(forgotten -> forgetting.forEach(each -> each.accept(forgotten)));
  }

  private void pastIsKnown() {
    synchronized (broadcasts) {
      current = true;
      changes.addAll(broadcasts.values());
      broadcasts.notifyAll();
    }
  }

  private Optional<Broadcast> fold(BroadcastEvent event) {
    Optional<Broadcast> known = Optional.ofNullable(broadcasts.get(event.broadcast()));
    if (event instanceof BroadcastEvent.Opened opened) {
      boolean refused = known.isPresent() || history(opened.channel()).open().isPresent();
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
   * Waits until all that the log held at the start is known here, for as long as the log does not
   * answer. Until then a broadcast may look as it was before its last events: on air, though its
   * doors were closed.
   */
  public void awaitCurrent() throws InterruptedException {
    synchronized (broadcasts) {
      while (!current) {
        broadcasts.wait();
      }
    }
  }

  /** True once all that the log held at the start is known here. */
  public boolean isCurrent() {
    synchronized (broadcasts) {
      return current;
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

  /** True if what is known here could not be read from the log again without this entry. */
  public boolean needs(LogEntry<BroadcastEvent> entry) {
    synchronized (broadcasts) {
      return entry.position() > read.getOrDefault(entry.key(), -1L)
          || broadcasts.containsKey(entry.value().broadcast());
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
      return history(channel).open().map(broadcasts::get);
    }
  }

  /** All that are open. */
  public List<Broadcast> open() {
    synchronized (broadcasts) {
      return channels.values().stream()
          .flatMap(channel -> channel.open().stream())
          .map(broadcasts::get)
          .toList();
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
      return history(channel).lastEnd();
    }
  }

  /**
   * The broadcast of a channel that was not over at {@code time}; the older, if another has begun
   * since.
   */
  public Optional<Broadcast> onAirAt(ChannelId channel, Instant time) {
    synchronized (broadcasts) {
      return history(channel).onAirAt(time).map(broadcasts::get);
    }
  }

  /** The newest broadcast of a channel that the public may see, on air or ended. */
  public Optional<Broadcast> latestPublicOn(ChannelId channel) {
    synchronized (broadcasts) {
      return history(channel).latestPublic().map(broadcasts::get);
    }
  }

  /** All that are remembered, oldest first. */
  public List<Broadcast> all() {
    synchronized (broadcasts) {
      return new ArrayList<>(broadcasts.values());
    }
  }
}
