package org.tribune.site.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.site.http.ProblemException;

/**
 * A correction as the operator asks for it.
 *
 * @param from microseconds from the replay's start, as the player shows them
 * @param to microseconds from the replay's start
 */
record CorrectionRequest(
    Correction.Kind kind, long from, long to, String reason, String legalBasis) {
  private static final int LONGEST_TEXT = 1_000;

  /** A player shows tenths of a second, and the last frame ends a little before the clock says. */
  private static final long SLACK_MICROS = 100_000;

  /**
   * Reads an order for a replay of this length.
   *
   * @throws ProblemException if it makes no sense
   */
  static CorrectionRequest read(ObjectNode body, long durationMicros) {
    Correction.Kind kind = kind(body.path("kind").asText(""));
    String reason = text(body, "reason");
    String legalBasis = text(body, "legalBasis");
    JsonNode from = body.path("from");
    JsonNode to = body.path("to");
    if (!from.isNumber() || !to.isNumber()) {
      throw outside(durationMicros);
    }
    double fromSeconds = from.doubleValue();
    double toSeconds = to.doubleValue();
    double longest = (durationMicros + SLACK_MICROS) / 1e6;
    if (!(fromSeconds >= 0) || !(fromSeconds < toSeconds) || !(toSeconds <= longest)) {
      throw outside(durationMicros);
    }
    long fromMicros = Math.round(fromSeconds * MediaTime.MICROS);
    long toMicros = Math.min(durationMicros, Math.round(toSeconds * MediaTime.MICROS));
    if (fromMicros >= toMicros) {
      throw outside(durationMicros);
    }
    if (kind == Correction.Kind.CUT && toMicros - fromMicros >= durationMicros) {
      throw ProblemException.badRequest("correction.nothing-left");
    }
    return new CorrectionRequest(kind, fromMicros, toMicros, reason, legalBasis);
  }

  private static Correction.Kind kind(String word) {
    return switch (word) {
      case "mute" -> Correction.Kind.MUTE;
      case "mask" -> Correction.Kind.MASK;
      case "cut" -> Correction.Kind.CUT;
      default -> throw ProblemException.badRequest("correction.kind-invalid");
    };
  }

  private static String text(ObjectNode body, String name) {
    String text = body.path(name).asText("").strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw ProblemException.badRequest("correction.reason-missing");
    }
    return text;
  }

  private static ProblemException outside(long durationMicros) {
    String seconds = String.format(Locale.ROOT, "%.1f", durationMicros / 1e6);
    return ProblemException.badRequest("correction.passage-invalid", seconds);
  }

  /** As the catalogue takes it: on the recording's own timeline. */
  Correction toCorrection(
      BroadcastId recording, ReplayClock clock, String requestedBy, Instant requestedAt) {
    return new Correction(
        recording,
        /* id= */ 0,
        clock.toRecording(from, /* isEnd= */ false),
        clock.toRecording(to, /* isEnd= */ true),
        kind,
        reason,
        legalBasis,
        requestedBy,
        requestedAt,
        Correction.State.REQUESTED,
        /* finishedAt= */ Optional.empty(),
        /* failure= */ Optional.empty(),
        /* sealedUntil= */ Optional.empty());
  }
}
