package org.tribune.catalogue.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.status.StorageStatus;
import org.tribune.core.store.ObjectStore;

/**
 * Measures the room that recordings take and estimates when it ends, by the pace of the last 30
 * days. Calls block. Safe for all threads.
 */
public final class StorageMeter {
  private static final Duration WINDOW = Duration.ofDays(30);
  private static final Duration SHORTEST_HISTORY = Duration.ofDays(1);
  private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

  /** What is farther away is nothing to plan by. */
  private static final double FARTHEST_DAYS = 3_650;

  private final Catalogue catalogue;
  private final ObjectStore store;

  /** A meter of what {@code catalogue} says and {@code store} holds. */
  public StorageMeter(Catalogue catalogue, ObjectStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /**
   * What there is, as seen at {@code now}.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue does not answer
   * @throws org.tribune.core.store.StoreException if the store does not
   */
  public StorageStatus measure(Instant now) {
    Duration history = history(now);
    OptionalLong free = store.freeBytes();
    OptionalLong pace =
        history.compareTo(SHORTEST_HISTORY) < 0
            ? OptionalLong.empty()
            : OptionalLong.of(Math.round(grown(now) * DAY_SECONDS / history.toSeconds()));
    return new StorageStatus(
        catalogue.storedBytes(), free, pace, (int) history.toDays(), fullAt(free, pace, now));
  }

  private static Optional<Instant> fullAt(OptionalLong free, OptionalLong pace, Instant now) {
    if (free.isEmpty() || pace.isEmpty() || pace.getAsLong() <= 0) {
      return Optional.empty();
    }
    double days = (double) free.getAsLong() / pace.getAsLong();
    return days > FARTHEST_DAYS
        ? Optional.empty()
        : Optional.of(now.plusSeconds(Math.round(days * DAY_SECONDS)));
  }

  /** The window, or less if the first recording is younger. */
  private Duration history(Instant now) {
    if (!catalogue.recordings(before(Optional.empty(), now.minus(WINDOW), 1)).isEmpty()) {
      return WINDOW;
    }
    List<Recording> all = catalogue.recordings(RecordingQuery.ALL);
    Duration known =
        all.isEmpty() ? Duration.ZERO : Duration.between(all.getLast().startedAt(), now);
    // A clock that was set back: they began tomorrow.
    return known.isNegative() ? Duration.ZERO : known;
  }

  private static RecordingQuery before(Optional<RecordingState> state, Instant before, int limit) {
    return new RecordingQuery(Optional.empty(), state, Optional.of(before), limit);
  }

  /** The bytes that came within the window; of what is on air for longer, its share. */
  private double grown(Instant now) {
    Instant since = now.minus(WINDOW);
    double grown = catalogue.storedBytesSince(since);
    Optional<RecordingState> onAir = Optional.of(RecordingState.RECORDING);
    for (Recording each : catalogue.recordings(before(onAir, since, /* limit= */ 100))) {
      double age = Duration.between(each.startedAt(), now).toSeconds();
      grown += catalogue.storedBytes(each.id()) * (WINDOW.toSeconds() / age);
    }
    return grown;
  }
}
