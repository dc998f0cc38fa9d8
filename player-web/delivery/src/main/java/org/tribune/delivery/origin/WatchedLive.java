package org.tribune.delivery.origin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;

/**
 * What of a broadcast on air is counted as watched, by its grid: a part as its length, a whole
 * segment as all of its parts. Immutable.
 *
 * @param counted the renditions that count, as {@link Rendition#watched} says
 * @param pictures the renditions of the picture, which are counted each by itself
 * @param first the first public segment
 */
record WatchedLive(
    BroadcastId broadcast,
    Timeline timeline,
    Set<String> counted,
    Set<String> pictures,
    long first) {
  private static final long MICROS = 1_000_000;

  static WatchedLive of(BroadcastId broadcast, RenditionFormat format, long first) {
    List<Rendition> pictures =
        format.renditions().stream().filter(Rendition.Video.class::isInstance).toList();
    return new WatchedLive(
        broadcast,
        format.timeline(),
        ids(Rendition.watched(format.renditions())),
        ids(pictures),
        first);
  }

  private static Set<String> ids(List<Rendition> renditions) {
    return renditions.stream().map(Rendition::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Has the answer counted, if it is of something that counts. */
  void count(String rendition, MediaName name, HlsReply reply) {
    if (name instanceof MediaName.Segment segment) {
      count(rendition, segment.number(), /* part= */ 0, timeline.partsPerSegment(), reply);
    } else if (name instanceof MediaName.Part part) {
      count(rendition, part.position().segment(), part.position().part(), /* parts= */ 1, reply);
    }
  }

  private void count(String rendition, long segment, int part, int parts, HlsReply reply) {
    long before = (segment - first) * timeline.partsPerSegment() + part;
    long from = micros(before);
    long length = micros(before + parts) - from;
    if (counted.contains(rendition)) {
      reply.watches(broadcast, Viewing.LIVE, from, length);
    }
    if (pictures.contains(rendition)) {
      reply.shows(broadcast, rendition, length);
    }
  }

  private long micros(long parts) {
    FrameRate rate = timeline.frameRate();
    return parts * timeline.framesPerPart() * MICROS * rate.denominator() / rate.numerator();
  }
}
