package org.tribune.catalogue.sitting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something to be published after a sitting.
 *
 * @param due the last day; absent while it is not known, as for minutes before the next sitting
 * @param after the day of the sitting from which on it is counted; absent while that is not known
 * @param state how it stands on the day of asking
 */
public record Deadline(
    DeadlineKind kind, Optional<LocalDate> due, Optional<LocalDate> after, State state) {
  /** How a deadline stands. */
  public enum State {
    /** The day is not known yet, or the sitting is still to come. */
    AHEAD,
    /** It is to be done until the day. */
    RUNNING,
    /** The day is over. */
    LATE,
    /** It is published, or the clerk says that it is. */
    DONE
  }
}
