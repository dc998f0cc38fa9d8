package org.tribune.site.video;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.video.FilmQueue;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.video.ReportResponses.Film;
import org.tribune.site.video.ReportResponses.Picture;
import org.tribune.site.video.ReportResponses.PublicReport;
import org.tribune.site.video.ReportResponses.StaffReport;
import org.tribune.site.video.ReportResponses.StaffSummary;
import org.tribune.site.video.ReportResponses.Trim;

/** Reports as the API shows them. Calls block: they ask the catalogue. Safe for all threads. */
public final class ReportViews {
  private final Catalogue catalogue;

  public ReportViews(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What everybody may know of a published report. */
  PublicReport publicView(Report report) {
    return PublicReport.of(report, film(report));
  }

  /** One of many, for the staff. */
  StaffSummary summary(Report report, ReportActor reader) {
    return StaffSummary.of(report, publicView(report), reader);
  }

  /** Everything, for who works on it. */
  StaffReport detail(Report report, List<Preparation> preparations, ReportActor reader) {
    FilmQueue queue = new FilmQueue(catalogue.preparations().open());
    return new StaffReport(
        summary(report, reader),
        report.settings().captions(),
        report.settings().unconfirmed().stream().sorted().toList(),
        report.film().stream().flatMap(film -> pictures(film, report).stream()).toList(),
        report.log().changes(),
        report.log().notes(),
        RevisionResponses.SinceReview.of(catalogue.reports().revisions(report.id())),
        preparations.stream().map(each -> PreparationResponse.of(each, report, queue)).toList());
  }

  private List<Picture> pictures(BroadcastId film, Report report) {
    return FilmPictures.offered(catalogue.assets(film), report.settings()).stream()
        .map(each -> picture(film, each))
        .toList();
  }

  private static Picture picture(BroadcastId film, Asset picture) {
    return new Picture(
        picture.file(),
        address(film, picture.file()),
        FilmPictures.moment(picture).map(ReportResponses::seconds),
        picture.name().equals(FilmPictures.OWN));
  }

  private static String address(BroadcastId film, String file) {
    return "/hls/" + RecordingNames.asset(film, file);
  }

  private Film film(Report report) {
    return new Film(
        report.film().map(BroadcastId::value),
        report.film().map(film -> "/hls/recordings/" + film + "/index.m3u8"),
        report.film().flatMap(film -> poster(film, report)),
        Trim.of(report.settings()),
        report.film().flatMap(catalogue::recording).flatMap(ReportViews::duration),
        List.copyOf(report.settings().shownCaptions().keySet()));
  }

  private Optional<String> poster(BroadcastId film, Report report) {
    return FilmPictures.poster(catalogue.assets(film), report.settings())
        .map(picture -> address(film, picture.file()));
  }

  private static Optional<Double> duration(Recording recording) {
    return recording
        .endedAt()
        .map(end -> ReportResponses.seconds(Duration.between(recording.startedAt(), end)));
  }
}
