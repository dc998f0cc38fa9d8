package org.tribune.core.log;

/**
 * A thread that calls a reader, and the one place that interrupts it: only while the reader may be
 * waiting, never while it lets go. For the implementations of {@link EventLog}. Safe for all
 * threads.
 */
public final class ReaderThread {
  /** What the thread does until it ends or is interrupted. */
  @FunctionalInterface
  public interface Body {
    void run() throws InterruptedException;
  }

  private final Thread thread;
  private volatile boolean stopping = false;
  private boolean interruptible = true; // guarded by this

  /**
   * A daemon thread, not started, that runs {@code body} and then {@code end}, whatever happens.
   */
  public ReaderThread(String name, Body body, Runnable end) {
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(body, end));
  }

  private void run(Body body, Runnable end) {
    try {
      body.run();
    } catch (InterruptedException e) {
      // Only stop() interrupts: this is the end.
    } finally {
      shield();
      end.run();
    }
  }

  private synchronized void shield() {
    interruptible = false;
    Thread.interrupted();
  }

  /** Starts it, once. */
  public void start() {
    thread.start();
  }

  /** True once {@link #stop()} was called. */
  public boolean isStopping() {
    return stopping;
  }

  /** Asks the thread to end, and wakes it if it waits. Does not wait for its end. */
  public synchronized void stop() {
    stopping = true;
    if (interruptible && thread != Thread.currentThread()) {
      thread.interrupt();
    }
  }

  /** Waits for its end, 10 s at most, unless called by the thread itself. */
  public void awaitEnd() {
    Threads.joinUnlessSelf(thread);
  }
}
