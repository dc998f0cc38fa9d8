package org.tribune.site.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.tribune.core.time.WrittenDay;

/** Days and times as people of a language say them. */
public final class SpokenTime {
  private final Locale locale;
  private final boolean isFrench;

  /**
   * In a language.
   *
   * @param language {@code fr} or {@code en}
   */
  public SpokenTime(String language) {
    this.isFrench = language.equals("fr");
    this.locale = isFrench ? Locale.FRANCE : Locale.UK;
  }

  /** {@code fr} or {@code en}. */
  public String language() {
    return isFrench ? "fr" : "en";
  }

  /** Such as "mardi 1er décembre 2026 à 18 h 30". */
  public String moment(Instant at, ZoneId zone) {
    return day(at.atZone(zone).toLocalDate()) + (isFrench ? " à " : " at ") + time(at, zone);
  }

  /** Such as "18 h 30". */
  public String time(Instant at, ZoneId zone) {
    return written(isFrench ? "H' h 'mm" : "HH:mm", at.atZone(zone));
  }

  /** Such as "mardi 1er décembre 2026". */
  public String day(LocalDate day) {
    return written("EEEE", day) + " " + WrittenDay.of(day, locale);
  }

  /** Such as "décembre 2026". */
  public String month(YearMonth month) {
    return written("MMMM uuuu", month.atDay(1));
  }

  private String written(String pattern, TemporalAccessor time) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(time);
  }

  /** How long, such as 2 min 05 s. */
  public static String length(double seconds) {
    long whole = Math.round(seconds);
    String minutes = "%d min %02d s".formatted(whole / 60 % 60, whole % 60);
    return whole < 3_600 ? minutes : whole / 3_600 + " h " + minutes;
  }
}
