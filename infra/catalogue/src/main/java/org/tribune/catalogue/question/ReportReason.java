package org.tribune.catalogue.question;

/** Why somebody reports what was published. */
public enum ReportReason {
  ILLEGAL,
  INSULT,
  PERSONAL_DATA,
  FALSE,
  /** Whoever is named wants to reply (right of reply, loi n° 2004-575, article 6-IV). */
  RIGHT_OF_REPLY,
  OTHER
}
