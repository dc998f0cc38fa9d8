package org.tribune.catalogue.minutes;

/** What a block of the minutes is, whatever its words are. */
public enum BlockKind {
  /** The title of the whole. */
  TITLE,
  /** The title of a section that is no item: "Ordre du jour". */
  HEADING,
  /** Something that the law asks for: date, convocation, chair, quorum. */
  FACT,
  /** A list: each line of the text is an entry. */
  LIST,
  /**
   * A row of the table of members: the speaker is the member's name, the first line of the text
   * says whether they were present, the second, if there is one, what they are.
   */
  MEMBER,
  /** The title of an item of the agenda. */
  ITEM,
  /** What the clerk typed of an item during the sitting. */
  SUMMARY,
  /** What the clerk writes freely. */
  PARAGRAPH,
  /** What a speaker said. */
  SPEECH,
  /** What was heard of a speech: it is shown beside the draft, and never kept with it. */
  TRANSCRIPT,
  /** What a resident asked. */
  QUESTION,
  /** What was answered to the question before. */
  ANSWER,
  /** The result of a vote in a sentence. */
  VOTE,
  /** Who came or left; a suspension; a closed session. */
  EVENT,
  /** Who signs: each line is a signature. */
  SIGNATURE;

  /** True for what has a level. */
  public boolean isHeading() {
    return this == TITLE || this == HEADING || this == ITEM;
  }
}
