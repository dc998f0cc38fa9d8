package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.QuestioningMode;
import org.tribune.core.text.ValidationException;

/**
 * When and how a sitting takes questions.
 *
 * @param opensAt from then on; empty: as soon as the sitting is announced
 * @param closesAt until then; empty: as long as its page is there
 * @param version one more for each change; 0 if nobody ever set it
 */
public record Questioning(
    SittingId sitting,
    QuestioningMode mode,
    Optional<Instant> opensAt,
    Optional<Instant> closesAt,
    long version) {
  public Questioning {
    if (opensAt.isPresent() && closesAt.isPresent() && !opensAt.get().isBefore(closesAt.get())) {
      throw new ValidationException("question.closes-before-open");
    }
  }

  /** True if a question may be asked at that time. */
  public boolean takes(Instant time) {
    return mode != QuestioningMode.OFF
        && opensAt.filter(time::isBefore).isEmpty()
        && closesAt.filter(closes -> !time.isBefore(closes)).isEmpty();
  }

  /** The same under another version; for {@link Questions} alone. */
  public Questioning at(long newVersion) {
    return new Questioning(sitting, mode, opensAt, closesAt, newVersion);
  }
}
