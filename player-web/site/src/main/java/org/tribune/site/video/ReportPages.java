package org.tribune.site.video;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.download.Download;
import org.tribune.delivery.download.Takeaway;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.portal.PublicPages;
import org.tribune.site.recording.Clip;
import org.tribune.site.recording.Place;

/** What the server writes into the pages of reports, see {@link PublicPages}. */
public final class ReportPages {
  private static final double MILLIS = 1_000;

  private final ReportDesk desk;
  private final Catalogue catalogue;
  private final Optional<Takeaway> takeaway;
  private final Replays replays;
  private final SiteConfig site;

  public ReportPages(
      ReportDesk desk,
      Catalogue catalogue,
      Optional<Takeaway> takeaway,
      Replays replays,
      SiteConfig site) {
    this.desk = desk;
    this.catalogue = catalogue;
    this.takeaway = takeaway;
    this.replays = replays;
    this.site = site;
  }

  public Optional<WrittenPage> report(String slug, Place place, String language) {
    return desk.findPublic(slug).map(report -> written(report, place, shelves(language)).page());
  }

  public Optional<WrittenPage> embeddedReport(String slug, Place place, String language) {
    return desk.findPublic(slug)
        .map(report -> written(report, place, shelves(language)).embedded());
  }

  /** See {@link org.tribune.site.page.WrittenPages#reportOf}. */
  public Optional<String> reportOf(String recording) {
    try {
      return catalogue
          .reports()
          .ofFilm(new BroadcastId(recording))
          .filter(report -> report.state() == ReportState.PUBLISHED)
          .flatMap(Report::slug)
          .map(Slug::value);
    } catch (IllegalArgumentException | CatalogueException e) {
      return Optional.empty();
    }
  }

  /** What is written of a published report. */
  public WrittenReport written(Report report, Place place, ReportShelves shelves) {
    return new WrittenReport(
        report, desk.shown(report), shelves, files(report), clips(report), place);
  }

  public WrittenPage reports(MultiMap query, String language) {
    PublicWish wish =
        PublicWish.lenient(
            name -> Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty()));
    int page =
        Optional.ofNullable(query.get("page"))
            .filter(text -> text.matches("[1-9]\\d{0,3}"))
            .map(Integer::valueOf)
            .orElse(1);
    return new WrittenReports(
            wish, page, desk.findPublic(wish), desk.publicYears(), shelves(language))
        .page(desk::shown);
  }

  /** What the pages in a language have in common; it asks the catalogue. */
  public ReportShelves shelves(String language) {
    return new ReportShelves(
        catalogue.reports().categories(),
        catalogue.reports().series(),
        new WrittenFrame(site, language));
  }

  /** The chapters of what is shown of its film. */
  public List<Clip> clips(Report report) {
    double from = report.settings().start().toMillis() / MILLIS;
    Optional<Double> to = report.settings().end().map(end -> end.toMillis() / MILLIS);
    return report.film().stream()
        .flatMap(film -> Clip.of(replays, film, from, to).stream())
        .toList();
  }

  /** What can be taken away of its film: what is outside of what is shown of it is not offered. */
  private List<Download> files(Report report) {
    return report.film().flatMap(catalogue::recording).stream()
        .flatMap(film -> takeaway.stream().flatMap(each -> each.downloads(film).stream()))
        .filter(each -> each.kind() != Download.Kind.ARCHIVE)
        .toList();
  }
}
