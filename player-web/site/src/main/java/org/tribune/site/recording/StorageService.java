package org.tribune.site.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.storage.StorageMeter;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.status.StorageStatus;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaClock;

/**
 * The room that recordings take, and what goes to make some, as the operator sees it. Calls block.
 * Safe for all threads.
 */
final class StorageService {
  private static final Logger LOG = LoggerFactory.getLogger(StorageService.class);

  /** Each open page asks every ten seconds. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** For how long it is shown what went. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private record Measured(Instant at, StorageStatus status) {}

  private final Catalogue catalogue;
  private final Optional<StorageMeter> meter;
  private final RetentionConfig config;
  private final MediaClock clock;
  private Optional<Measured> last = Optional.empty();

  /** A service; without a store there is nothing to report. */
  StorageService(
      Catalogue catalogue, Optional<ObjectStore> store, RetentionConfig config, MediaClock clock) {
    this.catalogue = catalogue;
    this.meter = store.map(each -> new StorageMeter(catalogue, each));
    this.config = config;
    this.clock = clock;
  }

  /** Everything; empty if the store does not answer. */
  Optional<StorageResponse> view() {
    Instant now = clock.now().toInstant();
    return status(now)
        .map(
            status ->
                new StorageResponse(status, config.notice().toDays(), keptDays(), deletions(now)));
  }

  private Map<String, Optional<Long>> keptDays() {
    Map<String, Optional<Long>> kept = new LinkedHashMap<>();
    for (RecordingKind kind : RecordingKind.values()) {
      kept.put(kind.name().toLowerCase(Locale.ROOT), config.periodOf(kind).map(Duration::toDays));
    }
    kept.put("withdrawn", config.withdrawn().map(Duration::toDays));
    return kept;
  }

  private List<StorageResponse.Erasure> deletions(Instant now) {
    Instant since = now.minus(REMEMBERED);
    return catalogue.deletions().stream()
        .filter(each -> each.erasedAt().map(since::isBefore).orElse(true))
        .map(StorageResponse.Erasure::of)
        .toList();
  }

  private synchronized Optional<StorageStatus> status(Instant now) {
    boolean isFresh = last.filter(each -> each.at().plus(FRESH).isAfter(now)).isPresent();
    if (!isFresh && meter.isPresent()) {
      try {
        last = Optional.of(new Measured(now, meter.get().measure(now)));
      } catch (StoreException e) {
        LOG.warn("The free space of the store can't be read: {}", e.getMessage());
        last = Optional.empty();
      }
    }
    return last.map(Measured::status);
  }
}
