package org.tribune.archive.recording;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.rendition.Rendition;

/**
 * Completes recordings whose broadcast has ended, or is one that the log has lost, and of which
 * everything is stored; also those that a process before could not complete. Owned by one thread,
 * but for {@link #watch}.
 */
final class RecordingCloser {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingCloser.class);
  private static final RecordingQuery OPEN =
      new RecordingQuery(
          Optional.empty(),
          Optional.of(RecordingState.RECORDING),
          /* before= */ Optional.empty(),
          /* limit= */ 1_000);

  private final Catalogue catalogue;
  private final BroadcastLedger ledger;
  private final RecalledBroadcasts recalled;
  private final Predicate<BroadcastId> isSettled;
  private final Set<BroadcastId> watched = new HashSet<>(); // guarded by itself
  private boolean askedForOpen = false;

  /**
   * A closer.
   *
   * @param isSettled true once nothing more will come of a broadcast that has ended, and nothing of
   *     it waits for the store
   */
  RecordingCloser(
      Catalogue catalogue,
      BroadcastLedger ledger,
      RecalledBroadcasts recalled,
      Predicate<BroadcastId> isSettled) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.recalled = recalled;
    this.isSettled = isSettled;
  }

  /** A recording of this broadcast is to be completed some time. */
  void watch(BroadcastId broadcast) {
    synchronized (watched) {
      watched.add(broadcast);
    }
  }

  /**
   * Completes what can be. Blocks.
   *
   * @return the recordings that were
   * @throws org.tribune.catalogue.CatalogueException if the catalogue failed: call it again
   */
  List<BroadcastId> close() {
    if (!askedForOpen) {
      catalogue.recordings(OPEN).forEach(recording -> watch(recording.id()));
      askedForOpen = true;
    }
    List<BroadcastId> ready = watched().stream().filter(this::isReady).toList();
    ready.forEach(this::complete);
    return ready;
  }

  private List<BroadcastId> watched() {
    synchronized (watched) {
      return List.copyOf(watched);
    }
  }

  private boolean isReady(BroadcastId id) {
    boolean ended = ledger.find(id).map(broadcast -> !broadcast.isOpen()).orElse(false);
    return (ended || recalled.isLost(id)) && isSettled.test(id);
  }

  private void complete(BroadcastId id) {
    // First, so that a segment that comes meanwhile has it watched again.
    synchronized (watched) {
      watched.remove(id);
    }
    try {
      catalogue
          .recording(id)
          .filter(found -> found.state() == RecordingState.RECORDING)
          .ifPresent(this::complete);
    } catch (CatalogueException e) {
      watch(id);
      throw e;
    }
  }

  private void complete(Recording recording) {
    Instant end = endOf(recording, ledger.find(recording.id()).flatMap(Broadcast::endedAt));
    // First: a recording that is complete is not looked at again.
    if (recalled.isLost(recording.id())) {
      endLost(recording.id(), end);
    }
    var _ =
        catalogue.update(
            recording.id(),
            found ->
                found.state() == RecordingState.RECORDING
                    ? found.in(RecordingState.COMPLETE).endedAt(end)
                    : found);
    LOG.info("The recording of {} is complete", recording.id());
  }

  /** Nobody can end it any more. */
  private void endLost(BroadcastId id, Instant end) {
    catalogue
        .broadcast(id)
        .filter(Broadcast::isOpen)
        .ifPresent(
            open -> {
              LOG.warn(
                  "The log has lost the events of {}, which was on air: its recording ends here",
                  id);
              catalogue.saveBroadcast(open.after(new BroadcastEvent.Ended(id, end)));
            });
  }

  /** As the event says, unless a clock that was set back made it say what can't be. */
  private Instant endOf(Recording recording, Optional<Instant> told) {
    Instant end = told.orElse(recording.startedAt());
    Rendition first = recording.format().renditions().getFirst();
    List<RecordedSegment> segments = catalogue.segments(recording.id(), first.id());
    if (segments.isEmpty()) {
      return end.isBefore(recording.startedAt()) ? recording.startedAt() : end;
    }
    RecordedSegment last = segments.getLast();
    Instant origin = recording.format().timeline().origin();
    Instant lastStart = origin.plus(last.start().toDuration());
    return lastStart.isBefore(end)
        ? end
        : origin.plus(last.start().plus(last.duration()).toDuration());
  }
}
