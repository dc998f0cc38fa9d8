package org.tribune.site.video;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.video.VideoRevision;
import org.tribune.site.http.ApiWords;

/** What the routes of reports' revisions answer, as {@code openapi.yaml} describes it. */
final class RevisionResponses {
  private RevisionResponses() {}

  /** All that are kept, the newest first, without their texts. */
  record Revisions(List<Revision> revisions) {}

  /**
   * A revision without its texts.
   *
   * @param begunAt when the first save that is in it was made
   * @param fields the names of what is another than in the one before
   * @param reached the states that the report came to with it
   * @param reviewed true if a reviewer decided on it
   */
  record Revision(
      long number,
      String who,
      Instant begunAt,
      Instant savedAt,
      List<String> fields,
      List<String> reached,
      boolean reviewed) {
    static Revision of(VideoRevision.About about) {
      return new Revision(
          about.number(),
          about.who(),
          about.begunAt(),
          about.savedAt(),
          about.fields(),
          about.reached().stream().sorted().map(ApiWords::of).toList(),
          about.isReviewed());
    }
  }

  /**
   * A revision with its texts.
   *
   * @param captions WebVTT text by its language
   */
  record WholeRevision(
      @JsonUnwrapped Revision about,
      @JsonUnwrapped VideoResponses.Texts texts,
      Map<String, String> captions) {
    static WholeRevision of(VideoRevision revision) {
      return new WholeRevision(
          Revision.of(revision.about()),
          VideoResponses.Texts.of(revision.texts()),
          revision.captions());
    }
  }

  /**
   * What was changed since a reviewer last decided on the report.
   *
   * @param decided the revision that was decided on
   * @param changed the names of what is another since
   */
  record SinceReview(@JsonUnwrapped Revision decided, List<String> changed) {
    /**
     * The same; empty if none was decided on, or nothing changed.
     *
     * @param all revisions of the report, the newest first
     */
    static Optional<SinceReview> of(List<VideoRevision.About> all) {
      List<VideoRevision.About> since = all.stream().takeWhile(each -> !each.isReviewed()).toList();
      if (since.isEmpty() || since.size() == all.size()) {
        return Optional.empty();
      }
      return Optional.of(
          new SinceReview(
              Revision.of(all.get(since.size())),
              since.reversed().stream()
                  .flatMap(each -> each.fields().stream())
                  .distinct()
                  .toList()));
    }
  }
}
