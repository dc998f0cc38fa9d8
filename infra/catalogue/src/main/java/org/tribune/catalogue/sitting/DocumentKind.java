package org.tribune.catalogue.sitting;

/** What a document is to its sitting. */
public enum DocumentKind {
  /** The summons, or the agenda as it was sent. */
  CONVOCATION,
  /** A report, a draft, a plan: what is debated. */
  REPORT,
  /** The list of deliberations (CGCT L2121-25). */
  DELIBERATION_LIST,
  /** The minutes (CGCT L2121-15). */
  MINUTES,
  OTHER
}
