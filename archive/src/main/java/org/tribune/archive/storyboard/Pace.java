package org.tribune.archive.storyboard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a thread from taking more than a part of one processor: after each piece of work it rests
 * for a multiple of the time that the work took. Java's thread priorities mean nothing on Linux.
 * Owned by the thread, but for {@link #stop}.
 */
final class Pace {
  private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(2);

  private final int rests;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long since = System.nanoTime();

  /**
   * A pace.
   *
   * @param rests how many times as long as it works the thread rests; 9 for a tenth of a processor
   */
  Pace(int rests) {
    this.rests = rests;
  }

  /** Work begins. */
  void begin() {
    since = System.nanoTime();
  }

  /** Rests from what was done since the last rest; then work begins again. */
  void rest() {
    long worked = System.nanoTime() - since;
    var _ = pause(Math.min(LONGEST_REST, rests * worked));
    begin();
  }

  /** Waits; true if there is nothing more to wait for: it is to end. */
  boolean pause(long nanos) {
    try {
      return stopped.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stop();
      return true;
    }
  }

  /** Ends all rests. Safe for all threads. */
  void stop() {
    stopped.countDown();
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }
}
