package org.tribune.site.portal;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.time.MediaClock;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.broadcast.LivePage;
import org.tribune.site.page.KeptPages;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.recording.RecordingService;
import org.tribune.site.sitting.PublicSittings;
import org.tribune.site.sitting.SittingReplays;
import org.tribune.site.video.VideoFilter;
import org.tribune.site.video.VideoService;

/** The home page in each language. Safe for all threads. */
final class HomePages {
  private static final int REPLAYS = 12;
  private static final int REPORTS = 6;
  private static final int NEXT_SITTINGS = 3;
  private static final int HELD = 6;

  private final ChannelResponseMapper channels;
  private final PublicSittings sittings;
  private final SittingReplays held;
  private final RecordingService recordings;
  private final VideoService videos;
  private final KeptPages kept;

  HomePages(
      ChannelResponseMapper channels,
      PublicSittings sittings,
      SittingReplays held,
      RecordingService recordings,
      VideoService videos,
      MediaClock clock) {
    this.channels = channels;
    this.sittings = sittings;
    this.held = held;
    this.recordings = recordings;
    this.videos = videos;
    this.kept = new KeptPages(clock);
  }

  void mount(PageRoutes pages) {
    pages.drawn(
        "/",
        "index.html",
        Missing.PAGE,
        asked -> Optional.of(kept.get(asked.frame().language(), () -> written(asked.frame()))));
  }

  private ServerRenderedPage written(PageFrame frame) {
    List<RecordingResponses.Summary> replayed =
        recordings.find(RecordingQuery.complete(2 * REPLAYS)).stream()
            .filter(each -> each.kind() == RecordingKind.SITTING)
            .limit(REPLAYS)
            .map(recordings::entry)
            .toList();
    return new HomePage(
            channels.all().stream().map(each -> LivePage.of(channels, each, frame)).toList(),
            sittings
                .list(/* wishedYear= */ Optional.empty(), /* before= */ Optional.empty())
                .coming(),
            NEXT_SITTINGS,
            held.find(HELD),
            replayed,
            videos.findPublic(VideoFilter.ALL).stream().limit(REPORTS).map(videos::shown).toList(),
            frame)
        .page();
  }
}
