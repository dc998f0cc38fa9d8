package org.tribune.catalogue.video;

import java.time.Instant;
import java.util.Optional;

/**
 * When what was done with a report.
 *
 * @param changedAt when it was last written
 * @param scheduledAt when it is to be published; only while it is {@link ReportState#SCHEDULED}
 * @param publishedAt when the public first saw it: it keeps its place among others when it is
 *     withdrawn and published again
 */
public record ReportDates(
    Instant createdAt,
    Instant changedAt,
    Optional<Instant> scheduledAt,
    Optional<Instant> publishedAt) {

  ReportDates changed(Instant now) {
    return new ReportDates(createdAt, now, scheduledAt, publishedAt);
  }

  ReportDates scheduled(Optional<Instant> at) {
    return new ReportDates(createdAt, changedAt, at, publishedAt);
  }

  ReportDates published(Instant at) {
    return new ReportDates(
        createdAt, changedAt, Optional.empty(), publishedAt.or(() -> Optional.of(at)));
  }
}
