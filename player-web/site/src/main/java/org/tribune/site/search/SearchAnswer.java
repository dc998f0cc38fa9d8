package org.tribune.site.search;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param total how many there are, on all pages
 * @param hits of the page that was asked for
 * @param corrections what was taken for words that are nowhere as they were typed
 * @param unknown words that are nowhere, and resemble none
 * @param bodies of all results, whatever the filters, the most frequent first
 * @param years the same, the latest first
 * @param sittings of what was found there and in others, those with most of it first; the one that
 *     was asked for is among them, if it may be seen
 * @param speakers who say it in recordings, likewise
 * @param speaker who was asked for, as the name is written there; empty if nobody of that name says
 *     it
 * @param isComplete false while the index is filled after a start: more may be found later
 */
public record SearchAnswer(
    int total,
    List<Hit> hits,
    Map<String, String> corrections,
    List<String> unknown,
    List<Count> bodies,
    List<Count> years,
    List<SittingCount> sittings,
    List<Count> speakers,
    Optional<String> speaker,
    boolean isComplete) {
  public SearchAnswer {
    hits = List.copyOf(hits);
    unknown = List.copyOf(unknown);
    bodies = List.copyOf(bodies);
    years = List.copyOf(years);
    sittings = List.copyOf(sittings);
    speakers = List.copyOf(speakers);
  }

  /** How many results have this. */
  public record Count(String value, int count) {}

  /**
   * How many results a sitting has.
   *
   * @param localStart when it begins, by the clocks of its place
   */
  public record SittingCount(String id, String title, LocalDateTime localStart, int count) {}
}
