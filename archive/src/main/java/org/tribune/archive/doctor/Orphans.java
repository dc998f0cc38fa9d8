package org.tribune.archive.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.Inventory;
import org.tribune.archive.inventory.ObjectOwner;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/** Objects that the store has and the catalogue does not name. Used by one thread. */
final class Orphans {
  /** What was stored a moment ago may not be in the catalogue yet. */
  private static final Duration FRESH = Duration.ofHours(1);

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final boolean repairs;
  private final Clock clock;
  private final Consumer<Finding> told;

  Orphans(
      Catalogue catalogue,
      ObjectStore store,
      boolean repairs,
      Clock clock,
      Consumer<Finding> told) {
    this.catalogue = catalogue;
    this.store = store;
    this.repairs = repairs;
    this.clock = clock;
    this.told = told;
  }

  /** Objects of a recording that its rows do not name. */
  void find(Recording recording, List<ExpectedObject> expected) {
    Set<String> names = expected.stream().map(ExpectedObject::name).collect(Collectors.toSet());
    List<Correction> corrections = catalogue.corrections(recording.id());
    if (corrections.stream().anyMatch(each -> each.state() == Correction.State.REQUESTED)) {
      return; // Its objects come and go at this moment.
    }
    List<RecordedSegment> adopted = new ArrayList<>();
    forEach(
        RecordingNames.prefix(recording.id()),
        object -> {
          if (names.contains(object.name()) || isFresh(object)) {
            return;
          }
          if (!corrections.isEmpty()) {
            // It may be what a correction took away.
            erase(object, "is not part of the recording, which was corrected");
            return;
          }
          adoptable(recording, object, expected)
              .ifPresentOrElse(
                  adopted::add,
                  () ->
                      told.accept(
                          Finding.harmless(
                              object.name() + " is named by nothing: it takes room and is kept")));
        });
    adopt(recording, adopted);
  }

  private Optional<RecordedSegment> adoptable(
      Recording recording, StoredObject object, List<ExpectedObject> expected) {
    List<RecordedSegment> siblings =
        expected.stream()
            .filter(ExpectedObject.Segment.class::isInstance)
            .map(each -> ((ExpectedObject.Segment) each).row())
            .toList();
    return store
        .get(object.name())
        .flatMap(content -> RecoveredSegment.of(recording, object.name(), content, siblings));
  }

  private void adopt(Recording recording, List<RecordedSegment> segments) {
    if (segments.isEmpty()) {
      return;
    }
    String what =
        segments.size()
            + " segments of "
            + recording.id()
            + " are in the store and not in the"
            + " catalogue";
    if (repairs) {
      catalogue.addSegments(recording.id(), segments);
      told.accept(Finding.repaired(what + ": written down"));
    } else {
      told.accept(Finding.open(what + ": run without --check to write them down"));
    }
  }

  /** Objects of recordings that the catalogue does not know. */
  void findStrangers(Set<BroadcastId> known) {
    Set<BroadcastId> unknown = new HashSet<>();
    forEach(
        "recordings/",
        object -> {
          Optional<BroadcastId> owner = ObjectOwner.of(object.name());
          if (owner.isEmpty() || known.contains(owner.get()) || isFresh(object)) {
            return;
          }
          if (catalogue.broadcast(owner.get()).isPresent()) {
            erase(object, "belongs to a recording that was erased");
          } else if (unknown.add(owner.get())) {
            told.accept(
                Finding.open(
                    "Recording "
                        + owner.get()
                        + " is in the store and not in the catalogue: 'restore' a backup of the"
                        + " catalogue that has it, or delete its objects"));
          }
        });
  }

  /**
   * Documents that their sitting does not name. What was stored before the sitting was last written
   * was taken away since; what was stored later may be what an older catalogue does not know.
   */
  void findDocuments(List<Sitting> sittings) {
    Map<SittingId, Sitting> known =
        sittings.stream().collect(Collectors.toMap(Sitting::id, each -> each));
    forEach(
        DocumentNames.ALL,
        object -> {
          Optional<Sitting> sitting = DocumentNames.sittingOf(object.name()).map(known::get);
          if (isFresh(object) || sitting.filter(each -> names(each, object)).isPresent()) {
            return;
          }
          if (sitting.filter(each -> object.storedAt().isBefore(each.changedAt())).isPresent()) {
            erase(object, "was taken from its sitting");
          } else {
            told.accept(
                Finding.harmless(
                    object.name() + " is named by no sitting: it takes room and is kept"));
          }
        });
  }

  /**
   * Files that were to be made into films. One whose preparation is done is needed no more; one of
   * which the catalogue knows nothing may be newer than it.
   */
  void findSources(TranscodeJobs jobs) {
    forEach(
        TranscodeJob.OBJECTS,
        object -> {
          if (isFresh(object)) {
            return;
          }
          Optional<TranscodeJob> known = preparationOf(object, jobs);
          if (known.isEmpty()) {
            told.accept(
                Finding.harmless(
                    object.name() + " is named by no report: it takes room and is kept"));
          } else if (known.get().state() == TranscodeJobState.DONE) {
            erase(object, "was made into a film");
          }
        });
  }

  private static Optional<TranscodeJob> preparationOf(StoredObject object, TranscodeJobs jobs) {
    try {
      String id = object.name().substring(TranscodeJob.OBJECTS.length());
      return jobs.find(new BroadcastId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean names(Sitting sitting, StoredObject object) {
    return new Inventory(catalogue)
        .of(sitting).stream().anyMatch(each -> each.name().equals(object.name()));
  }

  private void erase(StoredObject object, String why) {
    if (repairs) {
      store.delete(object.name());
      told.accept(Finding.repaired(object.name() + " " + why + ": erased"));
    } else {
      told.accept(Finding.open(object.name() + " " + why + ": run without --check to erase it"));
    }
  }

  private void forEach(String prefix, Consumer<StoredObject> work) {
    try (Stream<StoredObject> listed = store.list(prefix)) {
      listed.forEach(work);
    }
  }

  private boolean isFresh(StoredObject object) {
    Instant limit = clock.instant().minus(FRESH);
    return object.storedAt().isAfter(limit);
  }
}
