package org.tribune.catalogue.sitting;

/** What an entry of the agenda is. */
public enum ItemKind {
  /** Something to be debated and voted on. */
  ITEM,
  /** The title of those below it: "Finances". */
  HEADING,
  /** Information, without a vote. */
  INFORMATION
}
