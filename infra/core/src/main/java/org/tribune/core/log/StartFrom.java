package org.tribune.core.log;

/** Where a follower starts. */
public enum StartFrom {
  /** At the oldest entry that is kept. */
  EARLIEST,
  /** At what is appended after the call returned. */
  LATEST
}
