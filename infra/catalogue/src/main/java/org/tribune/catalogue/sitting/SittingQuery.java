package org.tribune.catalogue.sitting;

import java.time.Instant;
import java.util.Optional;

/**
 * Which sittings to list, by their start.
 *
 * @param from only those that start then or later
 * @param before only those that start before
 * @param latestFirst false: the earliest first
 * @param limit this many at most
 */
public record SittingQuery(
    Optional<Instant> from, Optional<Instant> before, boolean latestFirst, int limit) {
  private static final int MOST = 10_000;

  /** All, up to ten thousand, the latest first. */
  public static final SittingQuery ALL =
      new SittingQuery(Optional.empty(), Optional.empty(), /* latestFirst= */ true, MOST);

  public SittingQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("A limit is 1 to " + MOST + ", not " + limit);
    }
  }

  /** Those that start at {@code from} or later, the earliest first. */
  public static SittingQuery from(Instant from, int limit) {
    return new SittingQuery(Optional.of(from), Optional.empty(), /* latestFirst= */ false, limit);
  }

  /** Those that start before {@code before}, the latest first. */
  public static SittingQuery before(Instant before, int limit) {
    return new SittingQuery(Optional.empty(), Optional.of(before), /* latestFirst= */ true, limit);
  }
}
