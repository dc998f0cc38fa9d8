package org.tribune.web.origin;

/**
 * How long caches keep an answer (B22 6.2.2 and appendix on caching; our rule 76). A preview is
 * kept by nobody.
 */
public final class CacheLife {
  /** Media never changes under its name. */
  public static final String IMMUTABLE = "public, max-age=31536000, immutable";

  /** What grows by some seconds at a time, and is of no harm if it is a little old. */
  public static final String GROWING = seconds(10);

  /** For the staff alone. */
  public static final String PRIVATE = "private, no-store";

  private CacheLife() {}

  /** A playlist that was found. */
  static String found(int targetDuration, boolean blocking) {
    return blocking ? seconds(6 * targetDuration) : seconds(Math.max(1, targetDuration / 2));
  }

  /** A playlist or a piece of media that was refused. */
  static String refused(int targetDuration, boolean blocking) {
    return seconds(blocking ? 4 * targetDuration : targetDuration);
  }

  private static String seconds(int seconds) {
    return "public, max-age=" + seconds;
  }
}
