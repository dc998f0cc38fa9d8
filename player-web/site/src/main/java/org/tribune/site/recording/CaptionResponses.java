package org.tribune.site.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionRevision;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.WebVtt;

/** What the routes of captions answer, as {@code openapi.yaml} describes it. */
final class CaptionResponses {
  private CaptionResponses() {}

  /**
   * The captions of a recording.
   *
   * @param duration of the replay, in seconds
   * @param heard languages in which something was said on air
   * @param leftOut if something was saved
   */
  record Listing(
      String id,
      String title,
      double duration,
      List<Track> captions,
      List<String> heard,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LeftOut> leftOut) {}

  /**
   * Those of one language, as the public reads them.
   *
   * @param text a WebVTT file
   */
  record Track(String language, int cues, String text, Instant savedAt, String savedBy) {
    static Track of(CaptionTrack track, List<Cue> shown) {
      return new Track(
          track.language(), shown.size(), WebVtt.write(shown), track.savedAt(), track.savedBy());
    }
  }

  /** What those of a language were before, the newest first. */
  record Revisions(List<Revision> revisions) {
    static Revisions of(List<CaptionRevision> all) {
      return new Revisions(all.reversed().stream().map(Revision::of).toList());
    }
  }

  /**
   * One of them.
   *
   * @param number by which it is asked for
   * @param cues those of passages that nobody may read are counted, too
   */
  record Revision(int number, int cues, Instant savedAt, String savedBy) {
    private static Revision of(CaptionRevision revision) {
      return new Revision(
          revision.number(), revision.cues(), revision.savedAt(), revision.savedBy());
    }
  }

  /**
   * What was not saved, since nothing may be heard there.
   *
   * @param places the first of them, in seconds of the replay
   */
  record LeftOut(int count, List<Double> places) {}
}
