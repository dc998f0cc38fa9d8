package org.tribune.site.video;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.video.Video;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.download.Download;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.PageRequest;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.recording.Clip;
import org.tribune.site.recording.StartPosition;

/** What the server writes into the pages of reports. Calls block. Safe for all threads. */
public final class VideoPages {
  private static final double MILLIS = 1_000;

  private final VideoService service;
  private final Catalogue catalogue;
  private final Optional<Downloads> downloads;
  private final Replays replays;
  private final SiteConfig site;

  public VideoPages(
      VideoService service,
      Catalogue catalogue,
      Optional<Downloads> downloads,
      Replays replays,
      SiteConfig site) {
    this.service = service;
    this.catalogue = catalogue;
    this.downloads = downloads;
    this.replays = replays;
    this.site = site;
  }

  void mount(PageRoutes pages) {
    pages.drawn("/reports", "reports.html", Missing.REPORT, asked -> Optional.of(reports(asked)));
    pages.drawn(
        "/reports/:slug",
        "report.html",
        Missing.REPORT,
        asked -> report(asked).map(VideoPage::page));
    pages.drawn(
        "/embed/reports/:slug",
        "embed-report.html",
        Missing.REPORT,
        asked -> report(asked).map(VideoPage::embedded));
  }

  private Optional<VideoPage> report(PageRequest asked) {
    return service
        .findPublic(asked.part("slug"))
        .map(
            video ->
                written(video, StartPosition.of(asked.query()), words(asked.frame().language())));
  }

  /** What is written of a published report. */
  public VideoPage written(Video video, StartPosition place, VideoPageWords words) {
    return new VideoPage(video, service.shown(video), words, files(video), clips(video), place);
  }

  private ServerRenderedPage reports(PageRequest asked) {
    VideoFilter filter =
        VideoFilter.lenient(
            name -> Optional.ofNullable(asked.query().get(name)).filter(value -> !value.isEmpty()));
    int page =
        Optional.ofNullable(asked.query().get("page"))
            .filter(text -> text.matches("[1-9]\\d{0,3}"))
            .map(Integer::valueOf)
            .orElse(1);
    return new VideoListPage(
            filter,
            page,
            service.findPublic(filter),
            service.publicYears(),
            words(asked.frame().language()))
        .page(service::shown);
  }

  /** What the pages in a language have in common; it asks the catalogue. */
  public VideoPageWords words(String language) {
    return new VideoPageWords(
        catalogue.videos().categories(),
        catalogue.videos().series(),
        new PageFrame(site, language));
  }

  /** The chapters of what is shown of its film. */
  public List<Clip> clips(Video video) {
    double from = video.settings().start().toMillis() / MILLIS;
    Optional<Double> to = video.settings().end().map(end -> end.toMillis() / MILLIS);
    return video.film().stream()
        .flatMap(film -> Clip.of(replays, film, from, to).stream())
        .toList();
  }

  /** What can be taken away of its film: what is outside of what is shown of it is not offered. */
  private List<Download> files(Video video) {
    return video.film().flatMap(catalogue::recording).stream()
        .flatMap(film -> downloads.stream().flatMap(each -> each.downloads(film).stream()))
        .filter(each -> each.kind() != Download.Kind.ARCHIVE)
        .toList();
  }
}
