package org.tribune.core.status;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;

/**
 * Something the operator must know. While it is raised it is repeated every few seconds (10 at
 * most, but for what waits on a store), so that it ends with the stage that raised it.
 *
 * @param code names the kind, so that a page shows one line for it: {@code picture-lost}
 * @param severity how bad it is
 * @param raised true when it begins, false when it is over
 * @param at since when
 * @param passage what of a broadcast is to be withheld, if that is what is to be done
 * @param closedSession whose check it is about, if it is: it stays raised until a person settles it
 */
public record Alert(
    String code,
    Severity severity,
    boolean raised,
    Instant at,
    Message message,
    Optional<Passage> passage,
    Optional<ClosedSession> closedSession)
    implements StatusEntry {
  /** An alert that speaks of no passage. */
  public Alert(String code, Severity severity, boolean raised, Instant at, Message message) {
    this(code, severity, raised, at, message, /* passage= */ Optional.empty());
  }

  /** An alert that may speak of a passage, and of no closed session. */
  public Alert(
      String code,
      Severity severity,
      boolean raised,
      Instant at,
      Message message,
      Optional<Passage> passage) {
    this(code, severity, raised, at, message, passage, /* closedSession= */ Optional.empty());
  }

  /**
   * What was filmed of a broadcast between two times.
   *
   * @param to excluded
   */
  public record Passage(BroadcastId broadcast, Instant from, Instant to) {}

  /**
   * A closed session of a broadcast.
   *
   * @param number 1 for the first of the broadcast
   * @param pictureAt when a picture was filmed that is to be looked at; empty if there is none
   */
  public record ClosedSession(BroadcastId broadcast, int number, Optional<Instant> pictureAt) {}

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
