package org.tribune.delivery.origin;

import java.util.Optional;
import org.tribune.core.rendition.Rendition;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.window.LivePart;
import org.tribune.delivery.origin.window.LiveSegment;
import org.tribune.delivery.origin.window.PartPosition;
import org.tribune.delivery.origin.window.RenditionWindow;

/**
 * The sound of a broadcast, part by part, as the public hears it: the parts that its playlists list
 * for everybody, and silence for what they don't. Guarded by its {@link LiveWindow}.
 */
final class LiveSound {
  /** So many segments a listener may be behind what is new before the rest is left out. */
  private static final long MOST_BEHIND = 4;

  private final Rendition.Audio rendition;
  private final RenditionWindow window;
  private final PublicBounds bounds;

  LiveSound(Rendition.Audio rendition, RenditionWindow window, PublicBounds bounds) {
    this.rendition = rendition;
    this.window = window;
    this.bounds = bounds;
  }

  Rendition.Audio rendition() {
    return rendition;
  }

  boolean isOf(RenditionWindow other) {
    return window == other;
  }

  /**
   * Where a listener begins: the last whole segment, so that a player has something in hand at
   * once; where that is not in memory, or not public, the segment that is being made.
   */
  PartPosition newest() {
    long first = bounds.firstPublic().orElse(Long.MAX_VALUE);
    long beingMade = window.next().map(PartPosition::segment).orElse(first);
    long from =
        window
            .lastComplete()
            .filter(number -> number >= first && isInMemory(number))
            .orElse(Math.max(first, beingMade));
    return new PartPosition(from, /* part= */ 0);
  }

  private boolean isInMemory(long number) {
    LiveSegment segment = window.segments().get(number);
    return segment != null && segment.isInMemory();
  }

  /** What is at a place now; empty if it is to come. */
  Optional<SoundAnswer> at(PartPosition wanted, boolean ended) {
    LiveSegment segment = window.segments().get(wanted.segment());
    if (segment == null) {
      boolean isPast =
          !window.segments().isEmpty() && wanted.segment() < window.segments().lastKey();
      return isPast ? Optional.of(new SoundAnswer.Behind()) : toCome(ended);
    }
    if (wanted.part() >= segment.parts().size()) {
      return segment.isComplete()
          ? at(new PartPosition(segment.number() + 1, /* part= */ 0), ended)
          : toCome(ended);
    }
    if (window.lastComplete().orElse(0L) - wanted.segment() > MOST_BEHIND) {
      return Optional.of(new SoundAnswer.Behind());
    }
    return Optional.of(part(segment, wanted));
  }

  private static Optional<SoundAnswer> toCome(boolean ended) {
    return ended ? Optional.of(new SoundAnswer.Ended()) : Optional.empty();
  }

  private SoundAnswer part(LiveSegment segment, PartPosition position) {
    LivePart part = segment.parts().get(position.part());
    if (part.gap() || !bounds.isVisible(PlaylistAudience.PUBLIC, segment.number())) {
      return new SoundAnswer.Silent(position, part.duration());
    }
    // What has left memory is older than what a listener hears who is in time.
    return segment.isInMemory()
        ? new SoundAnswer.Heard(position, segment.data().get(position.part()))
        : new SoundAnswer.Behind();
  }
}
