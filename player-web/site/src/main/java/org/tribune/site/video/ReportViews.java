package org.tribune.site.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.FilmQueue;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportAction;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.catalogue.video.ReportTexts;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;

/** Reports as the API shows them. Calls block: they ask the catalogue. Safe for all threads. */
public final class ReportViews {
  private static final double MILLIS = 1_000;

  private final Catalogue catalogue;

  public ReportViews(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What everybody may know of a published report. */
  ObjectNode publicView(Report report) {
    ObjectNode view = ApiJson.object();
    view.put("slug", report.slug().map(Slug::value).orElse(null));
    view.put("address", report.slug().map(slug -> "/reports/" + slug).orElse(null));
    addTexts(view, report.texts());
    view.put("author", report.author().name());
    addFilm(view, report);
    view.set("publishedAt", ApiJson.of(report.dates().publishedAt()));
    return view;
  }

  /** One of many, for the staff. */
  ObjectNode summary(Report report, ReportActor reader) {
    ObjectNode view = publicView(report);
    view.put("id", report.id().value());
    view.put("state", ApiWords.of(report.state()));
    view.put("authorId", report.author().account().value());
    view.set("createdAt", ApiJson.of(report.dates().createdAt()));
    view.set("changedAt", ApiJson.of(report.dates().changedAt()));
    view.set("scheduledAt", ApiJson.of(report.dates().scheduledAt()));
    view.put("version", report.version());
    ArrayNode may = view.putArray("may");
    for (ReportAction action : ReportAction.values()) {
      if (report.may(action, reader)) {
        may.add(ApiWords.of(action));
      }
    }
    return view;
  }

  /** Everything, for who works on it. */
  ObjectNode detail(Report report, List<Preparation> preparations, ReportActor reader) {
    ObjectNode view = summary(report, reader);
    ObjectNode captions = view.putObject("captions");
    report.settings().captions().forEach(captions::put);
    ArrayNode unconfirmed = view.putArray("unconfirmedCaptions");
    report.settings().unconfirmed().stream().sorted().forEach(unconfirmed::add);
    ArrayNode pictures = view.putArray("pictures");
    report
        .film()
        .ifPresent(
            film ->
                FilmPictures.offered(catalogue.assets(film), report.settings())
                    .forEach(each -> pictures.add(picture(film, each))));
    view.set("changes", ApiJson.of(report.log().changes()));
    view.set("notes", ApiJson.of(report.log().notes()));
    view.set(
        "sinceReview",
        RevisionDesk.sinceReview(catalogue.reports().revisions(report.id()))
            .<JsonNode>map(each -> each)
            .orElse(NullNode.instance));
    ArrayNode queue = view.putArray("preparations");
    FilmQueue films = new FilmQueue(catalogue.preparations().open());
    preparations.forEach(each -> queue.add(preparation(each, report, films)));
    return view;
  }

  private static ObjectNode picture(BroadcastId film, Asset picture) {
    return ApiJson.object()
        .put("file", picture.file())
        .put("address", address(film, picture.file()))
        .put("at", FilmPictures.moment(picture).map(ReportViews::seconds).orElse(null))
        .put("own", picture.name().equals(FilmPictures.OWN));
  }

  private static String address(BroadcastId film, String file) {
    return "/hls/" + RecordingNames.asset(film, file);
  }

  static void addTexts(ObjectNode view, ReportTexts texts) {
    view.put("title", texts.title())
        .put("summary", texts.summary())
        .put("category", texts.category().map(Slug::value).orElse(null))
        .put("series", texts.series().map(Slug::value).orElse(null))
        .put("place", texts.place())
        .put("date", texts.date().map(Object::toString).orElse(null))
        .put("language", texts.language())
        .put("credits", texts.credits())
        .put("licence", ApiWords.of(texts.licence()));
    ArrayNode tags = view.putArray("tags");
    texts.tags().forEach(tags::add);
  }

  private void addFilm(ObjectNode view, Report report) {
    view.put("film", report.film().map(BroadcastId::value).orElse(null));
    view.put(
        "playlist",
        report.film().map(film -> "/hls/recordings/" + film + "/index.m3u8").orElse(null));
    view.put(
        "poster",
        report
            .film()
            .flatMap(
                film ->
                    FilmPictures.poster(catalogue.assets(film), report.settings())
                        .map(picture -> address(film, picture.file())))
            .orElse(null));
    view.putObject("trim")
        .put("start", seconds(report.settings().start()))
        .put("end", report.settings().end().map(ReportViews::seconds).orElse(null));
    view.put(
        "duration",
        report.film().flatMap(catalogue::recording).flatMap(ReportViews::duration).orElse(null));
    ArrayNode languages = view.putArray("captionLanguages");
    report.settings().shownCaptions().keySet().forEach(languages::add);
  }

  private static Optional<Double> duration(Recording recording) {
    return recording.endedAt().map(end -> seconds(Duration.between(recording.startedAt(), end)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  /** A preparation, with the report that it is for. */
  static ObjectNode preparation(Preparation preparation, Report report, FilmQueue queue) {
    ObjectNode view =
        ApiJson.object()
            .put("id", preparation.id().value())
            .put("report", report.id().value())
            .put("title", report.texts().title())
            .put("name", preparation.source().name())
            .put("bytes", preparation.source().bytes())
            .put("state", ApiWords.of(preparation.state()))
            .put("paused", preparation.isPaused())
            .put("progress", preparation.progress())
            .put("secondsLeft", preparation.left().map(ReportViews::seconds).orElse(null))
            .put("ahead", queue.ahead(preparation.id()))
            .put(
                "secondsUntilTurn",
                queue.wait(preparation.id()).map(ReportViews::seconds).orElse(null))
            .put("attempts", preparation.attempts());
    view.set("failure", ApiJson.of(preparation.failure()));
    view.set("askedAt", ApiJson.of(preparation.askedAt()));
    view.set("finishedAt", ApiJson.of(preparation.finishedAt()));
    return view;
  }

  static ObjectNode category(Category category) {
    return ApiJson.object()
        .put("slug", category.slug().value())
        .put("fr", category.fr())
        .put("en", category.en())
        .put("position", category.position())
        .put("hidden", category.hidden());
  }

  static ObjectNode series(Series series) {
    return ApiJson.object()
        .put("slug", series.slug().value())
        .put("title", series.title())
        .put("summary", series.summary());
  }
}
