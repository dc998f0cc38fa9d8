package org.tribune.archive.recording;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/** The thread that carries the spool to the store, and tries each object until it is there. */
final class StoreWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Spool spool;
  private final ObjectStore store;
  private final StoreAlerts alerts;
  private final Thread thread = Thread.ofVirtual().name("archive-writer").unstarted(this::run);

  StoreWriter(Spool spool, ObjectStore store, StoreAlerts alerts) {
    this.spool = spool;
    this.store = store;
    this.alerts = alerts;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        storeUntilItIs(spool.take());
      }
    } catch (InterruptedException e) {
      drain();
    }
  }

  private void storeUntilItIs(Spool.Item item) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (!store(item)) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        // One last try, then the rest is drained.
        if (!store(item)) {
          LOG.error("{} is lost: the store failed until the stop", item.name());
        }
        throw e;
      }
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
  }

  private boolean store(Spool.Item item) {
    try {
      store.put(item.name(), item.content());
      alerts.worked();
      return true;
    } catch (StoreException e) {
      // What waits behind it is not stored either, whatever channel it is of.
      Set<ChannelId> channels = new HashSet<>(spool.channels());
      channels.add(item.channel());
      channels.forEach(channel -> alerts.failed(channel, e, spool.waiting() + 1, spool.dropped()));
      return false;
    }
  }

  /** At the stop: what waits is stored as long as the store works. */
  private void drain() {
    for (Optional<Spool.Item> item = spool.poll(); item.isPresent(); item = spool.poll()) {
      if (!store(item.get())) {
        LOG.error(
            "{} and {} more objects are lost: the store failed at the stop",
            item.get().name(),
            spool.waiting());
        return;
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
