package org.tribune.catalogue.chapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.ValidationException;

/**
 * All that is marked in one broadcast: it is read and written as one. Immutable; {@link Markings}
 * keeps it.
 *
 * @param marks by time
 * @param removed marks that were taken back: what a console sends again does not bring them back
 * @param pens who wrote, the newest last
 * @param changedAt when it was last written
 * @param changedBy who wrote it
 * @param version one more for each change; 0 if nothing was ever written
 */
public record Marking(
    BroadcastId broadcast,
    List<Mark> marks,
    Set<MarkId> removed,
    List<EditLock> pens,
    Instant changedAt,
    String changedBy,
    long version) {
  private static final int MOST_MARKS = 2_000;
  private static final int MOST_REMOVED = 5_000;
  private static final int MOST_PENS = 200;

  public Marking {
    marks = marks.stream().sorted(Mark.BY_TIME).toList();
    removed = Set.copyOf(removed);
    pens = List.copyOf(pens.subList(Math.max(0, pens.size() - MOST_PENS), pens.size()));
    if (marks.size() > MOST_MARKS || removed.size() > MOST_REMOVED) {
      throw new ValidationException("chapter.too-many", MOST_MARKS);
    }
  }

  /** Nothing is marked yet. */
  public static Marking none(BroadcastId broadcast) {
    return new Marking(
        broadcast,
        /* marks= */ List.of(),
        /* removed= */ Set.of(),
        /* pens= */ List.of(),
        Instant.EPOCH,
        /* changedBy= */ "",
        /* version= */ 0);
  }

  /** The mark of this id. */
  public Optional<Mark> mark(MarkId id) {
    return marks.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** With a mark that is new, or in place of the one of its id. */
  public Marking with(Mark mark) {
    List<Mark> next = new ArrayList<>(marks);
    next.removeIf(each -> each.id().equals(mark.id()));
    next.add(mark);
    return new Marking(broadcast, next, removed, pens, changedAt, changedBy, version);
  }

  /** Without a mark, for good. */
  public Marking without(MarkId id) {
    Set<MarkId> gone = new TreeSet<>(removed);
    gone.add(id);
    return new Marking(
        broadcast,
        marks.stream().filter(each -> !each.id().equals(id)).toList(),
        gone,
        pens,
        changedAt,
        changedBy,
        version);
  }

  /** Who holds the edit lock. */
  public Optional<EditLock> pen() {
    return pens.isEmpty()
        ? Optional.empty()
        : Optional.of(pens.getLast()).filter(last -> last.until().isEmpty());
  }

  /** With the edit lock held by {@code console}, whoever held it. */
  public Marking taken(String console, String who, Instant now) {
    List<EditLock> next = new ArrayList<>(laidDown(now).pens);
    next.add(new EditLock(console, who, now, Optional.empty()));
    return withPens(next);
  }

  /** With the edit lock held by nobody. */
  public Marking laidDown(Instant now) {
    return withPens(pens.stream().map(each -> each.laidDown(now)).toList());
  }

  private Marking withPens(List<EditLock> next) {
    return new Marking(broadcast, marks, removed, next, changedAt, changedBy, version);
  }

  /**
   * True if what {@code console} did at {@code time} counts: it held the edit lock then, or holds
   * it now, or nobody does. What was done while the network was away is sent later.
   */
  public boolean mayWrite(String console, Instant time) {
    return pen().map(held -> held.console().equals(console)).orElse(true)
        || pens.stream().anyMatch(each -> each.console().equals(console) && each.isHeldAt(time));
  }

  /** With these marks alone: what a reader may see. */
  public Marking showing(List<Mark> shown) {
    return new Marking(broadcast, shown, removed, pens, changedAt, changedBy, version);
  }

  /** This marking, written by {@code who}. */
  public Marking changed(Instant now, String who) {
    return new Marking(broadcast, marks, removed, pens, now, who, version);
  }

  /** This marking under another version; for {@link Markings} alone. */
  public Marking at(long newVersion) {
    return new Marking(broadcast, marks, removed, pens, changedAt, changedBy, newVersion);
  }
}
