package org.tribune.catalogue.caption;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The captions of a recording in one language.
 *
 * @param language as in RFC 5646
 * @param cues by their start, in the time of the recording: since its timeline's origin
 * @param savedAt when
 * @param savedBy who of the staff did it, by name
 */
public record CaptionTrack(String language, List<Cue> cues, Instant savedAt, String savedBy) {
  public CaptionTrack {
    CaptionText.requireLanguage(language);
    cues = List.copyOf(cues);
  }

  /** Without the cues for which this holds. */
  public CaptionTrack without(Predicate<Cue> hidden) {
    return new CaptionTrack(
        language, cues.stream().filter(hidden.negate()).toList(), savedAt, savedBy);
  }
}
