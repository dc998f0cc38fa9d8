package org.tribune.site.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search query expanded by what an index holds: each word with those that match it as well. A
 * word that is nowhere in the index may be a prefix, or mistyped; one that is there matches itself
 * alone.
 *
 * @param words that must all be there
 * @param phrases that must all be there
 */
record Meaning(List<Choice> words, List<SearchQuery.Phrase> phrases) {
  Meaning {
    words = List.copyOf(words);
    phrases = List.copyOf(phrases);
  }

  /**
   * A word, or one of these in its place.
   *
   * @param beginnings that may go on from what was typed
   * @param resembling that may have been meant, the likeliest first
   */
  record Choice(SearchQuery.Word word, List<String> beginnings, List<String> resembling) {
    Choice {
      beginnings = List.copyOf(beginnings);
      resembling = List.copyOf(resembling);
    }
  }

  /**
   * What {@code query} means.
   *
   * @param doubtsAll true if every word may be mistyped, also one that is there
   */
  static Meaning of(SearchQuery query, Terms terms, boolean doubtsAll) throws IOException {
    List<Choice> choices = new ArrayList<>();
    for (SearchQuery.Word word : query.words()) {
      boolean isLast = !query.parts().isEmpty() && query.parts().getLast().equals(word);
      List<String> known = new ArrayList<>(word.stems());
      known.add(word.surface());
      boolean isThere = terms.has(known);
      List<String> beginnings =
          isLast && (query.isTyping() || !isThere) ? terms.beginning(word.surface()) : List.of();
      boolean isDoubtful = doubtsAll || (!isThere && beginnings.isEmpty());
      choices.add(
          new Choice(word, beginnings, isDoubtful ? terms.resembling(word.surface()) : List.of()));
    }
    return new Meaning(choices, query.phrases());
  }

  /** What {@code query} means where no word is taken for another. */
  static Meaning exact(SearchQuery query) {
    return new Meaning(
        query.words().stream().map(each -> new Choice(each, List.of(), List.of())).toList(),
        query.phrases());
  }

  /** What is taken for each word that is nowhere as it was typed, by what was typed. */
  Map<String, String> corrections() {
    Map<String, String> corrections = new LinkedHashMap<>();
    for (Choice each : words) {
      Optional<String> first = each.resembling().stream().findFirst();
      first.ifPresent(word -> corrections.put(each.word().typed(), word));
    }
    return corrections;
  }
}
