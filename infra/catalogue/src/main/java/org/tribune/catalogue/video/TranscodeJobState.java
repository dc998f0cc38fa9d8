package org.tribune.catalogue.video;

/** Where the preparation of a film stands. */
public enum TranscodeJobState {
  /** For a worker to take it. */
  WAITING,
  /** A worker has it, as long as it renews its lease. */
  RUNNING,
  /** The film is its report's. */
  DONE,
  /** It can't be done, or was tried too often. */
  FAILED,
  /** Somebody said so. */
  CANCELLED;

  /** True if something is still to be done. */
  public boolean isOpen() {
    return this == WAITING || this == RUNNING;
  }
}
