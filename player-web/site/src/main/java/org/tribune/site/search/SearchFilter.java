package org.tribune.site.search;

import java.util.Optional;

/**
 * To what a search is narrowed.
 *
 * @param body only of this assembly
 * @param year only of sittings of this year
 * @param sitting only of the sitting of this id, and of its recordings
 * @param speaker only what is said by who has this name, however it is written
 */
public record SearchFilter(
    Optional<String> body,
    Optional<Integer> year,
    Optional<String> sitting,
    Optional<String> speaker) {
  /** All is looked for. */
  public static final SearchFilter NONE =
      new SearchFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same in all sittings. */
  SearchFilter inAnySitting() {
    return new SearchFilter(body, year, Optional.empty(), speaker);
  }

  /** The same, whoever says it. */
  SearchFilter byAnybody() {
    return new SearchFilter(body, year, sitting, Optional.empty());
  }

  /** True if so few are left that each passage of a recording is shown. */
  boolean isClose() {
    return sitting.isPresent() || speaker.isPresent();
  }
}
