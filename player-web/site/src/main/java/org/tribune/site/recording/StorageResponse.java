package org.tribune.site.recording;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.core.status.StorageStatus;

/**
 * The room that recordings take, and what goes to make some.
 *
 * @param noticeDays between the notice of a deletion and the deletion
 * @param keptDays how long recordings are kept, by their kind; empty: for good
 * @param deletions to come, and of the last thirty days
 */
record StorageResponse(
    @JsonUnwrapped StorageStatus status,
    long noticeDays,
    Map<String, Optional<Long>> keptDays,
    List<Erasure> deletions) {
  /**
   * A recording that goes, or is gone.
   *
   * @param erasedAt empty while it is there
   */
  record Erasure(
      String recording,
      String channel,
      String title,
      String kind,
      Instant startedAt,
      long bytes,
      String reason,
      Instant announcedAt,
      Instant dueAt,
      Optional<Instant> erasedAt) {
    static Erasure of(Deletion deletion) {
      return new Erasure(
          deletion.recording().value(),
          deletion.channel().value(),
          deletion.title(),
          deletion.kind().name().toLowerCase(Locale.ROOT),
          deletion.startedAt(),
          deletion.bytes(),
          deletion.reason().name().toLowerCase(Locale.ROOT),
          deletion.announcedAt(),
          deletion.dueAt(),
          deletion.erasedAt());
    }
  }
}
