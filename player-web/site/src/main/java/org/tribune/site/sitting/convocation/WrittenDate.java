package org.tribune.site.sitting.convocation;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A date in a text, in French or English.
 *
 * @param start where it begins, its weekday included
 * @param weekday as it is written before it
 */
record WrittenDate(int start, int end, LocalDate day, Optional<DayOfWeek> weekday) {
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("janvier", 1),
          Map.entry("janv", 1),
          Map.entry("january", 1),
          Map.entry("fevrier", 2),
          Map.entry("fev", 2),
          Map.entry("february", 2),
          Map.entry("mars", 3),
          Map.entry("march", 3),
          Map.entry("avril", 4),
          Map.entry("april", 4),
          Map.entry("mai", 5),
          Map.entry("may", 5),
          Map.entry("juin", 6),
          Map.entry("june", 6),
          Map.entry("juillet", 7),
          Map.entry("july", 7),
          Map.entry("aout", 8),
          Map.entry("august", 8),
          Map.entry("septembre", 9),
          Map.entry("sept", 9),
          Map.entry("september", 9),
          Map.entry("octobre", 10),
          Map.entry("oct", 10),
          Map.entry("october", 10),
          Map.entry("novembre", 11),
          Map.entry("nov", 11),
          Map.entry("november", 11),
          Map.entry("decembre", 12),
          Map.entry("dec", 12),
          Map.entry("december", 12));

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          Map.entry("lundi", DayOfWeek.MONDAY), Map.entry("monday", DayOfWeek.MONDAY),
          Map.entry("mardi", DayOfWeek.TUESDAY), Map.entry("tuesday", DayOfWeek.TUESDAY),
          Map.entry("mercredi", DayOfWeek.WEDNESDAY), Map.entry("wednesday", DayOfWeek.WEDNESDAY),
          Map.entry("jeudi", DayOfWeek.THURSDAY), Map.entry("thursday", DayOfWeek.THURSDAY),
          Map.entry("vendredi", DayOfWeek.FRIDAY), Map.entry("friday", DayOfWeek.FRIDAY),
          Map.entry("samedi", DayOfWeek.SATURDAY), Map.entry("saturday", DayOfWeek.SATURDAY),
          Map.entry("dimanche", DayOfWeek.SUNDAY), Map.entry("sunday", DayOfWeek.SUNDAY));

  private static final String WEEKDAY =
      "(?:(" + WEEKDAYS.keySet().stream().sorted().collect(Collectors.joining("|")) + ")[\\s,]+)?";

  private static final Pattern WORDS =
      Pattern.compile(
          "(?iu)"
              + WEEKDAY
              + "(?<!\\d)(\\d{1,2})(?:er|st|nd|rd|th)?\\s+([\\p{L}]{3,9})\\.?(?:[\\s,]+(20\\d\\d))?(?!\\d)");
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?iu)"
              + WEEKDAY
              + "(?<![\\d/.-])(\\d{1,2})[/.-](\\d{1,2})[/.-]((?:20)?\\d\\d)(?![\\d/-])");

  private static final int MOST = 50;

  /**
   * All dates in {@code text}, in order.
   *
   * @param near whose year is meant where none is written, or the next for a day long past then
   */
  static List<WrittenDate> all(String text, LocalDate near) {
    List<WrittenDate> dates = new ArrayList<>();
    Matcher words = WORDS.matcher(text);
    while (words.find() && dates.size() < MOST) {
      Integer month = MONTHS.get(plain(words.group(3)));
      if (month != null) {
        add(dates, words, month, words.group(4), near);
      }
    }
    Matcher digits = DIGITS.matcher(text);
    while (digits.find() && dates.size() < MOST) {
      add(dates, digits, Integer.parseInt(digits.group(3)), digits.group(4), near);
    }
    dates.sort((one, other) -> Integer.compare(one.start(), other.start()));
    return dates;
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static void add(
      List<WrittenDate> dates, Matcher match, int month, String year, LocalDate near) {
    try {
      LocalDate day = LocalDate.of(yearOf(year, near), month, Integer.parseInt(match.group(2)));
      boolean isLongPast = year == null && day.isBefore(near.minusMonths(6));
      Optional<DayOfWeek> weekday =
          Optional.ofNullable(match.group(1)).map(word -> WEEKDAYS.get(plain(word)));
      dates.add(
          new WrittenDate(
              match.start(), match.end(), isLongPast ? day.plusYears(1) : day, weekday));
    } catch (DateTimeException e) {
      // 32 janvier is no date, whatever else it is.
    }
  }

  private static int yearOf(String year, LocalDate near) {
    if (year == null) {
      return near.getYear();
    }
    int number = Integer.parseInt(year);
    return number < 100 ? 2_000 + number : number;
  }

  boolean hasWeekday() {
    return weekday.isPresent();
  }

  boolean isOtherWeekday() {
    return weekday.filter(each -> each != day.getDayOfWeek()).isPresent();
  }
}
