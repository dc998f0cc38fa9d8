package org.tribune.delivery.origin;

/**
 * How long caches keep an answer (B22 6.2.2 and appendix on caching; our rule 76). A preview is
 * kept by nobody. Nothing may be given out stale, since it may have been withdrawn.
 */
public final class CacheLife {
  /**
   * Media and pictures. They never change under their names, but they can be withdrawn: half a
   * minute later no cache gives them without asking whether they still are, which costs no body. A
   * browser asks as well: what it keeps is one person's, but it may be a library's computer, and it
   * rarely wants the same segment twice.
   */
  public static final String WITHDRAWABLE = "public, max-age=30, s-maxage=30, must-revalidate";

  /** A part is listed for three target durations, then its segment takes its place. */
  public static final String PART = "public, max-age=10, s-maxage=10, must-revalidate";

  /** What is said, which somebody may put right: that is read ten seconds later everywhere. */
  public static final String CORRECTABLE = PART;

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
