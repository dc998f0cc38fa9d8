package org.tribune.site.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.QuestioningMode;
import org.tribune.core.config.QuestionsConfig;

/**
 * Whether a sitting takes questions at some time, and how.
 *
 * @param questioning the sitting's own, or the site's
 * @param isNow true if one may be asked
 * @param isPaused true if the site takes none on that day, whatever the sitting says
 * @param periods of what is left with one
 */
public record SubmissionWindow(
    Questioning questioning, boolean isNow, boolean isPaused, RetentionPeriods periods) {
  /**
   * The window of a sitting at a time.
   *
   * @param own what was set for it
   */
  public static SubmissionWindow of(
      Sitting sitting,
      Optional<Questioning> own,
      QuestionsConfig config,
      RetentionPeriods periods,
      Instant now) {
    Questioning questioning = own.orElseGet(() -> usual(sitting, config));
    LocalDate day = LocalDate.ofInstant(now, sitting.facts().zone());
    boolean paused = config.pauses().stream().anyMatch(each -> each.has(day));
    boolean open =
        config.mode() != QuestioningMode.OFF
            && sitting.status().isPublic()
            && sitting.status().takesPlace()
            && questioning.takes(now);
    return new SubmissionWindow(questioning, open && !paused, paused, periods);
  }

  /** Before the sitting and while it goes on; afterwards the clerk may open it again. */
  private static Questioning usual(Sitting sitting, QuestionsConfig config) {
    return new Questioning(
        sitting.id(), config.mode(), Optional.empty(), Optional.empty(), /* version= */ 0);
  }
}
