package org.tribune.site.search;

import java.util.List;

/**
 * What somebody looks for, of which all must be there.
 *
 * @param parts words and phrases, in order
 * @param isTyping true if the last word may not be complete yet
 */
record SearchQuery(List<Part> parts, boolean isTyping) {
  SearchQuery {
    parts = List.copyOf(parts);
  }

  /** A word, or several that follow each other. */
  sealed interface Part permits Word, Phrase {
    /** As it was typed. */
    String typed();
  }

  /**
   * One word.
   *
   * @param surface in lower case, without accents
   * @param stems with their mark
   * @param isStop one that is everywhere, and needs not be found
   */
  record Word(String typed, String surface, List<String> stems, boolean isStop) implements Part {
    Word {
      stems = List.copyOf(stems);
    }
  }

  /** Words between quotes, in lower case, without accents. */
  record Phrase(String typed, List<String> surfaces) implements Part {
    Phrase {
      surfaces = List.copyOf(surfaces);
    }
  }

  /** The words that must be there; stop words only if there is nothing else. */
  List<Word> words() {
    List<Word> all = parts.stream().filter(Word.class::isInstance).map(Word.class::cast).toList();
    List<Word> telling = all.stream().filter(each -> !each.isStop()).toList();
    return telling.isEmpty() && phrases().isEmpty() ? all : telling;
  }

  List<Phrase> phrases() {
    return parts.stream().filter(Phrase.class::isInstance).map(Phrase.class::cast).toList();
  }

  /** True if nothing of what was typed can be looked for. */
  boolean isEmpty() {
    return parts.isEmpty();
  }
}
