package org.tribune.archive.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.tribune.archive.correction.SealedOriginals;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.Inventory;
import org.tribune.archive.retention.Eraser;
import org.tribune.archive.storyboard.DrawnPictures;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.crypto.KeyCheck;
import org.tribune.core.store.ObjectStore;

/**
 * Walks the catalogue and the store, which may be in use: verifies every checksum, finds what is
 * missing, damaged or orphaned, and mends what it can. Blocks; used by one thread.
 *
 * <p>What it never does: show again what a correction took away, or erase what may be the only copy
 * of something that was published.
 */
public final class Doctor {
  private static final int AT_ONCE = 4;

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Optional<Copies> copies;
  private final boolean repairs;
  private final Clock clock;
  private final List<Finding> findings = new ArrayList<>();
  private long objects = 0;
  private long bytes = 0;

  /**
   * A doctor.
   *
   * @param copies of a backup, to mend from
   * @param repairs false if it shall only look
   */
  public Doctor(
      Catalogue catalogue,
      ObjectStore store,
      Optional<Copies> copies,
      boolean repairs,
      Clock clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.copies = copies;
    this.repairs = repairs;
    this.clock = clock;
  }

  /** Looks at everything, once. */
  public Diagnosis examine() {
    catalogue
        .findDamage()
        .forEach(
            text ->
                findings.add(
                    Finding.open(
                        "The database is damaged (" + text + "): restore it from a backup")));
    examineKeys();
    Orphans orphans = new Orphans(catalogue, store, repairs, clock, findings::add);
    Inventory inventory = new Inventory(catalogue);
    List<Recording> recordings = inventory.recordings();
    Set<BroadcastId> known = new HashSet<>();
    for (Recording recording : recordings) {
      known.add(recording.id());
      if (recording.state() == RecordingState.DELETING) {
        finishErasing(recording);
      } else {
        List<ExpectedObject> expected = inventory.of(recording);
        examine(recording, expected);
        orphans.find(recording, expected);
      }
    }
    orphans.findStrangers(known);
    List<Sitting> sittings = inventory.sittings();
    examine(sittings, inventory);
    orphans.findDocuments(sittings);
    orphans.findSources(catalogue.transcodeJobs());
    return new Diagnosis(recordings.size(), objects, bytes, findings);
  }

  /** Every key must open, and every ciphertext have its key. */
  private void examineKeys() {
    try {
      KeyCheck check = catalogue.dataKeys().check();
      check.violations().forEach(text -> findings.add(Finding.open(text)));
      new SealedOriginals(catalogue, store)
          .violations()
          .forEach(text -> findings.add(Finding.open(text)));
    } catch (CatalogueException e) {
      findings.add(Finding.open(String.valueOf(e.getMessage())));
    }
  }

  /** An erasure that was interrupted shows nothing to anybody, and takes room. */
  private void finishErasing(Recording recording) {
    if (repairs) {
      if (new Eraser(catalogue, store, clock).erase(recording.id())) {
        findings.add(Finding.repaired(recording.id() + " was half erased: erased"));
      }
    } else {
      findings.add(
          Finding.harmless(
              recording.id() + " is half erased: the archive goes on with it while it runs"));
    }
  }

  private enum State {
    RIGHT,
    MISSING,
    DAMAGED
  }

  private void examine(Recording recording, List<ExpectedObject> expected) {
    List<State> states = look(expected);
    for (int i = 0; i < expected.size(); i++) {
      ExpectedObject object = expected.get(i);
      State state = states.get(i);
      switch (object) {
        case ExpectedObject.Header header -> {
          if (state != State.RIGHT) {
            mend(object, state, Optional.of(header.content()));
          }
        }
        case ExpectedObject.Segment segment -> examine(recording, segment, state);
        case ExpectedObject.Derived derived -> examine(recording, derived, state);
        case ExpectedObject.OfSitting document -> mendIfWrong(document, state);
      }
    }
  }

