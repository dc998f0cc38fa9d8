package org.tribune.archive.storyboard;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.rendition.Rendition;

/** Which renditions of a recording have pictures. */
final class Renditions {
  private Renditions() {}

  /** The smallest first. */
  static List<Rendition.Video> video(Recording recording) {
    return recording.format().renditions().stream()
        .flatMap(each -> each instanceof Rendition.Video video ? Stream.of(video) : Stream.empty())
        .sorted(Comparator.comparingInt(Rendition.Video::width))
        .toList();
  }

  /** The largest that is at most so high; the smallest if none is. */
  static Rendition.Video atMost(int highest, Recording recording) {
    List<Rendition.Video> all = video(recording);
    return all.stream()
        .filter(each -> each.height() <= highest)
        .max(Comparator.comparingInt(Rendition.Video::height))
        .orElse(all.getFirst());
  }
}
