package org.tribune.delivery.origin.captions;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;

/**
 * Where what came late is shown on air. Words come seconds after they were said, and the parts in
 * which they belong are with the players by then: such a caption is shown from the part on that was
 * being made when it came, for as long as its own time is. What a part holds so never becomes more
 * once it is out. For one thread at a time.
 */
public final class LateCaptions {
  /** What comes later than so long after it was said is read by who goes back alone. */
  static final Duration LATEST = Duration.ofSeconds(15);

  /** How far a caption may be shown from where it was said. */
  static final Duration REACH = LATEST.plus(LiveCaption.LONGEST);

  /** More than come in the time in which one may still be late. */
  private static final int MOST = 500;

  private final Map<String, Duration> shownFrom =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Duration> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Takes a caption as it is now. The first time that it says something for good decides.
   *
   * @param edge where the part begins that is being made
   */
  public void take(LiveCaption caption, Duration edge) {
    if (isSaid(caption) && edge.minus(caption.end()).compareTo(LATEST) <= 0) {
      shownFrom.putIfAbsent(caption.id(), edge);
    }
  }

  /** True for what is not still being said: no player takes back what it has read. */
  static boolean isSaid(LiveCaption caption) {
    return caption.state() != CaptionState.PARTIAL;
  }

  /** How much later than it was said it is shown on air. */
  Duration delay(LiveCaption caption) {
    Duration from = shownFrom.getOrDefault(caption.id(), caption.start());
    return from.compareTo(caption.start()) > 0 ? from.minus(caption.start()) : Duration.ZERO;
  }
}
