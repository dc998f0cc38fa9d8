package org.tribune.site.search.index;

/** What an entry of the index is. */
public enum Kind {
  SITTING,
  ITEM,
  /** A chapter of a recording that is no item of an agenda. */
  CHAPTER,
  DOCUMENT,
  /** A citizen's, that everybody reads, with its answer. */
  QUESTION,
  /** The clerk's own words on an item: never public. */
  NOTE,
  /** A published film of the local WebTV, by what is written of it and what its captions say. */
  REPORT,
  /** The recording of a meeting, by what its captions say. */
  RECORDING,
  /** What one of its speakers says in a recording: looked for only where a speaker is named. */
  SPEECH,
  /** What adopted minutes say of an item. */
  MINUTES,
  /** What is said in a recording about an item: looked for only where items are. */
  DEBATE
}
