package org.tribune.core.status;

import java.time.Instant;

/**
 * Something the operator must know. While it is raised it is told again every few seconds (10 at
 * most, but for what waits on a store), so that it ends with the stage that raised it.
 *
 * @param code names the kind, so that a page shows one line for it: {@code picture-lost}
 * @param severity how bad it is
 * @param raised true when it begins, false when it is over
 * @param at since when
 */
public record Alert(String code, Severity severity, boolean raised, Instant at, Message message)
    implements StatusEntry {

  /** How bad. */
  public enum Severity {
    /** Good to know. */
    INFO,
    /** Something is worse than it should be. */
    WARNING,
    /** The public sees or hears it. */
    CRITICAL
  }
}
