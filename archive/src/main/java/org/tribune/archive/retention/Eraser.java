package org.tribune.archive.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * Erases recordings, in an order that a crash leaves consistent: first nobody may see it any more
 * ({@link RecordingState#DELETING}), then its objects go, then it is written down that they went,
 * then its rows go. Whatever was interrupted is found by its state and gone on with. Calls block.
 * Safe for all threads.
 */
public final class Eraser {
  private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
  private static final RecordingQuery CONDEMNED =
      new RecordingQuery(
          Optional.empty(), Optional.of(RecordingState.DELETING), Optional.empty(), 100);

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Clock clock;
  private final AtomicLong erased = new AtomicLong();

  /** An eraser of what {@code catalogue} says and {@code store} holds. */
  public Eraser(Catalogue catalogue, ObjectStore store, Clock clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.clock = clock;
  }

  /**
   * From now on nobody may see it, and it is to be erased; unless anything about it changed since
   * {@code checked} was read: a correction was asked for, say.
   *
   * @return false if it changed, or is not complete: it stays
   */
  boolean condemn(Recording checked) {
    return catalogue
        .update(
            checked.id(),
            found ->
                found.isStored() && found.version() == checked.version()
                    ? found.in(RecordingState.DELETING)
                    : found)
        .filter(found -> found.state() == RecordingState.DELETING)
        .isPresent();
  }

  /** What is to be erased: by this program, by the operator, or by a process that ended amid it. */
  public List<Recording> condemned() {
    return catalogue.recordings(CONDEMNED);
  }

  /**
   * Erases a recording that is condemned; any other stays.
   *
   * @return true if it is gone
   * @throws org.tribune.core.store.StoreException if the store fails: call it again
   * @throws org.tribune.catalogue.CatalogueException if the catalogue fails: call it again
   */
  public boolean erase(BroadcastId id) {
    Optional<Recording> condemned =
        catalogue.recording(id).filter(each -> each.state() == RecordingState.DELETING);
    if (condemned.isEmpty()) {
      return false;
    }
    // Before its rows go: they are what says that these objects may.
    eraseObjects(RecordingNames.prefix(id));
    Deletion done = told(condemned.get()).carriedOut(clock.instant());
    catalogue.saveDeletion(done);
    catalogue.forget(id);
    erased.incrementAndGet();
    LOG.info(
        "Recording {} ('{}') of {} is erased, {} bytes: {}",
        id,
        done.title(),
        done.startedAt(),
        done.bytes(),
        done.reason());
    return true;
  }

  /** How many this one has erased. */
  public long erased() {
    return erased.get();
  }

  private void eraseObjects(String prefix) {
    List<String> names;
    try (Stream<StoredObject> objects = store.list(prefix)) {
      names = objects.map(StoredObject::name).toList();
    }
    names.forEach(store::delete);
  }

  /**
   * The notice that was given of it; if that was not yet due, or nothing, then somebody had it
   * deleted.
   */
  private Deletion told(Recording recording) {
    Instant now = clock.instant();
    return catalogue.deletions().stream()
        .filter(each -> each.recording().equals(recording.id()) && !each.dueAt().isAfter(now))
        .findFirst()
        .orElseGet(
            () ->
                Deletion.announce(
                    recording,
                    catalogue.storedBytes(recording.id()),
                    Deletion.Reason.OPERATOR,
                    now,
                    now));
  }
}
