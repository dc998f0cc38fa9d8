package org.tribune.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * read at the start, they are notified once what came of each broadcast.
 */
public final class BroadcastLedger implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastLedger.class);

  private final EventLog log;
  private final BroadcastFold broadcasts = new BroadcastFold(this::forget);
  private final Map<String, Long> read = new HashMap<>();
  private long skimmedTo = -1;
  private boolean current = false;
  private final List<Consumer<Broadcast>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<BroadcastId>> forgetting = new CopyOnWriteArrayList<>();
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
   * Calls {@code listener} with each broadcast that is forgotten here, on the log's thread: it must
   * not block. To be set before the start.
   */
  public void onForgotten(Consumer<BroadcastId> listener) {
    forgetting.add(listener);
  }

  @Override
  public synchronized void start() {
    ReaderThread teller = new ReaderThread("ledger", this::tell, /* end= */ () -> {});
    teller.start();
    telling = Optional.of(teller);
    subscription =
        Optional.of(
            log.follow(
                Topics.EVENTS, () -> new PastSkim(this::skimmed), this::apply, this::pastIsKnown));
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
      Optional<Broadcast> changed = broadcasts.apply(entry.value());
      read.put(entry.key(), entry.position());
      if (current) {
        changed.ifPresent(changes::add);
        broadcasts.notifyAll();
      }
    }
  }

  /** What need not be read of the past is as good as read. */
  private void skimmed(PastSkim past) {
    synchronized (broadcasts) {
      skimmedTo = past.last();
      past.forgotten().forEach(this::forget);
    }
  }

  private void forget(BroadcastId id) {
    forgetting.forEach(each -> each.accept(id));
  }

  private void pastIsKnown() {
    synchronized (broadcasts) {
      current = true;
      changes.addAll(broadcasts.all());
      broadcasts.notifyAll();
    }
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
      return entry.position() > Math.max(skimmedTo, read.getOrDefault(entry.key(), -1L))
          || broadcasts.find(entry.value().broadcast()).isPresent();
    }
  }

  /** The broadcast of this id. */
  public Optional<Broadcast> find(BroadcastId id) {
    synchronized (broadcasts) {
      return broadcasts.find(id);
    }
  }

  /** The open broadcast of a channel. */
  public Optional<Broadcast> openOn(ChannelId channel) {
    synchronized (broadcasts) {
      return broadcasts.on(channel).open().flatMap(broadcasts::find);
    }
  }

  /** All that are open. */
  public List<Broadcast> open() {
    synchronized (broadcasts) {
      return broadcasts.channels().stream()
          .flatMap(channel -> channel.open().stream())
          .flatMap(id -> broadcasts.find(id).stream())
          .toList();
    }
  }

  /** True if no person opened this broadcast: the channel's autostart did. */
  public boolean isAutomatic(BroadcastId id) {
    synchronized (broadcasts) {
      return broadcasts.isAutomatic(id);
    }
  }

  /** When the last of a channel's broadcasts that are over ended. */
  public Optional<Instant> lastEndOn(ChannelId channel) {
    synchronized (broadcasts) {
      return broadcasts.on(channel).lastEnd();
    }
  }

  /**
   * The broadcast of a channel that was not over at {@code time}; the older, if another has begun
   * since.
   */
  public Optional<Broadcast> onAirAt(ChannelId channel, Instant time) {
    synchronized (broadcasts) {
      return broadcasts.on(channel).onAirAt(time).flatMap(broadcasts::find);
    }
  }

  /** The newest broadcast of a channel that the public may see, on air or ended. */
  public Optional<Broadcast> latestPublicOn(ChannelId channel) {
    synchronized (broadcasts) {
      return broadcasts.on(channel).latestPublic().flatMap(broadcasts::find);
    }
  }

  /** All that are remembered, oldest first. */
  public List<Broadcast> all() {
    synchronized (broadcasts) {
      return broadcasts.all();
    }
  }
}
