package org.tribune.site.recording;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageAnswer;
import org.tribune.site.page.PageRequest;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.ServerRenderedPage;

/** The pages of recordings. Safe for all threads. */
final class ReplayPages {
  private final RecordingService service;
  private final Catalogue catalogue;
  private final Replays replays;

  ReplayPages(RecordingService service, Catalogue catalogue, Replays replays) {
    this.service = service;
    this.catalogue = catalogue;
    this.replays = replays;
  }

  void mount(PageRoutes pages) {
    pages.found(
        "/watch/:recording",
        "watch.html",
        Missing.RECORDING,
        asked -> find(asked, "/reports/", ReplayPage::page));
    pages.found(
        "/embed/watch/:recording",
        "embed-watch.html",
        Missing.RECORDING,
        asked -> find(asked, "/embed/reports/", ReplayPage::embedded));
  }

  /** If it was deleted or can't be watched yet, the page's script says so. */
  private PageAnswer find(
      PageRequest asked, String reports, Function<ReplayPage, ServerRenderedPage> writing) {
    String id = asked.part("recording");
    Optional<Slug> report = reportOf(id);
    if (report.isPresent()) {
      return new PageAnswer.Moved(reports + report.get());
    }
    if (!replays.isKnown(id)) {
      return new PageAnswer.None();
    }
    return page(id, asked)
        .map(writing)
        .<PageAnswer>map(PageAnswer.Written::new)
        .orElseGet(PageAnswer.Bare::new);
  }

  /**
   * A film is watched where its published report is, which may have another by tomorrow; empty for
   * any other recording, and while that is unknown.
   */
  private Optional<Slug> reportOf(String recording) {
    try {
      return catalogue
          .videos()
          .ofFilm(new BroadcastId(recording))
          .filter(video -> video.state() == VideoState.PUBLISHED)
          .flatMap(Video::slug);
    } catch (ValidationException | CatalogueException e) {
      return Optional.empty();
    }
  }

  private Optional<ReplayPage> page(String id, PageRequest asked) {
    try {
      RecordingResponses.Detail shown = service.shown(id, Viewer.anybody());
      List<Clip> clips =
          Clip.of(replays, new BroadcastId(id), /* from= */ 0, /* to= */ Optional.empty());
      return Optional.of(
          new ReplayPage(
              shown,
              clips,
              StartPosition.of(asked.query()),
              asked.frame(),
              ZoneId.systemDefault()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
