package org.tribune.catalogue.video;

/** What people do with a report; {@link Video#may} says who, and when. */
public enum VideoAction {
  /** Changes its texts, and how its film is shown. */
  EDIT,
  /** Sends a file for its film, the first or another. */
  FILM,
  /** Has it reviewed. */
  SUBMIT,
  /** Takes it back: from review to a draft, from a set time to review. */
  RECALL,
  /** Sends it back to its author, with a note. */
  RETURN,
  /** Has it published at a set time. */
  SCHEDULE,
  PUBLISH,
  /** Withdraws it from the public; its address stays its own. */
  UNPUBLISH,
  /** Deletes it, with its film. */
  DELETE
}
