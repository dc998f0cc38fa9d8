package org.tribune.core.log;

/** A reader's hold on a topic. */
public interface Subscription extends AutoCloseable {
  /** Ends it; no call comes after this returns. Safe to call twice. */
  @Override
  void close();
}
