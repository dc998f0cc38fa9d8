package org.tribune.delivery.origin;

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
 * @param first the first public segment
 */
record WatchedLive(BroadcastId broadcast, Timeline timeline, Set<String> counted, long first) {
  private static final long MICROS = 1_000_000;

  static WatchedLive of(BroadcastId broadcast, RenditionFormat format, long first) {
    Set<String> counted =
        Rendition.watched(format.renditions()).stream()
            .map(Rendition::id)
            .collect(Collectors.toUnmodifiableSet());
    return new WatchedLive(broadcast, format.timeline(), counted, first);
  }

  /** Has the answer counted, if it is of something that counts. */
  void count(String rendition, MediaName name, HlsReply reply) {
    if (!counted.contains(rendition)) {
      return;
    }
    if (name instanceof MediaName.Segment segment) {
      count(segment.number(), /* part= */ 0, timeline.partsPerSegment(), reply);
    } else if (name instanceof MediaName.Part part) {
      count(part.position().segment(), part.position().part(), /* parts= */ 1, reply);
    }
  }

  private void count(long segment, int part, int parts, HlsReply reply) {
    long before = (segment - first) * timeline.partsPerSegment() + part;
    long from = micros(before);
    reply.watches(broadcast, Viewing.LIVE, from, micros(before + parts) - from);
  }

  private long micros(long parts) {
    FrameRate rate = timeline.frameRate();
    return parts * timeline.framesPerPart() * MICROS * rate.denominator() / rate.numerator();
  }
}
