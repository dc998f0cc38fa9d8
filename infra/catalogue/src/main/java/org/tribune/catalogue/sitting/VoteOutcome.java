package org.tribune.catalogue.sitting;

/** What became of an item. */
public enum VoteOutcome {
  ADOPTED,
  REJECTED,
  /** Taken off the agenda. */
  WITHDRAWN,
  /** Put off to another sitting. */
  POSTPONED
}
