package org.tribune.core.time;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day in words. In French the first of a month is an ordinal, for which Java has no pattern. */
public final class WrittenDay {
  private WrittenDay() {}

  /** Such as "1er décembre 2026" or "1 December 2026". */
  public static String of(LocalDate day, Locale locale) {
    boolean isOrdinal = locale.getLanguage().equals("fr") && day.getDayOfMonth() == 1;
    return DateTimeFormatter.ofPattern(isOrdinal ? "d'er' MMMM uuuu" : "d MMMM uuuu", locale)
        .format(day);
  }
}
