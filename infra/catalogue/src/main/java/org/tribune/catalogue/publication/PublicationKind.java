package org.tribune.catalogue.publication;

/** What was published. */
public enum PublicationKind {
  /** The list of what a sitting decided (CGCT L2121-25). */
  LIST,
  /** A deliberation, whole and signed (CGCT L2131-1). */
  DELIBERATION,
  /** Adopted minutes (CGCT L2121-15). */
  MINUTES
}
