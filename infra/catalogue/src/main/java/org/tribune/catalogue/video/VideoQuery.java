package org.tribune.catalogue.video;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.access.AccountId;

/**
 * Which reports to list.
 *
 * @param order what comes first
 * @param before only those of an earlier time, in that order
 * @param limit this many at most
 */
public record VideoQuery(
    Optional<VideoState> state,
    Optional<AccountId> author,
    Optional<Slug> category,
    Optional<Slug> series,
    Order order,
    Optional<Instant> before,
    int limit) {
  private static final int MOST = 10_000;

  /** All, up to ten thousand, the last changed first. */
  public static final VideoQuery ALL =
      new VideoQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Order.CHANGED,
          Optional.empty(),
          MOST);

  public VideoQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("A limit is 1 to " + MOST + ", not " + limit);
    }
  }

  /** What comes first. */
  public enum Order {
    /** What was changed last. */
    CHANGED,
    /** What the public saw first last; only what it ever saw. */
    PUBLISHED
  }

  /** What the public may see, the newest first. */
  public static VideoQuery published(Optional<Slug> category, Optional<Slug> series, int limit) {
    return new VideoQuery(
        Optional.of(VideoState.PUBLISHED),
        Optional.empty(),
        category,
        series,
        Order.PUBLISHED,
        Optional.empty(),
        limit);
  }
}
