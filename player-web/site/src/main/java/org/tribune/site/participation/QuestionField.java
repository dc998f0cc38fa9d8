package org.tribune.site.participation;

/** What of a question something was noticed in. */
public enum QuestionField {
  TEXT,
  /** The name or pseudonym that it is signed with. */
  NAME,
  COMMUNE
}
