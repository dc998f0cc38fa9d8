package org.tribune.core.status;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The room that recordings take, and when there will be none.
 *
 * @param usedBytes of all recordings
 * @param freeBytes that the store can still take; absent if it does not know, as S3 can't
 * @param bytesPerDay by which they grew over the last {@code historyDays}; absent while there is
 *     less than a day to judge by
 * @param historyDays what the pace was measured over: 30, or as long as there are recordings
 * @param fullAt when nothing will be free at this pace, if nothing is deleted; absent if that is
 *     not in sight
 */
public record StorageStatus(
    long usedBytes,
    OptionalLong freeBytes,
    OptionalLong bytesPerDay,
    int historyDays,
    Optional<Instant> fullAt) {
  /** Nothing is known yet. */
  public static final StorageStatus UNKNOWN =
      new StorageStatus(0, OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty());
}
