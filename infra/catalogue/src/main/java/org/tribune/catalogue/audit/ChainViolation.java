package org.tribune.catalogue.audit;

/**
 * What was done to the audit trail that nobody may do.
 *
 * @param number of the entry at which it is seen
 * @param text in one English sentence
 */
public record ChainViolation(Kind kind, long number, String text) {
  /** What it looks like. */
  public enum Kind {
    /** There is no genesis, or it is of another chain than the entries. */
    GENESIS,
    /** What an entry says is not what was written. */
    CHANGED,
    /** An entry does not follow the one before it: it was inserted, moved or made anew. */
    UNLINKED,
    /** Numbers are left out. */
    MISSING,
    /** An entry lost its content without a later entry that records it. */
    ERASED,
    /** A head from outside, or a stored one, is of an entry that is not there, or is another. */
    HEAD
  }
}
