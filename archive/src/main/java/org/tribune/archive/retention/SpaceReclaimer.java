package org.tribune.archive.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.core.store.ObjectStore;

/**
 * Keeps some room in the store: when less is free than shall be, what has a time goes before it is
 * over, one recording after the other, the next due first, until there is enough. It stops as soon
 * as that does not help, because something else fills the disk. Calls block; owned by one thread.
 */
final class SpaceReclaimer {
  private static final Logger LOG = LoggerFactory.getLogger(SpaceReclaimer.class);

  /** How long nothing more goes after it did not help. */
  private static final Duration TAKEN_PAUSE = Duration.ofHours(1);

  /** How long it is not looked for what may go after there was nothing. */
  private static final Duration SHORT_PAUSE = Duration.ofMinutes(1);

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Candidates candidates;
  private final Eraser eraser;
  private final Clock clock;
  private final long wanted;
  private Room room = Room.ENOUGH;
  private Rhythm again = new Rhythm(Duration.ZERO);

  SpaceReclaimer(
      Catalogue catalogue,
      ObjectStore store,
      Candidates candidates,
      Eraser eraser,
      Clock clock,
      long wanted) {
    this.catalogue = catalogue;
    this.store = store;
    this.candidates = candidates;
    this.eraser = eraser;
    this.clock = clock;
    this.wanted = wanted;
  }

  /** How it stands. */
  enum Room {
    /** There is enough, or it is unknown. */
    ENOUGH,
    /** There is too little, and nothing may go. */
    SHORT,
    /** There is too little, and deleting does not help: something else fills the disk. */
    TAKEN
  }

  /** Makes room if there is too little. */
  Room make() {
    OptionalLong free = store.freeBytes();
    Instant now = clock.instant();
    if (free.isEmpty() || free.getAsLong() >= wanted) {
      become(Room.ENOUGH, Duration.ZERO, now);
    } else if (again.beats(now)) {
      make(free.getAsLong(), now);
    }
    return room;
  }

  private void become(Room next, Duration pause, Instant now) {
    room = next;
    again = new Rhythm(pause);
    var _ = again.beats(now);
  }

  private void make(long freeNow, Instant now) {
    long free = freeNow;
    for (Candidate candidate : candidates.find()) {
      if (free >= wanted) {
        break;
      }
      if (!candidate.isOldEnough(now) || !erase(candidate, now)) {
        continue;
      }
      long before = free;
      free = store.freeBytes().orElse(wanted);
      if (free < wanted && free - before < candidate.bytes() / 2) {
        LOG.warn(
            "Deleting {} made {} bytes free, not {}: something else fills the disk",
            candidate.recording().id(),
            free - before,
            candidate.bytes());
        become(Room.TAKEN, TAKEN_PAUSE, now);
        return;
      }
    }
    become(free >= wanted ? Room.ENOUGH : Room.SHORT, SHORT_PAUSE, now);
  }

  private boolean erase(Candidate candidate, Instant now) {
    // First why, then that: who finds it gone finds the reason.
    Optional<Deletion> before =
        catalogue.deletions().stream()
            .filter(each -> each.recording().equals(candidate.recording().id()))
            .findFirst();
    catalogue.saveDeletion(
        Deletion.announce(
            candidate.recording(),
            candidate.bytes(),
            Deletion.Reason.SPACE,
            before.map(Deletion::announcedAt).orElse(now),
            now));
    return eraser.condemn(candidate.recording()) && eraser.erase(candidate.recording().id());
  }
}
