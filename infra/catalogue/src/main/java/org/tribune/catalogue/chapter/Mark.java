package org.tribune.catalogue.chapter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * A moment of a broadcast from which on something is so. Immutable.
 *
 * @param start by the clock of the broadcast's timeline, to the millisecond
 * @param numbering of the agenda item; empty for none
 * @param title of the chapter as the public reads it, or the speaker's name and group
 * @param sitting whose item it is
 * @param item that begins; it may be marked more than once, as it may be taken up again
 * @param revision one more for each change, from 1; a change names the one that it was made on
 */
public record Mark(
    MarkId id,
    MarkKind kind,
    Instant start,
    String numbering,
    String title,
    Optional<SittingId> sitting,
    Optional<ItemId> item,
    int revision) {
  /** By time; those of the same time by id, so that all see one order. */
  public static final Comparator<Mark> BY_TIME =
      Comparator.comparing(Mark::start).thenComparing(Mark::id);

  public Mark {
    start = start.truncatedTo(ChronoUnit.MILLIS);
    numbering = CleanText.line(numbering, AgendaItem.LONGEST_NUMBERING, "field.numbering");
    title = CleanText.line(title, AgendaItem.LONGEST_TITLE, "field.title");
    if (kind == MarkKind.CHAPTER && title.isEmpty() && numbering.isEmpty()) {
      throw new ValidationException("chapter.no-title");
    }
    if (item.isPresent() && sitting.isEmpty()) {
      throw ValidationException.contradiction("Mark " + id + " has an item of no sitting");
    }
  }

  /** The same at another time. */
  public Mark at(Instant time) {
    return new Mark(id, kind, time, numbering, title, sitting, item, revision);
  }

  /** The same as a revision of its own. */
  public Mark revised(int next) {
    return new Mark(id, kind, start, numbering, title, sitting, item, next);
  }

  /** True if the other says the same, whatever its revision. */
  public boolean says(Mark other) {
    return revised(other.revision).equals(other);
  }

  /** Number and title in one line. */
  public String label() {
    return numbering.isEmpty() || title.isEmpty() ? numbering + title : numbering + " " + title;
  }
}
