package org.tribune.core.film;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.tribune.core.text.Message;

/**
 * A file ends before its end.
 *
 * @param found how many seconds of it are there
 * @param promised how many it says that it has
 */
public record Shortfall(double found, double promised) {
  /** The last picture may be held, or a track be a little shorter than the other. */
  private static final double TOLERATED_SECONDS = 2;

  private static final double TOLERATED_SHARE = 0.03;
  private static final double MINUTES_FROM = 100;

  /** True if so much is missing that somebody would miss it. */
  public boolean isFelt() {
    return promised - found > Math.max(TOLERATED_SECONDS, promised * TOLERATED_SHARE);
  }

  /** For the file's author, with what to do. */
  public Message words() {
    return Message.of("film.ends-early", said(found), said(promised));
  }

  private static Message said(double seconds) {
    String length = length(seconds);
    return new Message(length.replace('.', ','), length);
  }

  private static String length(double seconds) {
    if (seconds >= MINUTES_FROM) {
      long whole = Math.round(seconds);
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return BigDecimal.valueOf(seconds)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " s";
  }
}
