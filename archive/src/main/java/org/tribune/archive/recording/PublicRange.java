package org.tribune.archive.recording;

import java.time.Instant;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/**
 * What of a broadcast is public, as its events say.
 *
 * @param first the first segment
 * @param behind the segment after the last
 * @param end no part starts at or after this time of the timeline
 */
record PublicRange(long first, long behind, MediaTime end) {
  private static final MediaTime NEVER = MediaTime.ofMicros(Long.MAX_VALUE);

  /** The public range of a broadcast that is or was on air. */
  static PublicRange of(Broadcast broadcast, Timeline timeline) {
    long first = timeline.firstSegmentFrom(broadcast.liveAt().orElse(Instant.MAX));
    return broadcast
        .endedAt()
        .map(
            end ->
                new PublicRange(
                    first,
                    // A segment that starts before the end is the last: the transcoder cut it.
                    timeline.firstSegmentFrom(end),
                    MediaTime.of(end).minus(MediaTime.of(timeline.origin()))))
        .orElseGet(() -> new PublicRange(first, Long.MAX_VALUE, NEVER));
  }

  boolean holds(long segment) {
    return segment >= first && segment < behind;
  }
}
