package org.tribune.site.search;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param total how many there are, on all pages
 * @param hits of the page that was asked for
 * @param corrections what was taken for words that are nowhere as they were typed
 * @param unknown words that are nowhere, and resemble none
 * @param bodies of all results, whatever the filters, the most frequent first
 * @param years the same, the latest first
 * @param isComplete false while the index is filled after a start: more may be found later
 */
public record SearchAnswer(
    int total,
    List<Hit> hits,
    Map<String, String> corrections,
    List<String> unknown,
    List<Count> bodies,
    List<Count> years,
    boolean isComplete) {
  public SearchAnswer {
    hits = List.copyOf(hits);
    unknown = List.copyOf(unknown);
    bodies = List.copyOf(bodies);
    years = List.copyOf(years);
  }

  /** How many results have this. */
  public record Count(String value, int count) {}
}
