package org.tribune.transcoder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.time.MediaTime;

/**
 * Which parts of a turn the log has acknowledged: only those can't be lost any more. Safe for all
 * threads.
 */
final class PublishedParts {
  private final Map<String, MediaTime> ends = new HashMap<>();
  private final Deque<Long> waitingSince = new ArrayDeque<>();

  /**
   * A turn of {@code format}.
   *
   * @param begins where it begins in a rendition, by its id; all before is published
   */
  PublishedParts(RenditionFormat format, Function<String, MediaTime> begins) {
    format.renditions().forEach(each -> ends.put(each.id(), begins.apply(each.id())));
  }

  /** A part is handed to the log at {@code nanoTime}. */
  synchronized void sent(long nanoTime) {
    waitingSince.addLast(nanoTime);
  }

  /**
   * The log has {@code part} and all that were sent before.
   *
   * @return up to where every rendition is published, from the broadcast's origin
   */
  synchronized MediaTime acknowledged(RenditionPart part) {
    waitingSince.pollFirst();
    ends.merge(
        part.rendition(),
        part.start().plus(part.duration()),
        (before, now) -> now.isAfter(before) ? now : before);
    return ends.values().stream().min(MediaTime::compareTo).orElseThrow();
  }

  /** True if a part that was sent before {@code nanoTime} still waits for the log. */
  synchronized boolean isWaitingSince(long nanoTime) {
    Long oldest = waitingSince.peekFirst();
    return oldest != null && oldest - nanoTime < 0;
  }
}
