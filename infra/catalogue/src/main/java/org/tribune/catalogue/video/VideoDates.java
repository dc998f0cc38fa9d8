package org.tribune.catalogue.video;

import java.time.Instant;
import java.util.Optional;

/**
 * When what was done with a report.
 *
 * @param changedAt when it was last written
 * @param scheduledAt when it is to be published; only while it is {@link VideoState#SCHEDULED}
 * @param publishedAt when the public first saw it: it keeps its place among others when it is
 *     withdrawn and published again
 */
public record VideoDates(
    Instant createdAt,
    Instant changedAt,
    Optional<Instant> scheduledAt,
    Optional<Instant> publishedAt) {

  VideoDates changed(Instant now) {
    return new VideoDates(createdAt, now, scheduledAt, publishedAt);
  }

  VideoDates scheduled(Optional<Instant> at) {
    return new VideoDates(createdAt, changedAt, at, publishedAt);
  }

  VideoDates published(Instant at) {
    return new VideoDates(
        createdAt, changedAt, Optional.empty(), publishedAt.or(() -> Optional.of(at)));
  }
}
