package org.tribune.site.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.time.MediaTime;

/** What the routes of transcripts answer, as {@code openapi.yaml} describes it. */
public final class TranscriptResponses {
  private static final double MICROS = 1_000_000;

  private TranscriptResponses() {}

  /**
   * What was said in a recording, as it is corrected.
   *
   * @param confirmed absent while nobody has confirmed captions in this language
   * @param tag of the captions that a film has in this language, for who confirms others in their
   *     place; absent if it has none
   */
  public record Transcript(
      String id,
      String language,
      List<Caption> captions,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Confirmed> confirmed,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> tag) {}

  /** What was written of a change, as it is read now: what was taken away is not there. */
  public record Changed(List<Caption> captions) {}

  /** Captions that somebody has confirmed: they are what the public reads. */
  public record Confirmed(Instant savedAt, String savedBy) {
    static Confirmed of(CaptionTrack track) {
      return new Confirmed(track.savedAt(), track.savedBy());
    }
  }

  /**
   * A caption, in seconds of the replay.
   *
   * @param uncertain true if its source trusts some of its words little
   */
  public record Caption(
      String id,
      int revision,
      double start,
      double end,
      String text,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> speaker,
      String state,
      boolean uncertain) {
    /** As it is read at this place. */
    static Caption of(LiveCaption caption, Cue played) {
      return new Caption(
          caption.id(),
          caption.revision(),
          MediaTime.of(played.start()).toMicros() / MICROS,
          MediaTime.of(played.end()).toMicros() / MICROS,
          caption.text(),
          caption.speaker(),
          caption.state().name().toLowerCase(Locale.ROOT),
          caption.words().stream().anyMatch(SpokenWord::isUncertain));
    }
  }
}
