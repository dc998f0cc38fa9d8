package org.tribune.site.recording;

import java.util.Optional;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestField;

/**
 * What a clerk says of a recording: its title, or that it is a trial and no sitting, which takes it
 * from all public lists. What is not said stays.
 */
record RecordingChange(
    @RequestField(problem = "recording.title-invalid") Optional<String> title,
    @RequestField(problem = "recording.kind-invalid") Optional<RecordingKind> kind) {
  private static final int LONGEST_TITLE = 200;

  RecordingChange {
    title = title.map(String::strip);
    if (title.filter(each -> !isTitle(each)).isPresent()) {
      throw ProblemException.badRequest("recording.title-invalid");
    }
    if (kind.filter(RecordingKind.REPORT::equals).isPresent()) {
      throw ProblemException.badRequest("recording.kind-invalid");
    }
    if (title.isEmpty() && kind.isEmpty()) {
      throw ProblemException.badRequest("recording.change-empty");
    }
  }

  private static boolean isTitle(String text) {
    return text.length() <= LONGEST_TITLE && text.chars().noneMatch(Character::isISOControl);
  }

  /**
   * The recording after it.
   *
   * @throws ProblemException if it is a film, which stays one
   */
  Recording of(Recording before) {
    if (kind.isPresent() && before.kind() == RecordingKind.REPORT) {
      throw new ProblemException(Problem.of(409, "A film", "recording.is-film"));
    }
    return before.of(kind.orElse(before.kind())).titled(title.orElse(before.title()));
  }

  /** What the audit trail calls it. */
  AuditAction action() {
    return kind.map(
            each ->
                each == RecordingKind.TEST
                    ? AuditAction.RECORDING_MADE_TRIAL
                    : AuditAction.RECORDING_MADE_SITTING)
        .orElse(AuditAction.RECORDING_RENAMED);
  }
}