  /** A picture of what is on air is soon replaced; what nobody has a copy of is drawn anew. */
  private void examine(Recording recording, ExpectedObject.Derived derived, State state) {
    if (state == State.RIGHT || !catalogue.assets(recording.id()).contains(derived.row())) {
      return;
    }
    Optional<Bytes> copy = copyOf(derived);
    if (copy.isPresent() || !DrawnPictures.isDrawn(derived)) {
      mend(derived, state, copy);
      return;
    }
    String wrong = wrong(derived, state);
    if (repairs) {
      DrawnPictures.forget(catalogue, recording.id(), List.of(derived));
      findings.add(Finding.repaired(wrong + ": it is drawn anew after the next start"));
    } else {
      findings.add(Finding.open(wrong + ", and can be drawn anew: run without --check"));
    }
  }

  private void mendIfWrong(ExpectedObject object, State state) {
    if (state != State.RIGHT) {
      mend(object, state, copyOf(object));
    }
  }

  /** The documents of all sittings. */
  private void examine(List<Sitting> sittings, Inventory inventory) {
    for (Sitting sitting : sittings) {
      List<ExpectedObject> expected = inventory.of(sitting);
      List<State> states = look(expected);
      for (int i = 0; i < expected.size(); i++) {
        mendIfWrong(expected.get(i), states.get(i));
      }
    }
  }

  private void examine(Recording recording, ExpectedObject.Segment segment, State state) {
    boolean believedLost = segment.row().state() == SegmentState.LOST;
    if (state == State.RIGHT) {
      if (believedLost) {
        mark(recording, segment, SegmentState.STORED);
        findings.add(Finding.repaired(segment.name() + " was marked as lost, and is there"));
      }
      return;
    }
    Optional<Bytes> copy = copyOf(segment);
    mend(segment, state, copy);
    if (copy.isPresent() == believedLost) {
      mark(recording, segment, copy.isPresent() ? SegmentState.STORED : SegmentState.LOST);
    }
  }

  private void mark(Recording recording, ExpectedObject.Segment segment, SegmentState state) {
    if (repairs) {
      catalogue.mark(recording.id(), segment.row(), state);
    }
  }

  private void mend(ExpectedObject object, State state, Optional<Bytes> right) {
    String wrong = wrong(object, state);
    if (right.isEmpty()) {
      String remedy =
          object instanceof ExpectedObject.Segment
              ? ": playlists have a gap; 'doctor --from BACKUP' puts it back if a backup has it"
              : ": 'doctor --from BACKUP' puts it back if a backup has it";
      findings.add(Finding.open(wrong + remedy));
    } else if (repairs) {
      store.put(object.name(), right.get());
      findings.add(Finding.repaired(wrong + ": put back"));
    } else {
      findings.add(Finding.open(wrong + ", and can be put back: run without --check"));
    }
  }

  private static String wrong(ExpectedObject object, State state) {
    return object.name() + (state == State.MISSING ? " is missing" : " is damaged");
  }

  private Optional<Bytes> copyOf(ExpectedObject object) {
    return copies.flatMap(each -> each.find(object)).filter(object::isSameAs);
  }

  /** Reads all objects, a few at once, and never holds more than those. */
  private List<State> look(List<ExpectedObject> expected) {
    Semaphore room = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<State>> states = new ArrayList<>();
      for (ExpectedObject object : expected) {
        room.acquireUninterruptibly();
        states.add(
            threads.submit(
                () -> {
                  try {
                    return look(object);
                  } finally {
                    room.release();
                  }
                }));
      }
      objects += expected.size();
      bytes += expected.stream().mapToLong(ExpectedObject::length).sum();
      return states.stream().map(Doctor::get).toList();
    }
  }

  private State look(ExpectedObject object) {
    return store
        .get(object.name())
        .map(content -> object.isSameAs(content) ? State.RIGHT : State.DAMAGED)
        .orElse(State.MISSING);
  }

  private static State get(Future<State> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DoctorException("Stopped before the end: run the command again", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }
}
