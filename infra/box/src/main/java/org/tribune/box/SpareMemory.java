package org.tribune.box;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.tribune.core.lifecycle.Service;

/**
 * Gives memory back to the system some time after the last broadcast, and has the heap collected
 * before it has grown to its bound ({@link OldGeneration}). By itself the JVM collects what is old
 * only when its heap is full, so that each broadcast left some 15 MiB of garbage until then. A full
 * collection stops the program for a tenth of a second or two, so it waits until nothing is on air.
 * Started and closed by one thread.
 */
final class SpareMemory implements Service {
  /** The log has let go of what a camera sent by then. */
  static final Duration QUIET = Duration.ofMinutes(2);

  private static final Duration BEAT = Duration.ofSeconds(10);

  private final BooleanSupplier onAir;
  private final LongSupplier nanoClock;
  private final Runnable giveBack;
  private final BooleanSupplier overgrown;
  private final Runnable collect;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("spare-memory").daemon().factory());
  private boolean used = false;
  private long busyAt;

  /**
   * Watches the memory of this process.
   *
   * @param onAir true while a broadcast is open
   * @param nanoClock as {@link System#nanoTime}
   * @param giveBack collects what is not used, and gives it back
   * @param overgrown true when the heap has grown enough to be collected on air too
   * @param collect collects the heap alone
   */
  SpareMemory(
      BooleanSupplier onAir,
      LongSupplier nanoClock,
      Runnable giveBack,
      BooleanSupplier overgrown,
      Runnable collect) {
    this.onAir = onAir;
    this.nanoClock = nanoClock;
    this.giveBack = giveBack;
    this.overgrown = overgrown;
    this.collect = collect;
    this.busyAt = nanoClock.getAsLong();
  }

  @Override
  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks once; by one thread. */
  void beat() {
    long now = nanoClock.getAsLong();
    if (onAir.getAsBoolean()) {
      used = true;
      busyAt = now;
    } else if (used && now - busyAt >= QUIET.toNanos()) {
      used = false;
      giveBack.run();
    }
    if (overgrown.getAsBoolean()) {
      collect.run();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
