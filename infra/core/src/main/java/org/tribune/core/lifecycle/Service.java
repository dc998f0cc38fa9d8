package org.tribune.core.lifecycle;

/** Something that runs between {@link #start()} and {@link #close()}. */
public interface Service extends AutoCloseable {
  /** Starts it, once. Throws, with cause and remedy in the message, if it can't run. */
  void start();

  /** Stops it and frees what it holds. Safe to call twice, and without a start. */
  @Override
  void close();
}
