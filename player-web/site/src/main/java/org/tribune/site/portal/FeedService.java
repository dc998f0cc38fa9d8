package org.tribune.site.portal;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.video.Video;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.download.Download;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.FeedAddresses;
import org.tribune.site.recording.Clip;
import org.tribune.site.recording.PodcastChapters;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.recording.RecordingService;
import org.tribune.site.recording.ReplayPage;
import org.tribune.site.recording.StartPosition;
import org.tribune.site.theme.Theme;
import org.tribune.site.video.VideoFilter;
import org.tribune.site.video.VideoPage;
import org.tribune.site.video.VideoPageWords;
import org.tribune.site.video.VideoPages;
import org.tribune.site.video.VideoService;

/** The films and the replays as feeds. Calls block. */
final class FeedService {
  private static final int MOST_REPORTS = 100;

  /** The exact size of a file is reckoned once, from all of its samples: hours of them. */
  private static final int MOST_SITTINGS = 30;

  private final VideoService videos;
  private final VideoPages pages;
  private final RecordingService recordings;
  private final Optional<Downloads> downloads;
  private final Replays replays;
  private final SiteConfig site;
  private final Theme theme;

  FeedService(
      VideoService videos,
      VideoPages pages,
      RecordingService recordings,
      Optional<Downloads> downloads,
      Replays replays,
      SiteConfig site,
      Theme theme) {
    this.videos = videos;
    this.pages = pages;
    this.recordings = recordings;
    this.downloads = downloads;
    this.replays = replays;
    this.site = site;
    this.theme = theme;
  }

  private URI absolute(String address) {
    return URI.create(site.url() + address);
  }

  private String language() {
    return site.language();
  }

  private String text(String code) {
    return Messages.in(language()).text(code);
  }

  private Podcast feed(
      String name,
      String description,
      String self,
      String page,
      Download.Kind kind,
      List<Podcast.Episode> episodes,
      Optional<Instant> next) {
    return new Podcast(
        site.name() + " – " + name,
        site.name(),
        description,
        language(),
        absolute(self),
        absolute(page),
        kind == Download.Kind.VIDEO ? "video" : "podcast",
        theme.picture().map(this::absolute),
        episodes,
        next.map(each -> absolute(self + "?before=" + each)));
  }

  /**
   * The films as a feed of files of one kind.
   *
   * @param before where the page before ended
   */
  String reports(Download.Kind kind, Optional<Instant> before) {
    boolean isVideo = kind == Download.Kind.VIDEO;
    List<Video> found =
        videos.findPublic(VideoFilter.ALL).stream()
            .filter(each -> before.isEmpty() || published(each).isBefore(before.get()))
            .limit(MOST_REPORTS + 1)
            .toList();
    List<Video> page = found.subList(0, Math.min(MOST_REPORTS, found.size()));
    VideoPageWords words = pages.words(language());
    return feed(
            text("feed.reports.name"),
            text("feed.reports.description"),
            isVideo ? FeedAddresses.REPORTS_VIDEO : FeedAddresses.REPORTS_SOUND,
            "/reports",
            kind,
            page.stream().flatMap(video -> episode(video, kind, words).stream()).toList(),
            found.size() > page.size() ? Optional.of(published(page.getLast())) : Optional.empty())
        .write();
  }

  private static Instant published(Video video) {
    return video.dates().publishedAt().orElse(Instant.EPOCH);
  }

  private Optional<Podcast.Episode> episode(Video video, Download.Kind kind, VideoPageWords words) {
    VideoPage written = pages.written(video, StartPosition.BEGINNING, words);
    return written.files().stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .map(
            file ->
                new Podcast.Episode(
                    video.texts().title(),
                    video.texts().summary().isEmpty()
                        ? video.texts().title()
                        : video.texts().summary(),
                    video.author().name(),
                    published(video),
                    absolute(written.address()),
                    absolute(written.passage(file)),
                    type(kind),
                    written.isWhole() ? file.bytes() : 0,
                    Math.round(written.shownSeconds()),
                    written.poster().map(this::absolute),
                    chapters(written.address(), written.clips()),
                    captions(video, written)));
  }

  private Optional<URI> chapters(String address, List<Clip> clips) {
    return clips.isEmpty()
        ? Optional.empty()
        : Optional.of(absolute("/feeds" + address + "/chapters.json"));
  }

