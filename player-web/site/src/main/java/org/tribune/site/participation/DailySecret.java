package org.tribune.site.participation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.catalogue.question.Questions;

/**
 * A secret of 256 bits that is another each day (UTC), that all processes share, and that the
 * catalogue destroys when its time is over. Safe for all threads.
 */
public final class DailySecret {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Questions questions;
  private final String name;
  private final Duration longer;
  private final Map<LocalDate, String> known = new ConcurrentHashMap<>();

  /**
   * A secret.
   *
   * @param questions which keeps it
   * @param longer how long it is kept after its day
   */
  public DailySecret(Questions questions, String name, Duration longer) {
    this.questions = questions;
    this.name = name;
    this.longer = longer;
  }

  /** That of a day, in Base64. Blocks for the first time of each. */
  public String of(LocalDate day) {
    String before = known.get(day);
    if (before != null) {
      return before;
    }
    byte[] fresh = new byte[BYTES];
    RANDOM.nextBytes(fresh);
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(longer);
    String shared =
        questions.secret(name + "-" + day, Base64.getEncoder().encodeToString(fresh), end);
    known.keySet().removeIf(each -> each.isBefore(day.minusDays(1)));
    known.put(day, shared);
    return shared;
  }
}
