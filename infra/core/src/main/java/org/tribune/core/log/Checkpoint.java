package org.tribune.core.log;

/** Where the next worker of a key shall start. Safe for all threads. */
@FunctionalInterface
public interface Checkpoint {
  /** Entries before {@code position} need not be read again. Stored soon, without waiting. */
  void resumeFrom(long position);
}
