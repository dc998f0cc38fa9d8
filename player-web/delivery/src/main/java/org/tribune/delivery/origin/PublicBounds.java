package org.tribune.delivery.origin;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.PlaylistAudience;

/**
 * What of a broadcast which audience may see, as its events say: for the public from the first
 * segment that starts once it is live and without what is withheld, for all up to its end. Guarded
 * by its {@link LiveWindow}.
 */
final class PublicBounds {
  private Optional<Broadcast> broadcast = Optional.empty();
  private Optional<Timeline> timeline = Optional.empty();
  private WithheldSegments withheld = WithheldSegments.NONE;

  void broadcast(Broadcast now) {
    broadcast = Optional.of(now);
    findWithheld();
  }

  private void findWithheld() {
    if (timeline.isPresent() && broadcast.isPresent()) {
      withheld = WithheldSegments.of(timeline.get(), broadcast.get().withholdings());
    }
  }

  /** What of it {@code audience} may not see, though it is within its bounds. */
  WithheldSegments withheld(PlaylistAudience audience) {
    return audience == PlaylistAudience.PUBLIC ? withheld : WithheldSegments.NONE;
  }

  Optional<Broadcast> broadcast() {
    return broadcast;
  }

  void timeline(Timeline planned) {
    timeline = Optional.of(planned);
    findWithheld();
  }

  boolean mayWatch(PlaylistAudience audience) {
    return audience == PlaylistAudience.OPERATOR
        || broadcast.map(Broadcast::isPublic).orElse(false);
  }

  /** The first segment that the public may see; empty while that is not known. */
  OptionalLong firstPublic() {
    Optional<Instant> liveAt = broadcast.flatMap(Broadcast::liveAt);
    return liveAt.isPresent() && timeline.isPresent()
        ? OptionalLong.of(timeline.get().firstSegmentFrom(liveAt.get()))
        : OptionalLong.empty();
  }

  /** True if {@code audience}, which may watch, may have segment {@code number}. */
  boolean isVisible(PlaylistAudience audience, long number) {
    if (timeline.isEmpty() || isPastEnd(timeline.get().startOf(number, /* part= */ 0))) {
      return false;
    }
    return audience == PlaylistAudience.OPERATOR
        || (number >= firstPublic().orElse(Long.MAX_VALUE) && !withheld.contains(number));
  }

  /** True if the broadcast was over when this was filmed. */
  boolean isPastEnd(MediaTime start) {
    return end().map(end -> !start.isBefore(end)).orElse(false);
  }

  /** The broadcast's end on its timeline, once it has ended. */
  Optional<MediaTime> end() {
    Optional<Instant> endedAt = broadcast.flatMap(Broadcast::endedAt);
    return timeline.flatMap(
        t -> endedAt.map(at -> MediaTime.of(at).minus(MediaTime.of(t.origin()))));
  }

  /** True if it ended longer than {@code patience} ago. */
  boolean isOverFor(MediaTime patience, MediaTime now) {
    return broadcast
        .flatMap(Broadcast::endedAt)
        .map(at -> now.isAfter(MediaTime.of(at).plus(patience)))
        .orElse(false);
  }
}
