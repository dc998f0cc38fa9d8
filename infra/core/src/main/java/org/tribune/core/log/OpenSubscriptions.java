package org.tribune.core.log;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The subscriptions that run on a log, which end with it. Safe for all threads. */
public final class OpenSubscriptions {
  private final Set<Subscription> running = new HashSet<>(); // guarded by this
  private volatile boolean closed = false; // written under this

  /** Throws {@link LogException} once the log is closed. */
  public void requireOpen() {
    if (closed) {
      throw new LogException("The event log is closed");
    }
  }

  /** Starts one and keeps it until the caller or {@link #close()} ends it. */
  public synchronized Subscription hold(Supplier<? extends Subscription> start) {
    requireOpen();
    Subscription subscription = start.get();
    running.add(subscription);
    return () -> release(subscription);
  }

  private void release(Subscription subscription) {
    synchronized (this) {
      running.remove(subscription);
    }
    subscription.close();
  }

  /** Ends them all, and lets no more begin; false if that was done before. */
  public boolean close() {
    List<Subscription> ending;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      ending = List.copyOf(running);
      running.clear();
    }
    ending.forEach(Subscription::close);
    return true;
  }
}
