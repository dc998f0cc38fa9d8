package org.tribune.site.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.storage.StorageMeter;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.status.StorageStatus;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaClock;
import org.tribune.site.http.ApiJson;

/**
 * The room that recordings take, and what goes to make some, as the operator is told. Calls block.
 * Safe for all threads.
 */
public final class StorageDesk {
  private static final Logger LOG = LoggerFactory.getLogger(StorageDesk.class);

  /** Each open page asks every ten seconds. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** For how long it is told what went. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private record Measured(Instant at, StorageStatus status) {}

  private final Catalogue catalogue;
  private final Optional<StorageMeter> meter;
  private final RetentionConfig config;
  private final MediaClock clock;
  private Optional<Measured> last = Optional.empty();

  /** A desk; without a store there is nothing to tell. */
  public StorageDesk(
      Catalogue catalogue, Optional<ObjectStore> store, RetentionConfig config, MediaClock clock) {
    this.catalogue = catalogue;
    this.meter = store.map(each -> new StorageMeter(catalogue, each));
    this.config = config;
    this.clock = clock;
  }

  /** Everything; null if the store does not answer. */
  JsonNode view() {
    Instant now = clock.now().toInstant();
    Optional<StorageStatus> status = status(now);
    if (status.isEmpty() || !(ApiJson.of(status.get()) instanceof ObjectNode view)) {
      return NullNode.getInstance();
    }
    view.put("noticeDays", config.notice().toDays());
    ObjectNode kept = view.putObject("keptDays");
    for (RecordingKind kind : RecordingKind.values()) {
      kept.put(name(kind), config.periodOf(kind).map(Duration::toDays).orElse(null));
    }
    kept.put("withdrawn", config.withdrawn().map(Duration::toDays).orElse(null));
    ArrayNode deletions = view.putArray("deletions");
    Instant since = now.minus(REMEMBERED);
    catalogue.deletions().stream()
        .filter(each -> each.erasedAt().map(since::isBefore).orElse(true))
        .forEach(each -> deletions.add(deletion(each)));
    return view;
  }

  private synchronized Optional<StorageStatus> status(Instant now) {
    boolean isFresh = last.filter(each -> each.at().plus(FRESH).isAfter(now)).isPresent();
    if (!isFresh && meter.isPresent()) {
      try {
        last = Optional.of(new Measured(now, meter.get().measure(now)));
      } catch (StoreException e) {
        LOG.warn("The room in the store can't be told: {}", e.getMessage());
        last = Optional.empty();
      }
    }
    return last.map(Measured::status);
  }

  private static ObjectNode deletion(Deletion deletion) {
    return ApiJson.object()
        .put("recording", deletion.recording().value())
        .put("channel", deletion.channel().value())
        .put("title", deletion.title())
        .put("kind", name(deletion.kind()))
        .put("startedAt", deletion.startedAt().toString())
        .put("bytes", deletion.bytes())
        .put("reason", deletion.reason().name().toLowerCase(Locale.ROOT))
        .put("announcedAt", deletion.announcedAt().toString())
        .put("dueAt", deletion.dueAt().toString())
        .put("erasedAt", deletion.erasedAt().map(Instant::toString).orElse(null));
  }

  private static String name(RecordingKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
