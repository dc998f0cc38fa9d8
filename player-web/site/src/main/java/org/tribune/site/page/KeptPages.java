package org.tribune.site.page;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.time.MediaClock;

/**
 * A page in each language, given for three seconds to all who ask: many open it at once when a
 * sitting begins. Calls block. Safe for all threads.
 */
public final class KeptPages {
  private static final Duration KEPT = Duration.ofSeconds(3);

  private final MediaClock clock;

  /** By their language. Guarded by itself. */
  private final Map<String, Kept> kept = new HashMap<>();

  /**
   * A page for as long as it is given to all who ask.
   *
   * @param page empty while the catalogue is away: who comes then does not wait for it once more
   */
  private record Kept(Optional<ServerRenderedPage> page, Instant until) {}

  public KeptPages(MediaClock clock) {
    this.clock = clock;
  }

  /**
   * The page in a language, written anew if the one before is too old.
   *
   * @throws CatalogueException if the catalogue is away, or was a moment ago
   */
  public ServerRenderedPage get(String language, Supplier<ServerRenderedPage> writing) {
    synchronized (kept) {
      Kept known = kept.get(language);
      if (known == null || !clock.now().toInstant().isBefore(known.until())) {
        Optional<ServerRenderedPage> found = found(writing);
        // From now on, not from when it was asked for: that may have waited for longer.
        known = new Kept(found, clock.now().toInstant().plus(KEPT));
        kept.put(language, known);
      }
      return known.page().orElseThrow(KeptPages::away);
    }
  }

  private static CatalogueException away() {
    return new CatalogueException("The catalogue did not answer a moment ago");
  }

  private static Optional<ServerRenderedPage> found(Supplier<ServerRenderedPage> writing) {
    try {
      return Optional.of(writing.get());
    } catch (CatalogueException e) {
      return Optional.empty();
    }
  }
}
