package org.tribune.catalogue.chapter;

/** What begins at a mark. Those of one kind end each other. */
public enum MarkKind {
  /** A chapter: an agenda item, or something else with a title. */
  CHAPTER,
  /** Somebody has the floor; with an empty title nobody has it any more. */
  SPEAKER
}