  private static String type(Download.Kind kind) {
    return kind == Download.Kind.VIDEO ? "video/mp4" : "audio/mp4";
  }

  /** Those of a passage would be said at other times. */
  private Map<String, URI> captions(Video video, VideoPage written) {
    Map<String, URI> all = new TreeMap<>();
    if (video.settings().start().isZero()) {
      video
          .settings()
          .shownCaptions()
          .keySet()
          .forEach(
              each ->
                  all.put(
                      each,
                      absolute("/api/v1" + written.address() + "/captions/" + each + ".vtt")));
    }
    return all;
  }

  /**
   * The replays of sittings as a feed of files of one kind.
   *
   * @param before where the page before ended
   */
  String sittings(Download.Kind kind, Optional<Instant> before) {
    boolean isVideo = kind == Download.Kind.VIDEO;
    RecordingQuery query =
        new RecordingQuery(
            /* channel= */ Optional.empty(),
            Optional.of(RecordingState.COMPLETE),
            before,
            MOST_SITTINGS + 1);
    List<Recording> found = recordings.find(query, FeedService::isReplay);
    List<Recording> page = found.subList(0, Math.min(MOST_SITTINGS, found.size()));
    return feed(
            text("feed.sittings.name"),
            text("feed.sittings.description"),
            isVideo ? FeedAddresses.SITTINGS_VIDEO : FeedAddresses.SITTINGS_SOUND,
            "/sittings",
            kind,
            page.stream().flatMap(each -> episode(each, kind).stream()).toList(),
            found.size() > page.size() ? Optional.of(page.getLast().startedAt()) : Optional.empty())
        .write();
  }

  private static boolean isReplay(Recording recording) {
    return RecordingService.isShown(recording)
        && recording.isComplete()
        && recording.kind() == RecordingKind.SITTING;
  }

  private Optional<Podcast.Episode> episode(Recording recording, Download.Kind kind) {
    return downloads.stream()
        .flatMap(each -> each.downloads(recording).stream())
        .filter(each -> each.kind() == kind)
        .findFirst()
        .map(file -> episode(recording, file));
  }

  private Podcast.Episode episode(Recording recording, Download file) {
    RecordingResponses.Summary view = recordings.entry(recording);
    List<Clip> clips = clips(recording);
    String address = "/watch/" + recording.id();
    String title = ReplayPage.title(view, language(), ZoneId.systemDefault());
    return new Podcast.Episode(
        title,
        clips.isEmpty() ? title : clips.stream().map(Clip::title).collect(Collectors.joining("\n")),
        view.channel().name(),
        recording.endedAt().orElse(recording.startedAt()),
        absolute(address),
        absolute(file.url()),
        type(file.kind()),
        file.bytes(),
        Math.round(view.duration().orElse(0.0)),
        view.poster().map(this::absolute),
        chapters(address, clips),
        captions(recording));
  }

  private Map<String, URI> captions(Recording recording) {
    Map<String, URI> all = new TreeMap<>();
    replays
        .index(recording.id())
        .ifPresent(
            index ->
                index
                    .captions()
                    .languages()
                    .forEach(
                        each -> all.put(each, absolute(index.captions().address(index, each)))));
    return all;
  }

  private List<Clip> clips(Recording recording) {
    return Clip.of(replays, recording.id(), /* from= */ 0, /* to= */ Optional.empty());
  }

  /** A report's chapters as Podcasting 2.0 has them. */
  PodcastChapters reportChapters(String slug) {
    return PodcastChapters.of(
        videos
            .findPublic(slug)
            .map(pages::clips)
            .orElseThrow(() -> new ProblemException(VideoService.noReport())));
  }

  /** A replay's chapters as Podcasting 2.0 has them. */
  PodcastChapters replayChapters(String id) {
    // Refuses what the public may not see.
    RecordingResponses.Detail view = recordings.shown(id, Viewer.anybody());
    if (!view.summary().state().equals("complete")) {
      throw new ProblemException(Problem.of(404, "Not there yet", "feed.not-watchable-yet"));
    }
    return PodcastChapters.of(
        Clip.of(replays, new BroadcastId(id), /* from= */ 0, /* to= */ Optional.empty()));
  }
}
