package org.tribune.catalogue.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What captions in a language were before they were replaced or removed.
 *
 * @param number from 1 on, in the order in which they were there
 * @param savedAt when somebody made them so
 * @param savedBy who of the staff it was, by name
 * @param cues how many they are, those of withheld passages too
 */
public record CaptionRevision(
    String language, int number, Instant savedAt, String savedBy, int cues) {
  /** As many of a language are kept, the newest. */
  public static final int MOST = 50;

  /** Who types saves every second: what one person saves meanwhile is one revision. */
  private static final Duration MERGED = Duration.ofMinutes(10);

  /** Captions that have so many characters less were not only corrected. */
  private static final long LOST_CHARACTERS = 40;

  /**
   * True if captions are to be kept that give way to others.
   *
   * @param newest that is kept of them
   * @param before that give way
   * @param after that take their place; empty if they are removed
   */
  public static boolean isWorthKeeping(
      Optional<CaptionRevision> newest, CaptionTrack before, Optional<CaptionTrack> after) {
    if (after.filter(each -> each.savedBy().equals(before.savedBy())).isEmpty()) {
      return true;
    }
    CaptionTrack next = after.orElseThrow();
    boolean isLoss = characters(before) - characters(next) >= LOST_CHARACTERS;
    boolean isPause = next.savedAt().isAfter(before.savedAt().plus(MERGED));
    boolean isLongAgo =
        newest.filter(each -> before.savedAt().isAfter(each.savedAt().plus(MERGED))).isPresent();
    return isLoss || isPause || isLongAgo;
  }

  private static long characters(CaptionTrack track) {
    return track.cues().stream().mapToLong(each -> each.text().length()).sum();
  }
}
