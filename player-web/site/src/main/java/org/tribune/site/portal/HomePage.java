package org.tribune.site.portal;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.site.broadcast.LivePage;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.sitting.SittingResponses;
import org.tribune.site.video.VideoResponses.PublicReport;

/**
 * The home page as the server writes it: what is live, the next sittings, those that can be watched
 * again with what was debated, other recordings and films.
 *
 * @param coming sittings, as the API shows them
 * @param most of them to show
 * @param held sittings that can be watched again, the newest first
 * @param replays the newest first, of sittings too
 * @param reports the newest first
 */
record HomePage(
    List<LivePage> channels,
    List<SittingResponses.Summary> coming,
    int most,
    List<SittingResponses.Replay> held,
    List<RecordingResponses.Summary> replays,
    List<PublicReport> reports,
    PageFrame frame) {
  ServerRenderedPage page() {
    String title = frame.text("page.portal.the-debates-live");
    PageFrame.Told told =
        PageFrame.Told.website(
            frame.titled(title), frame.text("page.portal.council-meetings-and-local"), "/");
    return frame.page(
        "/",
        title,
        frame.head(told),
        (out, none) -> JtehomeGenerated.render(out, none, this, title));
  }

  List<LivePage> channels(boolean live) {
    return channels.stream().filter(each -> each.isLive() == live).toList();
  }

  /** What is on air is shown above. */
  List<SittingResponses.Summary> next() {
    return coming.stream().filter(each -> each.live().isEmpty()).limit(most).toList();
  }

  /** Recordings that no sitting leads to. */
  List<RecordingResponses.Summary> others() {
    Set<String> told =
        held.stream()
            .flatMap(each -> each.summary().replays().stream())
            .collect(Collectors.toSet());
    return replays.stream().filter(each -> !told.contains(each.watch())).toList();
  }

  static String name(SittingResponses.DebatedItem item) {
    return (item.numbering() + " " + item.title()).strip();
  }

  static String name(RecordingResponses.Summary replay) {
    return replay.title().isEmpty() ? replay.channel().name() : replay.title();
  }

  String day(RecordingResponses.Summary replay) {
    return new SpokenTime(frame.language())
        .day(replay.startedAt().atZone(ZoneId.systemDefault()).toLocalDate());
  }
}
