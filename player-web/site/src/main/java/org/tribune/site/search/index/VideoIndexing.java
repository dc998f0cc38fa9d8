package org.tribune.site.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoState;
import org.tribune.catalogue.video.Videos;

/**
 * Keeps the published reports in an index as the catalogue has them, by the version of each. Used
 * by one thread at a time.
 */
public final class VideoIndexing {
  private final Videos videos;
  private final ComparedIndex index;

  /** All reports that were looked at, those that are not public too. */
  private final Map<VideoId, Long> known = new HashMap<>();

  /** By what reports are found, with the names that categories and series have. */
  private Optional<VideoEntries> entries = Optional.empty();

  public VideoIndexing(Videos videos, ComparedIndex index) {
    this.videos = videos;
    this.index = index;
  }

  /** Compares what a process before left. */
  void confirm() throws IOException {
    for (VideoId each : videos.versions().keySet()) {
      if (!index.groups(each.value()).isEmpty()) {
        take(each);
      }
    }
  }

  /** Those that may be taken over and are not there as they are now. */
  Set<VideoId> all() {
    Set<VideoId> all = new HashSet<>();
    videos
        .versions()
        .forEach(
            (id, version) -> {
              if (!version.equals(known.get(id))) {
                all.add(id);
              }
            });
    return all;
  }

  /**
   * Takes over what changed.
   *
   * @param isFilled false: only of reports that were looked at
   */
  void follow(boolean isFilled) throws IOException {
    Map<VideoId, Long> versions = videos.versions();
    VideoEntries now = new VideoEntries(videos.categories(), videos.series());
    boolean areNamedAnew = !entries.equals(Optional.of(now));
    entries = Optional.of(now);
    Set<VideoId> all = new HashSet<>(known.keySet());
    if (isFilled) {
      all.addAll(versions.keySet());
    }
    for (VideoId each : all) {
      if (areNamedAnew || !Objects.equals(known.get(each), versions.get(each))) {
        take(each);
      }
    }
  }

  /** Takes over what a report is by now. */
  void take(VideoId id) throws IOException {
    VideoEntries named =
        entries.orElseGet(() -> new VideoEntries(videos.categories(), videos.series()));
    entries = Optional.of(named);
    Optional<Video> found = videos.find(id);
    index.replace(
        id.value(),
        found.filter(video -> video.state() == VideoState.PUBLISHED).map(named::of).stream()
            .toList());
    found.ifPresentOrElse(video -> known.put(id, video.version()), () -> known.remove(id));
  }
}
