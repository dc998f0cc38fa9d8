package org.tribune.site.recording;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.recording.Correction;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestField;

/**
 * A correction as the operator asks for it; read with the {@link #seconds} of the replay.
 *
 * @param from seconds from the replay's start, as the player shows them
 * @param to seconds from the replay's start
 * @param withholding whose place it takes; none has -1
 */
record CorrectionRequest(
    @RequestField(problem = "correction.kind-invalid") Correction.Kind kind,
    @Lenient String reason,
    @Lenient String legalBasis,
    @RequestField(problem = "correction.passage-invalid") Optional<Double> from,
    @RequestField(problem = "correction.passage-invalid") Optional<Double> to,
    @Lenient long withholding) {
  private static final int LONGEST_TEXT = 1_000;

  /** A player shows tenths of a second, and the last frame ends a little before the clock says. */
  private static final long SLACK_MICROS = 100_000;

  CorrectionRequest {
    reason = text(reason);
    legalBasis = text(legalBasis);
  }

  private static String text(String sent) {
    String text = sent.strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw ProblemException.badRequest("correction.reason-missing");
    }
    return text;
  }

  /** How long a replay is, in words. */
  static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.1f", micros / 1e6);
  }

  /**
   * As the catalogue takes it: on the recording's own timeline.
   *
   * @throws ProblemException if there is no such passage
   */
  Correction on(RecordingIndex index, String requestedBy, Instant requestedAt) {
    long length = index.durationMicros();
    double begin = from.orElse(-1.0);
    double end = to.orElse(-1.0);
    long fromMicros = Math.round(begin * MediaTime.MICROS);
    long toMicros = Math.min(length, Math.round(end * MediaTime.MICROS));
    boolean isWithin = begin >= 0 && begin < end && end <= (length + SLACK_MICROS) / 1e6;
    if (!isWithin || fromMicros >= toMicros) {
      throw ProblemException.badRequest("correction.passage-invalid", seconds(length));
    }
    if (kind == Correction.Kind.CUT && toMicros - fromMicros >= length) {
      throw ProblemException.badRequest("correction.nothing-left");
    }
    return new Correction(
        index.recording().id(),
        /* id= */ 0,
        index.clock().toRecording(fromMicros, /* isEnd= */ false),
        index.clock().toRecording(toMicros, /* isEnd= */ true),
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
