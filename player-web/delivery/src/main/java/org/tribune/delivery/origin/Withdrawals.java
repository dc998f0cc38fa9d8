package org.tribune.delivery.origin;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;

/**
 * Knows the broadcasts that may no longer be watched out of memory: their recording was corrected,
 * or deleted, perhaps through another process. The catalogue is asked once a second, on a thread of
 * its own, while there is an ended broadcast in memory. Safe for all threads.
 */
final class Withdrawals {
  private static final Logger LOG = LoggerFactory.getLogger(Withdrawals.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final RecordingQuery DELETING =
      new RecordingQuery(
          Optional.empty(),
          Optional.of(RecordingState.DELETING),
          /* before= */ Optional.empty(),
          /* limit= */ 100);

  private final Catalogue catalogue;
  private final Consumer<BroadcastId> withdrawn;
  private final Set<BroadcastId> known = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile long lookedAt = System.nanoTime() - PAUSE_NANOS;

  /**
   * Withdrawals.
   *
   * @param withdrawn called with each, once
   */
  Withdrawals(Catalogue catalogue, Consumer<BroadcastId> withdrawn) {
    this.catalogue = catalogue;
    this.withdrawn = withdrawn;
  }

  boolean contains(BroadcastId id) {
    return known.contains(id);
  }

  /** From now on it may not be watched. */
  void add(BroadcastId id) {
    if (known.add(id)) {
      withdrawn.accept(id);
    }
  }

  /** Looks, if it is time to, whether any of {@code ended} must go; does not wait for it. */
  void look(Collection<BroadcastId> ended) {
    boolean due = System.nanoTime() - lookedAt >= PAUSE_NANOS;
    if (ended.isEmpty() || !due || !looking.compareAndSet(false, true)) {
      return;
    }
    lookedAt = System.nanoTime();
    Thread.ofVirtual()
        .name("withdrawals")
        .start(
            () -> {
              try {
                Set<BroadcastId> candidates = Set.copyOf(ended);
                found().stream().filter(candidates::contains).forEach(this::add);
              } catch (CatalogueException e) {
                LOG.debug("Corrections can't be looked up now: {}", e.getMessage());
              } finally {
                looking.set(false);
              }
            });
  }

  private List<BroadcastId> found() {
    return Stream.concat(
            catalogue.allCorrections().stream().map(Correction::recording),
            catalogue.recordings(DELETING).stream().map(Recording::id))
        .toList();
  }
}
