package org.tribune.ingest.failover;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

/**
 * Whether a source delivers: its video if it has one, else anything. Silence begins after a second,
 * or after two and a half frames of a source that is slower than that. Owned by the channel's lock.
 */
final class Liveness {
  static final MediaTime SILENCE = MediaTime.of(Duration.ofSeconds(1));
  private static final double SLOW_FRAMES = 2.5;

  private Optional<MediaTime> lastPacket = Optional.empty();
  private Optional<MediaTime> steadySince = Optional.empty();
  private MediaTime silence = SILENCE;
  private boolean hasVideo = false;
  private boolean broken = false;

  /** The source has these tracks from now on. */
  void tracks(List<Track> tracks) {
    Optional<Track.Video> video =
        tracks.stream().flatMap(track -> track.video().stream()).findFirst();
    hasVideo = video.isPresent();
    silence =
        video
            .flatMap(Track.Video::frameRate)
            .map(Liveness::slowSilence)
            .filter(slow -> slow.isAfter(SILENCE))
            .orElse(SILENCE);
  }

  private static MediaTime slowSilence(FrameRate rate) {
    return MediaTime.ofMicros((long) (SLOW_FRAMES * MediaTime.MICROS / rate.toDouble()));
  }

  /** A packet came. */
  void packet(boolean isVideo, MediaTime now) {
    if (isVideo || !hasVideo) {
      if (!delivers(now)) {
        broken |= lastPacket.isPresent();
        steadySince = Optional.of(now);
      }
      lastPacket = Optional.of(now);
    }
  }

  /** True if it fell silent or broke off since it was last forgiven. */
  boolean hasFailed() {
    return broken;
  }

  /** It broke off: that counts if anything came of it before. */
  void fail() {
    broken |= lastPacket.isPresent();
  }

  /** What it did before is forgiven. */
  void forgive() {
    broken = false;
  }

  /** The connection is over. What it did is remembered. */
  void reset() {
    lastPacket = Optional.empty();
    steadySince = Optional.empty();
    hasVideo = false;
    silence = SILENCE;
  }

  /** True if it delivers now. */
  boolean delivers(MediaTime now) {
    return lastPacket.isPresent() && !now.minus(lastPacket.get()).isAfter(silence);
  }

  /** True if it has delivered without a break for so long. */
  boolean isSteady(MediaTime now, Duration forSoLong) {
    return delivers(now) && !now.minus(steadySince.orElse(now)).isBefore(MediaTime.of(forSoLong));
  }
}
