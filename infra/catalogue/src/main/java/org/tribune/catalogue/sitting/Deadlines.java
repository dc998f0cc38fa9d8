package org.tribune.catalogue.sitting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the days that the law, or the site, gives.
 *
 * @param deliberationListDays after the sitting
 * @param minutesDays after the sitting that adopts them, which is the next one of the same body
 * @param captionsDays after the sitting
 */
public record Deadlines(int deliberationListDays, int minutesDays, int captionsDays) {
  /** Whether a sitting's replay has captions. */
  public enum Captioning {
    /** There is no replay. */
    NO_REPLAY,
    MISSING,
    DONE
  }

  /**
   * The deadlines of a sitting that takes place; none of another, and none of a draft.
   *
   * @param next the day of the next sitting of the same body, if it is announced
   * @param today in the sitting's zone
   */
  public List<Deadline> of(
      Sitting sitting, Optional<LocalDate> next, Captioning captioning, LocalDate today) {
    if (!sitting.status().isPublic() || !sitting.status().takesPlace()) {
      return List.of();
    }
    LocalDate day = sitting.facts().day();
    List<Deadline> all = new ArrayList<>();
    Optional<LocalDate> own = Optional.of(day);
    all.add(
        deadline(
            sitting,
            DeadlineKind.DELIBERATION_LIST,
            has(sitting, DocumentKind.DELIBERATION_LIST),
            own,
            deliberationListDays,
            today));
    all.add(
        deadline(
            sitting,
            DeadlineKind.MINUTES,
            has(sitting, DocumentKind.MINUTES),
            next,
            minutesDays,
            today));
    if (captioning != Captioning.NO_REPLAY) {
      boolean isDone = captioning == Captioning.DONE;
      all.add(deadline(sitting, DeadlineKind.CAPTIONS, isDone, own, captionsDays, today));
    }
    return all;
  }

  private static Deadline deadline(
      Sitting sitting,
      DeadlineKind kind,
      boolean isPublished,
      Optional<LocalDate> after,
      int days,
      LocalDate today) {
    Optional<LocalDate> due = after.map(each -> each.plusDays(days));
    if (sitting.settled().contains(kind) || isPublished) {
      return new Deadline(kind, due, after, Deadline.State.DONE);
    }
    if (due.isEmpty() || today.isBefore(sitting.facts().day())) {
      return new Deadline(kind, due, after, Deadline.State.AHEAD);
    }
    return new Deadline(
        kind, due, after, today.isAfter(due.get()) ? Deadline.State.LATE : Deadline.State.RUNNING);
  }

  private static boolean has(Sitting sitting, DocumentKind kind) {
    return sitting.documents().stream().anyMatch(each -> each.kind() == kind && each.isPublic());
  }
}
