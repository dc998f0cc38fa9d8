package org.tribune.site.search;

import java.util.Map;

/**
 * Items of agendas that were found.
 *
 * @param scores how well each fits, by {@code org.tribune.site.search.index.Entry#subject}
 * @param corrections what was taken for each word that is nowhere as it was typed
 * @param isComplete false while the index is filled after a start
 */
public record FoundItems(
    Map<String, Float> scores, Map<String, String> corrections, boolean isComplete) {
  /** Nothing was found. */
  public static final FoundItems NONE = new FoundItems(Map.of(), Map.of(), /* isComplete= */ true);

  public FoundItems {
    scores = Map.copyOf(scores);
    corrections = Map.copyOf(corrections);
  }
}
