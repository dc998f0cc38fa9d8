package org.tribune.delivery.origin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.RenderedPlaylist;

/**
 * What of a broadcast on air is withheld from the public now, and what readers must hear of it.
 * Guarded by its {@link LiveWindow}.
 */
final class LiveWithholding {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWithholding.class);

  private final BroadcastId id;
  private final MediaTime openedAt;
  private WithheldSegments segments = WithheldSegments.NONE;
  private Optional<List<String>> names = Optional.empty();
  private long wholeBefore = 0;

  /**
   * Nothing is withheld.
   *
   * @param openedAt when the window was opened
   */
  LiveWithholding(BroadcastId id, MediaTime openedAt) {
    this.id = id;
    this.openedAt = openedAt;
  }

  /**
   * Takes what is withheld now.
   *
   * @param captions in which languages there are some
   * @param open the segment that is being made
   * @return true if others are than before: no reader may go on with what it holds
   */
  boolean take(WithheldSegments now, RenditionFormat format, Set<String> captions, long open) {
    if (now.equals(segments)) {
      return false;
    }
    segments = now;
    // A process that starts reads what was long before: who asks it may have read from another.
    Timeline grid = format.timeline();
    long opened = grid.segmentAt(openedAt.minus(MediaTime.of(grid.origin())));
    wholeBefore = Math.max(opened, open) + RenderedPlaylist.KNOWN_BY;
    LOG.info("Broadcast {}: the segments {} are withheld", id, segments);
    names = Optional.of(WithheldNames.of(id, format, captions, segments, open + 1));
    return true;
  }

  WithheldSegments segments() {
    return segments;
  }

  /** Who asks for an earlier segment than this may not know of all that is withheld now. */
  long wholeBefore() {
    return wholeBefore;
  }

  /** The addresses of what is withheld, once whenever that has changed. */
  Optional<List<String>> takeNames() {
    Optional<List<String>> taken = names;
    names = Optional.empty();
    return taken;
  }
}
