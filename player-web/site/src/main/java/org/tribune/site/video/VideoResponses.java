package org.tribune.site.video;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoLog;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.site.http.ApiWords;

/**
 * What the routes of reports answer, as {@code openapi.yaml} describes it. Times in a film are
 * seconds, lengths too.
 */
public final class VideoResponses {
  private static final double MILLIS = 1_000;

  private VideoResponses() {}

  static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  /**
   * Those that everybody may see and that were asked for: a page of them.
   *
   * @param total how many there are on all pages
   * @param years that published reports are of, the newest first
   */
  record PublicList(List<PublicReport> reports, int total, List<Integer> years) {}

  /**
   * What everybody may know of a published report.
   *
   * @param slug absent before it was published
   * @param address of its page, on this site; as the slug
   * @param publishedAt when the public first saw it
   */
  public record PublicReport(
      Optional<String> slug,
      Optional<String> address,
      @JsonUnwrapped Texts texts,
      String author,
      @JsonUnwrapped Film shown,
      Optional<Instant> publishedAt) {
    static PublicReport of(Video report, Film film) {
      return new PublicReport(
          report.slug().map(Slug::value),
          report.slug().map(slug -> "/reports/" + slug),
          Texts.of(report.texts()),
          report.author().name(),
          film,
          report.dates().publishedAt());
    }
  }

  /** What its author wrote; the category and the series by their slugs. */
  public record Texts(
      String title,
      String summary,
      Optional<String> category,
      Optional<String> series,
      String place,
      Optional<LocalDate> date,
      String language,
      String credits,
      String licence,
      List<String> tags) {
    static Texts of(VideoTexts texts) {
      return new Texts(
          texts.title(),
          texts.summary(),
          texts.category().map(Slug::value),
          texts.series().map(Slug::value),
          texts.place(),
          texts.date(),
          texts.language(),
          texts.credits(),
          ApiWords.of(texts.licence()),
          texts.tags());
    }
  }

  /**
   * The film of a report, as it is shown.
   *
   * @param film the recording; absent while none was made, as what follows from it
   * @param poster the address of a picture
   * @param duration of the whole film
   * @param captionLanguages that the public gets
   */
  public record Film(
      Optional<String> film,
      Optional<String> playlist,
      Optional<String> poster,
      Trim trim,
      Optional<Double> duration,
      List<String> captionLanguages) {}

  /**
   * What is shown of a film.
   *
   * @param end absent: to its end
   */
  public record Trim(double start, Optional<Double> end) {
    static Trim of(FilmSettings settings) {
      return new Trim(seconds(settings.start()), settings.end().map(VideoResponses::seconds));
    }
  }

  /** Those that the staff asked for, without what only who works on one needs. */
  record StaffList(List<StaffSummary> reports, boolean more) {}

  /**
   * A report, for the staff.
   *
   * @param scheduledAt when it is to be published
   * @param version on which a change of it is made
   * @param may what the reader may do to it now
   */
  record StaffSummary(
      @JsonUnwrapped PublicReport report,
      String id,
      String state,
      String authorId,
      Instant createdAt,
      Instant changedAt,
      Optional<Instant> scheduledAt,
      long version,
      List<String> may) {
    static StaffSummary of(Video report, PublicReport shown, VideoActor reader) {
      return new StaffSummary(
          shown,
          report.id().value(),
          ApiWords.of(report.state()),
          report.author().account().value(),
          report.dates().createdAt(),
          report.dates().changedAt(),
          report.dates().scheduledAt(),
          report.version(),
          Stream.of(VideoAction.values())
              .filter(action -> report.may(action, reader))
              .map(ApiWords::of)
              .toList());
    }

    String title() {
      return report.texts().title();
    }
  }

  /**
   * Everything, for who works on it.
   *
   * @param captions WebVTT text by its language
   * @param unconfirmedCaptions the languages whose captions were written for the film before
   * @param transcript what a recogniser drafted of the film; absent if none is or will be there
   * @param pictures that can stand for the film
   * @param changes the newest last
   * @param notes of reviewers, the newest last
   * @param sinceReview what a reviewer last decided on, if it was changed since
   */
  record StaffReport(
      @JsonUnwrapped StaffSummary summary,
      Map<String, String> captions,
      List<String> unconfirmedCaptions,
      Optional<FilmDraft> transcript,
      List<Picture> pictures,
      List<VideoLog.Change> changes,
      List<VideoLog.Note> notes,
      Optional<RevisionResponses.SinceReview> sinceReview,
      List<TranscodeJobResponse> preparations) {}

  /**
   * A picture that can stand for a film.
   *
   * @param at the moment of the film that it shows; absent for one that was sent
   * @param own true if it was sent
   */
  record Picture(String file, String address, Optional<Double> at, boolean own) {}

  /** Which one is no longer there. */
  record Deleted(String id) {}
}
