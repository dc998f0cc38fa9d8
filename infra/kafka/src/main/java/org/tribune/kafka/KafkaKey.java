package org.tribune.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.KeyWorkerThread;
import org.tribune.core.log.LogEntry;

/**
 * One key that this member holds: its worker, and a bounded queue of what it has still to read.
 * Owned by the member's polling thread, but for what the worker's thread calls.
 */
final class KafkaKey<T> {
  private static final int MOST_QUEUED = 1_024;
  private static final long MOST_QUEUED_BYTES = 16L << 20;
  private static final int LONGEST_PAUSE_DOUBLINGS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** How the worker is. */
  private enum State {
    WORKING,
    FAILED,
    ENDED
  }

  private final String key;
  private final KafkaEntries<T> entries;
  private final KeyWorker.Factory<T> factory;
  private final BlockingQueue<ConsumerRecord<String, byte[]>> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final AtomicLong checkpoint;
  private volatile State state = State.WORKING;
  private volatile long failedNanos = 0;
  private @Nullable KeyWorkerThread<T> thread;
  private boolean leaving = false;
  private int failures = 0;
  private long failedCheckpoint = -1;
  private long next;
  private long last = -1;
  private long lastNanos = System.nanoTime();

  /** A key whose worker starts at {@code checkpoint}. */
  KafkaKey(String key, KafkaEntries<T> entries, KeyWorker.Factory<T> factory, long checkpoint) {
    this.key = key;
    this.entries = entries;
    this.factory = factory;
    this.checkpoint = new AtomicLong(checkpoint);
    this.next = checkpoint;
  }

  /** Starts a worker at the checkpoint. */
  void start() {
    queue.clear();
    queuedBytes.set(0);
    next = checkpoint.get();
    state = State.WORKING;
    KeyWorkerThread<T> started =
        new KeyWorkerThread<>(
            key,
            factory,
            position -> checkpoint.accumulateAndGet(position, Math::max),
            this::take,
            this::ended);
    thread = started;
    started.start();
  }

  private Optional<LogEntry<T>> take() throws InterruptedException {
    while (true) {
      ConsumerRecord<String, byte[]> record = queue.take();
      queuedBytes.addAndGet(-record.serializedValueSize());
      Optional<LogEntry<T>> entry = entries.read(record);
      if (entry.isPresent()) {
        return entry;
      }
    }
  }

  private void ended(boolean failed) {
    failedNanos = System.nanoTime();
    state = failed ? State.FAILED : State.ENDED;
  }

  /** Takes a record; false if the worker must first get on. Records it had before are ignored. */
  boolean offer(ConsumerRecord<String, byte[]> record) {
    if (leaving) {
      return false;
    }
    if (record.offset() < next) {
      return true;
    }
    // A failed worker's partition is read again from its checkpoint.
    if (state == State.WORKING) {
      boolean full = queue.size() >= MOST_QUEUED || queuedBytes.get() > MOST_QUEUED_BYTES;
      if (full && !queue.isEmpty()) {
        return false;
      }
      queuedBytes.addAndGet(record.serializedValueSize());
      queue.add(record);
      next = record.offset() + 1;
    }
    last = Math.max(last, record.offset());
    lastNanos = System.nanoTime();
    return true;
  }

  /** True if the worker failed and has paused long enough: {@link #start()} shall be called. */
  boolean isToStartAgain() {
    if (state != State.FAILED || leaving) {
      return false;
    }
    boolean stuck = failedCheckpoint == checkpoint.get();
    int doublings = stuck ? Math.min(failures, LONGEST_PAUSE_DOUBLINGS) : 0;
    if (System.nanoTime() - failedNanos < FIRST_PAUSE.toNanos() << doublings) {
      return false;
    }
    failures = stuck ? failures + 1 : 1;
    failedCheckpoint = checkpoint.get();
    return true;
  }

  /** True if nothing came since {@code nanoTime}, and nothing waits. */
  boolean isSilentSince(long nanoTime) {
    return lastNanos - nanoTime < 0 && queue.isEmpty();
  }

  /** True if there are entries that the next worker must read. */
  boolean isBehind() {
    return checkpoint.get() <= last;
  }

  /** Where the next worker must start. */
  long checkpoint() {
    return checkpoint.get();
  }

  /** Asks the worker to stop; nothing is taken any more. */
  void stop() {
    leaving = true;
    Optional.ofNullable(thread).ifPresent(KeyWorkerThread::stop);
  }

  void awaitEnd() {
    Optional.ofNullable(thread).ifPresent(KeyWorkerThread::awaitEnd);
  }

  /** True once a worker that was asked to has stopped. */
  boolean hasLeft() {
    return leaving && state != State.WORKING;
  }
}
