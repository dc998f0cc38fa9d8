package org.tribune.transcoder.film;

import java.util.HashMap;
import java.util.Map;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.time.MediaTime;
import org.tribune.media.demux.ContainerFacts;
import org.tribune.media.demux.DemuxedPacket;

/**
 * A file's times, made to begin at zero and to go on. What has no time follows the packet before
 * it; where a transport stream jumps, as one does that was put together of several, it goes on
 * without a hole. Used by one thread.
 */
final class FilmClock {
  /** A transport stream that goes back, or ahead by more than this, has jumped. */
  private static final MediaTime JUMP_BACK = MediaTime.ofMicros(1_000_000);

  private static final MediaTime JUMP_AHEAD = MediaTime.ofMicros(10_000_000);

  private final boolean mayJump;
  private final MediaTime base;
  private final Map<Integer, TrackTimes> tracks = new HashMap<>();
  private MediaTime newest;

  private static final class TrackTimes {
    private MediaTime shift;
    private MediaTime next;

    TrackTimes(MediaTime shift) {
      this.shift = shift;
      this.next = MediaTime.ZERO;
    }
  }

  /**
   * A clock.
   *
   * @param zero where time zero is to be on the output's timeline
   */
  FilmClock(ContainerFacts facts, MediaTime zero) {
    this.mayJump = facts.timesMayJump();
    this.base = zero.minus(facts.start().orElse(MediaTime.ZERO));
    this.newest = base;
  }

  /** Where a time of the container is on the output's timeline, if nothing jumps before it. */
  MediaTime at(MediaTime time) {
    return time.plus(base);
  }

  /** The packet with its times on the output's timeline. */
  ContributionPacket place(DemuxedPacket packet) {
    TrackTimes track = tracks.get(packet.track());
    boolean first = track == null;
    if (track == null) {
      track = new TrackTimes(newest);
      tracks.put(packet.track(), track);
    }
    MediaTime expected = first ? base : track.next;
    MediaTime decoding =
        packet.decodingTime().or(packet::presentationTime).map(track.shift::plus).orElse(expected);
    if (mayJump && !first && hasJumped(decoding, expected)) {
      MediaTime raw = decoding.minus(track.shift);
      // The other track may have jumped already: both go by the same clock again.
      MediaTime shift = hasJumped(raw.plus(newest), expected) ? expected.minus(raw) : newest;
      track.shift = shift;
      newest = shift;
      decoding = raw.plus(shift);
    }
    MediaTime presentation = packet.presentationTime().map(track.shift::plus).orElse(decoding);
    track.next = decoding.plus(packet.duration());
    return new ContributionPacket(
        /* generation= */ 0,
        packet.track(),
        presentation,
        decoding,
        packet.duration(),
        packet.keyFrame(),
        packet.data());
  }

  private static boolean hasJumped(MediaTime time, MediaTime expected) {
    return time.isBefore(expected.minus(JUMP_BACK)) || time.isAfter(expected.plus(JUMP_AHEAD));
  }
}
