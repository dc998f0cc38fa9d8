package org.tribune.delivery.origin;

import java.util.Optional;
import org.tribune.core.rendition.Timeline;
import org.tribune.delivery.origin.playlist.Directives;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.window.PartPosition;
import org.tribune.delivery.origin.window.RenditionWindow;

/** What a playlist request waits for (B22 6.2.5.2). */
record PlaylistTarget(PlaylistAudience audience, Directives directives) {

  /** True if {@code window} holds it. */
  boolean isMet(RenditionWindow window) {
    if (directives.segment().isEmpty()) {
      return true;
    }
    long segment = directives.segment().getAsLong();
    if (directives.part().isEmpty()) {
      return window.lastComplete().filter(last -> last >= segment).isPresent();
    }
    PartPosition wanted = new PartPosition(segment, directives.part().getAsInt());
    return window.last().filter(last -> last.compareTo(wanted) >= 0).isPresent();
  }

  /**
   * True if a reader that follows the playlist can't ask this yet: more than two segments after the
   * last complete one, or more parts ahead than the advance part limit.
   */
  boolean isTooFarAhead(RenditionWindow window, Timeline timeline) {
    Optional<PartPosition> next = window.next();
    if (directives.segment().isEmpty() || next.isEmpty()) {
      return false;
    }
    long segment = directives.segment().getAsLong();
    long open = next.get().segment();
    if (segment > open + 1) {
      return true;
    }
    if (directives.part().isEmpty() || segment < open) {
      return false;
    }
    int lastPart = segment == open ? next.get().part() - 1 : -1;
    return directives.part().getAsInt() - lastPart > advancePartLimit(timeline);
  }

  /** Three divided by PART-TARGET if that is less than a second, else three. */
  private static long advancePartLimit(Timeline timeline) {
    double target = timeline.partTarget().toSeconds();
    return target < 1 ? (long) Math.ceil(3 / target) : 3;
  }
}
