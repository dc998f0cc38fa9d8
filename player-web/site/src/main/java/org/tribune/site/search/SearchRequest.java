package org.tribune.site.search;

import org.tribune.core.text.ValidationException;

/**
 * A search.
 *
 * @param text as it was typed
 * @param isEnglish true if it is in English, else in French: it decides which words are too common
 * @param isTyping true if the last word may not be complete yet
 * @param isStaff true if drafts, notes and documents that are not public may be found
 * @param page from 1
 */
record SearchRequest(
    String text,
    boolean isEnglish,
    boolean isTyping,
    boolean isStaff,
    SearchFilter filter,
    int page) {
  /** How many results a page has. */
  static final int PAGE = 20;

  /** The last page that is shown: who comes so far needs other words. */
  static final int LAST_PAGE = 50;

  /** The longest text, in characters. */
  static final int LONGEST = 200;

  /** As many words as anybody types. */
  static final int MOST_WORDS = 20;

  SearchRequest {
    if (page < 1 || page > LAST_PAGE || text.length() > LONGEST) {
      throw ValidationException.contradiction("Not a search: page " + page + ", '" + text + "'");
    }
  }
}
