package org.tribune.site.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * What a clerk says of a recording: its title, or that it is a trial and no sitting, which takes it
 * from all public lists. What is not said stays.
 */
record RecordingChange(Optional<String> title, Optional<RecordingKind> kind) {
  private static final int LONGEST_TITLE = 200;

  /**
   * What a body asks for: {@code {"title"?, "kind"?}}.
   *
   * @throws ProblemException if it makes no sense
   */
  static RecordingChange read(ObjectNode body) {
    RecordingChange change = new RecordingChange(titleOf(body), kindOf(body));
    if (change.title.isEmpty() && change.kind.isEmpty()) {
      throw ProblemException.badRequest("recording.change-empty");
    }
    return change;
  }

  private static Optional<String> titleOf(ObjectNode body) {
    if (!body.has("title")) {
      return Optional.empty();
    }
    String title = body.path("title").asText("").strip();
    boolean isLine = title.chars().noneMatch(Character::isISOControl);
    if (!body.path("title").isTextual() || title.length() > LONGEST_TITLE || !isLine) {
      throw ProblemException.badRequest("recording.title-invalid");
    }
    return Optional.of(title);
  }

  private static Optional<RecordingKind> kindOf(ObjectNode body) {
    if (!body.has("kind")) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(RecordingKind.SITTING, RecordingKind.TEST)
            .filter(each -> word(each).equals(body.path("kind").asText("")))
            .findFirst()
            .orElseThrow(() -> ProblemException.badRequest("recording.kind-invalid")));
  }

  private static String word(RecordingKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
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
