package org.tribune.transcoder;

import java.util.Optional;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.time.MediaTime;

/**
 * Chooses the packets to decode when only pictures that need no other can be afforded. After one
 * was left out the next to be decoded is a key picture again: the others lack what they build on.
 * Used by one thread at a time.
 */
final class KeyPictures {
  /** Sources whose every picture is a key picture are not taken whole either. */
  private static final long APART_MICROS = 400_000;

  private Optional<MediaTime> taken = Optional.empty();
  private boolean broken = false;

  /** Whether to decode a video packet, which is the next one. */
  boolean takes(ContributionPacket packet, boolean keyPicturesOnly) {
    boolean takes =
        packet.keyFrame()
            ? !keyPicturesOnly || isApart(packet.presentationTime())
            : !keyPicturesOnly && !broken;
    broken = !takes;
    if (takes) {
      taken = Optional.of(packet.presentationTime());
    }
    return takes;
  }

  private boolean isApart(MediaTime time) {
    return taken.map(last -> Math.abs(time.minus(last).toMicros()) >= APART_MICROS).orElse(true);
  }
}
