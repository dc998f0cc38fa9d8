package org.tribune.catalogue.sitting;

/** What the law asks for after a sitting. */
public enum DeadlineKind {
  /** The list of deliberations, online a week after the sitting (CGCT L2121-25). */
  DELIBERATION_LIST,
  /** The minutes, online a week after the sitting that adopts them (CGCT L2121-15). */
  MINUTES,
  /** Captions of the replay. */
  CAPTIONS
}
