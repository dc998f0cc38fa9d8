package org.tribune.site.video;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.http.RequestField;

/**
 * Changes of reports as the staff sends them: what is left out stays as it is. What does not fit is
 * a {@code ValidationException}.
 */
final class VideoRequests {
  private static final double MILLIS = 1_000;
  private static final double LONGEST_SECONDS = 1_000_000;

  private VideoRequests() {}

  /** What is written of a report. */
  record TextsRequest(
      Optional<String> title,
      Optional<String> summary,
      @Lenient JsonNullable<Slug> category,
      @Lenient JsonNullable<Slug> series,
      Optional<String> place,
      @RequestField(problem = "video.date-invalid") JsonNullable<LocalDate> date,
      Optional<String> language,
      Optional<String> credits,
      Optional<Licence> licence,
      @Lenient JsonNullable<List<String>> tags) {
    VideoTexts apply(VideoTexts before) {
      return new VideoTexts(
          title.orElse(before.title()),
          summary.orElse(before.summary()),
          RequestBody.after(category, before.category()),
          RequestBody.after(series, before.series()),
          place.orElse(before.place()),
          RequestBody.after(date, before.date()),
          language.orElse(before.language()),
          credits.orElse(before.credits()),
          licence.orElse(before.licence()),
          RequestBody.after(tags, Optional.of(before.tags())).orElse(List.of()));
    }
  }

  /**
   * How its film is shown.
   *
   * @param captions by their languages; null takes some away
   * @param keepCaptions languages whose captions fit this film too
   */
  record FilmRequest(
      JsonNullable<String> poster,
      @RequestField(problem = "video.trim-invalid") JsonNullable<TrimRequest> trim,
      @RequestField(orNull = true) @JsonSetter(contentNulls = Nulls.SET)
          Optional<Map<String, @Nullable String>> captions,
      @Lenient List<String> keepCaptions) {
    FilmSettings apply(FilmSettings before) {
      Optional<TrimRequest> shown = RequestBody.after(trim, Optional.empty());
      FilmSettings after =
          new FilmSettings(
              RequestBody.after(poster, before.poster()),
              trim.isPresent()
                  ? shown.flatMap(each -> time(each.start())).orElse(Duration.ZERO)
                  : before.start(),
              trim.isPresent() ? shown.flatMap(each -> time(each.end())) : before.end(),
              before.captions(),
              before.unconfirmed());
      for (Map.Entry<String, @Nullable String> each : captions.orElse(Map.of()).entrySet()) {
        String text = each.getValue();
        after =
            text == null
                ? after.withoutCaptions(each.getKey())
                : after.withCaptions(each.getKey(), text);
      }
      return after.confirmed(Set.copyOf(keepCaptions));
    }
  }

  /** Where it begins and ends, in seconds; null for where the film does. */
  record TrimRequest(
      @RequestField(problem = "video.trim-invalid", orNull = true) Optional<Double> start,
      @RequestField(problem = "video.trim-invalid", orNull = true) Optional<Double> end) {
    TrimRequest {
      start.ifPresent(TrimRequest::require);
      end.ifPresent(TrimRequest::require);
    }

    private static void require(double seconds) {
      if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
        throw ProblemException.badRequest("video.trim-invalid");
      }
    }
  }

  private static Optional<Duration> time(Optional<Double> seconds) {
    return seconds.map(each -> Duration.ofMillis(Math.round(each * MILLIS)));
  }

  /** How it goes on. */
  record MoveRequest(@RequestField(problem = "video.action-invalid") VideoAction action) {}

  /** What its author is to do. */
  record ReturnRequest(Optional<String> note) {}

  /** When it is to be published. */
  record ScheduleRequest(@RequestField(problem = "video.time-invalid") Instant at) {}
}
