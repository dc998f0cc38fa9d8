package org.tribune.archive.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.store.StoreException;

/**
 * The threads that carry the spool to the store, and try each segment until it is there: several,
 * so that what waited while the store was away is stored faster than more comes.
 */
final class StoreWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
  private static final int THREADS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** What waits on disk is not lost at a stop, which must not take long. */
  private static final Duration LAST_EFFORT = Duration.ofSeconds(2);

  private final Spool spool;
  private final SegmentStorer storer;
  private final StoreAlerts alerts;
  private final Runnable whenStored;
  private final Duration longestCall;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile long until; // of the last effort, once it is closing

  /**
   * A writer.
   *
   * @param whenStored called after each segment
   * @param longestCall what the store has not answered for so long at the stop, it will not
   */
  StoreWriter(
      Spool spool,
      SegmentStorer storer,
      StoreAlerts alerts,
      Runnable whenStored,
      Duration longestCall) {
    this.spool = spool;
    this.storer = storer;
    this.alerts = alerts;
    this.whenStored = whenStored;
    this.longestCall = longestCall;
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofVirtual().name("archive-writer-" + i).unstarted(this::run));
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void run() {
    try {
      Optional<WaitingSegment> next = spool.take();
      while (next.isPresent()) {
        WaitingSegment segment = next.get();
        if (isTooLate(segment) || !storeUntilItIs(segment)) {
          tellLeft(segment);
        }
        spool.done(segment);
        whenStored.run();
        next = spool.take();
      }
    } catch (InterruptedException e) {
      // Nobody does: it would cut off what is being written.
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private boolean isTooLate(WaitingSegment segment) {
    boolean mayWait = !(segment.content() instanceof Content.InMemory);
    return mayWait && isClosing() && System.nanoTime() - until > 0;
  }

  /** False if the stop came, and the last try failed. */
  private boolean storeUntilItIs(WaitingSegment segment) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      boolean isLast = isClosing();
      if (store(segment)) {
        return true;
      }
      if (isLast) {
        return false;
      }
      var _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
  }

  private boolean store(WaitingSegment segment) {
    try {
      storer.store(segment);
      alerts.worked(segment.key());
      return true;
    } catch (StoreException | CatalogueException e) {
      if (isClosing()) {
        // Nobody would end the alert, and its outcome is logged.
        LOG.info("{} could not be stored at the stop: {}", segment.name(), e.getMessage());
        return false;
      }
      // What waits behind it is not stored either, whatever channel it is of.
      Set<ChannelId> channels = new HashSet<>(spool.channels());
      channels.add(segment.broadcast().channel());
      alerts.failed(segment.key(), e, channels, spool.backlog());
      return false;
    } catch (RuntimeException e) {
      // It would fail again for ever, and nothing behind it would be stored.
      LOG.error("{} can't be stored and is left where it is", segment.name(), e);
      return true;
    }
  }

  private static void tellLeft(WaitingSegment segment) {
    if (segment.content() instanceof Content.InMemory) {
      LOG.error("{} is lost: the store failed until the stop", segment.name());
    } else {
      LOG.info("{} waits on disk for the next start", segment.name());
    }
  }

  /** What waits is stored as long as the store works, and what is being written is not cut off. */
  @Override
  public void close() {
    until = System.nanoTime() + LAST_EFFORT.toNanos();
    closing.countDown();
    spool.close();
    try {
      for (Thread thread : threads) {
        thread.join(longestCall);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    spool.all().forEach(StoreWriter::tellLeft);
  }
}
