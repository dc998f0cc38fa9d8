package org.tribune.catalogue.sitting;

/** Where a member is during a sitting. */
public enum Presence {
  PRESENT,
  /** Without a word. */
  ABSENT,
  /** Absent, and has said so. */
  EXCUSED,
  /** Absent, and another votes for them by a proxy. */
  REPRESENTED,
  /** Was there, and has gone: for a while, or for good. */
  LEFT
}
