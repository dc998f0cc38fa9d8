package org.tribune.site.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
  private final EntryIndex index;

  /** All reports that were looked at, those that are not public too. */
  private final Map<VideoId, Long> known = new HashMap<>();

  private VideoEntries entries = new VideoEntries(List.of(), List.of());
  private int names = 0;

  public VideoIndexing(Videos videos, EntryIndex index) {
    this.videos = videos;
    this.index = index;
  }

  /** Goes on with what a process before had in the index. */
  public void restore(SavedIndex saved) {
    saved.reports().forEach((id, version) -> known.put(new VideoId(id), version));
    names = saved.names();
  }

  /** The version of each that was looked at. */
  Map<String, Long> held() {
    Map<String, Long> held = new HashMap<>();
    known.forEach((id, version) -> held.put(id.value(), version));
    return held;
  }

  /** What categories and series are called in the index. */
  int names() {
    return names;
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
    boolean areNamedAnew = names != now.toString().hashCode();
    names = now.toString().hashCode();
    entries = now;
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
    Optional<Video> found = videos.find(id);
    index.replace(
        id.value(),
        found.filter(video -> video.state() == VideoState.PUBLISHED).map(entries::of).stream()
            .toList());
    found.ifPresentOrElse(video -> known.put(id, video.version()), () -> known.remove(id));
  }
}
