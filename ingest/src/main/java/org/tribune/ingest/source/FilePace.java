package org.tribune.ingest.source;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.media.demux.DemuxedPacket;

/**
 * Holds each packet of a file until its time, and lays one round of a loop after another. Owned by
 * the source's thread. Microseconds inside.
 */
final class FilePace {
  /** A step in the file that is longer is a hole or nonsense: nobody waits for it. */
  private static final long LONGEST_WAIT = 3_000_000;

  private final MediaClock clock;
  private final Pause pause;

  /** On the endless timeline: where the next packet stands, and what was added to get there. */
  private long position = 0;

  private long shift = 0;
  private long end = 0;
  private @Nullable Long began;
  private boolean firstOfRound = true;

  FilePace(MediaClock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** The file starts again. */
  void beginRound() {
    firstOfRound = true;
  }

  /** Waits until the packet is due. Returns what to add to its times. */
  MediaTime await(DemuxedPacket packet) throws InterruptedException {
    Optional<MediaTime> told = packet.decodingTime().or(packet::presentationTime);
    if (told.isPresent()) {
      long raw = told.get().toMicros();
      if (firstOfRound) {
        shift = end - raw;
        firstOfRound = false;
      }
      advance(raw + shift);
      end = Math.max(end, raw + shift + packet.duration().toMicros());
    }
    if (began == null) {
      began = clock.now().toMicros() - position;
    }
    pause.until(MediaTime.ofMicros(began + position));
    return MediaTime.ofMicros(shift);
  }

  private void advance(long next) {
    long step = next - position;
    if (began != null && step > LONGEST_WAIT) {
      began -= step;
    }
    position = Math.max(position, next);
  }
}
