package org.tribune.site.video;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoState;
import org.tribune.catalogue.video.Videos;

/**
 * The published reports, kept without the text of their captions: a list would read megabytes of
 * it. Each time it is asked, the versions of all reports show which were changed since, and these
 * are read alone, so that nothing is shown that is public no more. Calls block. Safe for all
 * threads.
 */
final class PublishedVideos {
  /** The least that captions are. */
  private static final String NO_CUES = "WEBVTT";

  private static final Comparator<Video> NEWEST =
      Comparator.comparing((Video each) -> each.dates().publishedAt().orElse(Instant.EPOCH))
          .reversed()
          .thenComparing(Video::id);

  private final Videos videos;

  /** All reports by id, those that are not public with their version alone. */
  private final Map<VideoId, Kept> kept = new HashMap<>();

  private record Kept(long version, Optional<Video> shown) {}

  PublishedVideos(Videos videos) {
    this.videos = videos;
  }

  /** Those that the public may see now, the newest first; their captions have no text. */
  synchronized List<Video> now() {
    Map<VideoId, Long> versions = videos.versions();
    kept.keySet().retainAll(versions.keySet());
    versions.forEach(
        (id, version) -> {
          Kept before = kept.get(id);
          if (before == null || before.version() != version) {
            videos.find(id).ifPresent(video -> kept.put(id, keep(video)));
          }
        });
    return kept.values().stream().flatMap(each -> each.shown().stream()).sorted(NEWEST).toList();
  }

  private static Kept keep(Video video) {
    boolean shown = video.state() == VideoState.PUBLISHED;
    return new Kept(video.version(), shown ? Optional.of(withoutCues(video)) : Optional.empty());
  }

  private static Video withoutCues(Video video) {
    FilmSettings settings = video.settings();
    Map<String, String> languages =
        settings.shownCaptions().keySet().stream()
            .collect(Collectors.toMap(language -> language, language -> NO_CUES));
    return new Video(
        video.id(),
        video.slug(),
        video.state(),
        video.texts(),
        video.author(),
        video.film(),
        new FilmSettings(settings.poster(), settings.start(), settings.end(), languages),
        video.dates(),
        video.log(),
        video.version());
  }
}
