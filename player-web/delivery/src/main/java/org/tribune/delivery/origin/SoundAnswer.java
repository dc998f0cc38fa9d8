package org.tribune.delivery.origin;

import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.window.PartPosition;

/** What follows of the sound of a broadcast. */
sealed interface SoundAnswer {
  /** A part. */
  record Heard(PartPosition position, Bytes data) implements SoundAnswer {}

  /** A part that never came, or that the public may not hear. */
  record Silent(PartPosition position, MediaTime duration) implements SoundAnswer {}

  /** It is too long ago: who asks goes on at what is new. */
  record Behind() implements SoundAnswer {}

  /** Nothing came for a while, and may still come. */
  record NothingYet() implements SoundAnswer {}

  /** Nothing follows. */
  record Ended() implements SoundAnswer {}
}
