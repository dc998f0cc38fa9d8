package org.tribune.delivery.caption;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.caption.CaptionSource;

/**
 * Which sources have written captions of a broadcast.
 *
 * @param last the end of the last word that each wrote, since the broadcast's origin
 * @param shown whose caption is read last; absent before the first
 */
public record SpokenSources(Map<CaptionSource, Duration> last, Optional<CaptionSource> shown) {
  /** None has written anything. */
  public static final SpokenSources NONE = new SpokenSources(Map.of(), Optional.empty());

  public SpokenSources {
    last = Map.copyOf(last);
  }
}
