package org.tribune.catalogue.question;

/** What was done with a question. */
public enum StepKind {
  ASKED,
  /** Its author wrote it anew. */
  CORRECTED,
  PUBLISHED,
  /** Passages of it were masked, and it is published. */
  SHORTENED,
  REFUSED,
  MERGED,
  /** It is about another agenda item; the detail is that item's id, or empty. */
  MOVED,
  SENT_TO_CHAIR,
  /** It is no longer in the chair's list. */
  RECALLED,
  SHOWN,
  /** The room's screen no longer shows it. */
  TAKEN_DOWN,
  ANSWERED,
  CONTESTED,
  /** A reply of somebody who was named stands beside it. */
  REPLIED,
  WITHDRAWN,
  /** What was done last is as if it had not been. */
  UNDONE,
  /** Its text is no longer kept. */
  FORGOTTEN,
  /** What was masked of it, and what moderators noted, is no longer kept. */
  TRIMMED
}
