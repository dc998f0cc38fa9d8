package org.tribune.site.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.site.http.JsonFields;
import org.tribune.site.http.ProblemException;

/**
 * Changes of reports as the staff sends them: what is left out stays as it is. What makes no sense
 * is a {@link ProblemException}, what does not fit a {@code ValidationException}.
 */
final class VideoRequests {
  private static final double MILLIS = 1_000;
  private static final double LONGEST_SECONDS = 1_000_000;

  private VideoRequests() {}

  /** The texts after an order. */
  static VideoTexts texts(VideoTexts before, ObjectNode order) {
    return new VideoTexts(
        JsonFields.text(order, "title", before.title()),
        JsonFields.text(order, "summary", before.summary()),
        order.has("category") ? JsonFields.id(order, "category", Slug::new) : before.category(),
        order.has("series") ? JsonFields.id(order, "series", Slug::new) : before.series(),
        JsonFields.text(order, "place", before.place()),
        order.has("date") ? date(order.path("date")) : before.date(),
        JsonFields.text(order, "language", before.language()),
        JsonFields.text(order, "credits", before.credits()),
        JsonFields.word(order, "licence", Licence.class, before.licence()),
        order.has("tags") ? words(order.path("tags")) : before.tags());
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    node.forEach(each -> words.add(each.asText("")));
    return words;
  }

  private static Optional<LocalDate> date(JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(node.asText("")));
    } catch (DateTimeException e) {
      throw ProblemException.badRequest("video.date-invalid");
    }
  }

  /** A report after an order about its texts and how its film is shown. */
  static Video report(Video before, ObjectNode order, VideoActor by, Instant now) {
    return before
        .edited(texts(before.texts(), order), by, now)
        .edited(settings(before.settings(), order), by, now);
  }

  private static FilmSettings settings(FilmSettings before, ObjectNode order) {
    FilmSettings after =
        new FilmSettings(
            order.has("poster") ? poster(order.path("poster")) : before.poster(),
            order.has("trim")
                ? seconds(order.path("trim").path("start")).orElse(Duration.ZERO)
                : before.start(),
            order.has("trim") ? seconds(order.path("trim").path("end")) : before.end(),
            before.captions(),
            before.unconfirmed());
    for (Map.Entry<String, JsonNode> each : order.path("captions").properties()) {
      after =
          each.getValue().isTextual()
              ? after.withCaptions(each.getKey(), each.getValue().asText())
              : after.withoutCaptions(each.getKey());
    }
    return after.confirmed(languages(order.path("keepCaptions")));
  }

  private static Set<String> languages(JsonNode node) {
    Set<String> languages = new HashSet<>();
    node.forEach(each -> languages.add(each.asText("")));
    return languages;
  }

  private static Optional<String> poster(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static Optional<Duration> seconds(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Optional.empty();
    }
    double seconds = node.asDouble(-1);
    if (!node.isNumber() || !(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
      throw ProblemException.badRequest("video.trim-invalid");
    }
    return Optional.of(Duration.ofMillis(Math.round(seconds * MILLIS)));
  }

  /** When a report is to be published. */
  static Instant time(ObjectNode order) {
    try {
      return Instant.parse(order.path("at").asText(""));
    } catch (DateTimeException e) {
      throw ProblemException.badRequest("video.time-invalid");
    }
  }
}
