package org.tribune.site.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which numbers a program has sent its captions with, each of which counts once. What was refused
 * since the public may not hear it is refused for as long as the program tries again: it is never
 * said later. Not safe for several threads.
 */
final class PostSequence {
  /** A program that tries again does so within this time, and over and over. */
  private static final Duration MEMORY = Duration.ofMinutes(2);

  private static final int MOST = 200;

  /** A program that is started anew begins with 0 or 1. */
  private static final long FIRST = 1;

  private long last = -1;
  private final Map<Long, Seen> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Seen> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A number that was seen.
   *
   * @param text that came with it; absent if it was refused: it is kept nowhere
   */
  private record Seen(Instant at, Optional<String> text) {}

  /** What is to be done with a number. */
  enum Verdict {
    /** It is next. */
    NEW,
    /** It is known, and its text is written. */
    WRITTEN,
    /** It was refused before. */
    REFUSED,
    /** The program is further already. */
    BEHIND
  }

  /** The highest that was seen; absent before the first. */
  Optional<Long> last() {
    return last < 0 ? Optional.empty() : Optional.of(last);
  }

  Verdict look(long number, String text, Instant now) {
    Optional<Seen> known =
        Optional.ofNullable(seen.get(number)).filter(each -> now.isBefore(each.at().plus(MEMORY)));
    if (known.isPresent() && known.get().text().isEmpty()) {
      refused(number, now);
      return Verdict.REFUSED;
    }
    if (known.isPresent() && known.get().text().equals(Optional.of(text))) {
      return Verdict.WRITTEN;
    }
    if (number > last) {
      return Verdict.NEW;
    }
    return number <= FIRST ? Verdict.NEW : Verdict.BEHIND;
  }

  void written(long number, String text, Instant now) {
    saw(number, new Seen(now, Optional.of(text)));
  }

  void refused(long number, Instant now) {
    saw(number, new Seen(now, Optional.empty()));
  }

  private void saw(long number, Seen now) {
    if (number <= FIRST && number < last) {
      // It begins anew: what it had been refused before stays so.
      seen.values().removeIf(each -> each.text().isPresent());
      last = number;
    }
    last = Math.max(last, number);
    seen.remove(number);
    seen.put(number, now);
  }
}
