package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.window.StoredSegment;

/**
 * What the archive holds of a broadcast that this process knows only the end of: it was restarted.
 *
 * <p>A segment is there when the archive has an object of its number: it stores whole segments that
 * are public, and nothing else. A picture's segment starts and ends on the timeline's grid; a
 * sound's starts at the frame that its tfdt names, near the grid, or it is left out.
 */
final class StoredWindow {
  private static final int SAMPLES_OF_AAC_FRAME = 1_024;

  private final Archive archive;
  private final BroadcastId broadcast;
  private final Timeline timeline;

  StoredWindow(Archive archive, BroadcastId broadcast, Timeline timeline) {
    this.archive = archive;
    this.broadcast = broadcast;
    this.timeline = timeline;
  }

  /**
   * The segments from {@code from} on and before {@code behind}, oldest first, by rendition. Blocks
   * as long as the store takes, and asks it for several at once.
   */
  Map<String, List<StoredSegment>> find(List<Rendition> renditions, long from, long behind) {
    Map<String, List<StoredSegment>> found = new LinkedHashMap<>();
    for (Rendition rendition : renditions) {
      List<StoredSegment> segments = new ArrayList<>();
      archive
          .all(from, behind, number -> find(rendition, number))
          .forEach(each -> each.ifPresent(segments::add));
      found.put(rendition.id(), segments);
    }
    return found;
  }

  private Optional<StoredSegment> find(Rendition rendition, long number) {
    String name = RecordingNames.segment(broadcast, rendition.id(), number);
    MediaTime grid = timeline.startOf(number, /* part= */ 0);
    return switch (rendition) {
      case Rendition.Video video -> {
        OptionalInt length = archive.length(name);
        yield length.isPresent()
            ? Optional.of(new StoredSegment(number, grid, length.getAsInt()))
            : Optional.empty();
      }
      case Rendition.Audio audio ->
          archive
              .fetch(name)
              .flatMap(bytes -> start(bytes, audio.sampleRate(), grid))
              .map(start -> new StoredSegment(number, start.at(), start.length()));
    };
  }

  private record Start(MediaTime at, int length) {}

  private static Optional<Start> start(Bytes segment, int sampleRate, MediaTime grid) {
    OptionalLong time = Chunks.decodeTime(segment);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    MediaTime start = new MediaTime(time.getAsLong(), sampleRate);
    boolean nearGrid = Math.abs(start.minus(grid).ticks()) <= 2 * SAMPLES_OF_AAC_FRAME;
    return nearGrid ? Optional.of(new Start(start, segment.length())) : Optional.empty();
  }
}
