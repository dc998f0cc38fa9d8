package org.tribune.speech.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.SpeechSound;

/**
 * Sound that waits to be heard, bounded: when it grows too long, the oldest of it is skipped, so
 * that what is heard is near to what is said. Not thread-safe.
 */
final class SoundQueue {
  /** What is left of it then: to skip once is better than to skip all the time. */
  private static final int SHARE_LEFT = 4;

  /** Sound, and when it was. */
  static final class Piece {
    private final MediaTime at;
    private final short[] samples;

    private Piece(MediaTime at, short[] samples) {
      this.at = at;
      this.samples = samples;
    }

    MediaTime at() {
      return at;
    }

    short[] samples() {
      return samples;
    }
  }

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final long most;
  private long samples = 0;
  private long skipped = 0;

  /** Holds at most {@code most} samples. */
  SoundQueue(long most) {
    this.most = most;
  }

  /**
   * Adds sound.
   *
   * @return true if some was skipped
   */
  boolean add(MediaTime at, short[] sound) {
    pieces.add(new Piece(at, sound));
    samples += sound.length;
    if (samples <= most) {
      return false;
    }
    while (samples > most / SHARE_LEFT && pieces.size() > 1) {
      int length = pieces.removeFirst().samples.length;
      samples -= length;
      skipped += length;
    }
    return true;
  }

  Optional<Piece> next() {
    Optional<Piece> next = Optional.ofNullable(pieces.pollFirst());
    next.ifPresent(piece -> samples -= piece.samples.length);
    return next;
  }

  /** What waits, in samples. */
  long samples() {
    return samples;
  }

  /** What was skipped since it was made. */
  MediaTime skipped() {
    return SpeechSound.length(skipped);
  }

  /** Also skips what was taken out, and was not heard. */
  void skip(long lost) {
    skipped += lost;
  }

  /** Nobody is to hear what waits. */
  void clear() {
    pieces.clear();
    samples = 0;
  }
}
