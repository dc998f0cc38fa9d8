package org.tribune.catalogue.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a draft of minutes was at a time, to be compared with what is there now and brought back.
 * {@link MinutesBook} keeps one with each change until the minutes are adopted.
 */
public record MinutesRevision(About about, List<Block> blocks) {
  /** As many of a sitting are kept, the newest; what was composed always is. */
  public static final int MOST = 300;

  /** Who types saves every second: what one person saves meanwhile is one revision. */
  private static final Duration MERGED = Duration.ofMinutes(10);

  /** Saves so soon after each other, by two people who type at once, are one revision by both. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /** A save that has so many characters less is no typing: what was there before it is kept. */
  private static final long LOST_CHARACTERS = 40;

  private static final String AND = ", ";

  public MinutesRevision {
    blocks = List.copyOf(blocks);
  }

  /**
   * A revision without its text.
   *
   * @param number from 1 on, in the order in which they were made
   * @param begunAt of the first save that is in it
   * @param savedAt of the last save that is in it
   * @param who typed it, or had it composed; several, if they typed at once
   * @param isComposed true for what was made of the sitting, before anybody edited it
   */
  public record About(
      long number, Instant begunAt, Instant savedAt, String who, boolean isComposed) {
    private About goingOn(Minutes after) {
      boolean isKnown = Arrays.asList(who.split(AND)).contains(after.changedBy());
      return new About(
          number,
          begunAt,
          after.changedAt(),
          isKnown ? who : who + AND + after.changedBy(),
          /* isComposed= */ false);
    }
  }

  /** What the machine made of the sitting, as the revision of this number. */
  public static MinutesRevision composed(long number, List<Block> blocks, Minutes by) {
    return new MinutesRevision(
        new About(number, by.changedAt(), by.changedAt(), by.changedBy(), /* isComposed= */ true),
        blocks);
  }

  /**
   * What is to be kept once {@code after} is written in the place of {@code before}: it replaces
   * the one of its number. Empty if that says nothing new.
   *
   * @param newest that is kept
   */
  public static Optional<MinutesRevision> made(
      Optional<About> newest, List<Block> before, Minutes after) {
    if (before.equals(after.blocks())) {
      return Optional.empty();
    }
    long next = newest.map(About::number).orElse(0L) + 1;
    About about =
        newest
            .filter(each -> isTyping(each, before, after))
            .map(each -> each.goingOn(after))
            .orElseGet(
                () ->
                    new About(
                        next,
                        after.changedAt(),
                        after.changedAt(),
                        after.changedBy(),
                        /* isComposed= */ false));
    return Optional.of(new MinutesRevision(about, after.blocks()));
  }

  /** True if {@code after} goes on with {@code newest}, of which nothing is worth keeping. */
  private static boolean isTyping(About newest, List<Block> before, Minutes after) {
    boolean isSame = newest.who().equals(after.changedBy());
    Instant end = newest.begunAt().plus(isSame ? MERGED : TOGETHER);
    return !newest.isComposed()
        && after.changedAt().isBefore(end)
        && characters(after.blocks()) > characters(before) - LOST_CHARACTERS;
  }

  private static long characters(List<Block> blocks) {
    return blocks.stream().mapToLong(each -> each.text().length()).sum();
  }
}
