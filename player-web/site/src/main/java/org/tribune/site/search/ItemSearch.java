package org.tribune.site.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for items of agendas by what is published alone: their titles, what was decided, documents,
 * minutes, and what is said about them. Calls block, wait after a start as {@link Search#find}, and
 * throw {@code org.tribune.catalogue.CatalogueException} if the catalogue is away; empty if nothing
 * can be searched. Safe for all threads.
 */
public final class ItemSearch {
  private final Search search;

  public ItemSearch(Search search) {
    this.search = search;
  }

  /** True if there is a word in it that can be looked for. */
  public boolean hasWords(String words) {
    return !search.reader().read(words, /* isEnglish= */ false, /* isTyping= */ false).isEmpty();
  }

  /**
   * Those that are found by words.
   *
   * @param isExact true: no word is taken for another
   */
  public Optional<FoundItems> find(String words, boolean isEnglish, boolean isExact) {
    SearchQuery query = search.reader().read(words, isEnglish, /* isTyping= */ false);
    return search.ask((finder, isComplete) -> finder.items(query, isExact, isComplete));
  }

  /**
   * Where items have the words by which {@link #find} found them.
   *
   * @param titles of the items by their subjects
   * @return what can be told of each; none while nothing can be searched
   */
  public Map<String, FoundText> texts(
      String words, boolean isEnglish, FoundItems found, Map<String, String> titles) {
    SearchQuery query = search.reader().read(words, isEnglish, /* isTyping= */ false);
    return titles.isEmpty() || query.isEmpty()
        ? Map.of()
        : search
            .ask((finder, _) -> finder.texts(query, titles, !found.corrections().isEmpty()))
            .orElse(Map.of());
  }

  /** Those in whose agenda, documents or minutes a name is written as it is. */
  public Optional<FoundItems> naming(String name) {
    List<String> surfaces = search.reader().surfaces(name);
    return surfaces.isEmpty()
        ? Optional.of(FoundItems.NONE)
        : search.ask((finder, isComplete) -> finder.naming(surfaces, isComplete));
  }

  /** Brings what follows the index up to date: whether all is in it. */
  public Optional<Boolean> follow() {
    return search.ask((_, isComplete) -> isComplete);
  }
}
