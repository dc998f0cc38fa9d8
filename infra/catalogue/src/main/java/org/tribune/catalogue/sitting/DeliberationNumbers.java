package org.tribune.catalogue.sitting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives deliberations their numbers by a pattern: {@code {year}-{month}-{n}} makes {@code
 * 2026-11-1} of the first in November. What the pattern says of the day is also within what it
 * counts: a pattern with the year alone goes on from one sitting to the next until the year is
 * over, one with the day begins anew with each.
 */
public final class DeliberationNumbers {
  /** {@code {n:3}} is at least three digits: {@code 007}. */
  private static final Pattern PLACE = Pattern.compile("\\{(year|month|day|n)(?::([1-9]))?\\}");

  private static final int MOST_DIGITS = 9;

  private static final Deliberation NONE =
      new Deliberation("", "", Optional.empty(), Optional.empty());

  private DeliberationNumbers() {}

  /** True if {@code pattern} has exactly one place for the number that is counted. */
  public static boolean isPattern(String pattern) {
    return PLACE.matcher(pattern).results().filter(place -> place.group(1).equals("n")).count()
        == 1;
  }

  /**
   * The items, each of which that was decided has a number. One that is there is never changed, and
   * a number that was given is given to no other.
   *
   * @param pattern see {@link #isPattern}; empty: nothing is numbered
   * @param day of the sitting
   * @param taken the numbers of the body's other sittings
   */
  public static List<AgendaItem> number(
      List<AgendaItem> items, String pattern, LocalDate day, Collection<String> taken) {
    if (!isPattern(pattern)) {
      return items;
    }
    Set<String> known = new HashSet<>(taken);
    items.forEach(item -> numberOf(item).ifPresent(known::add));
    int next = last(pattern, day, known) + 1;
    List<AgendaItem> numbered = new ArrayList<>();
    for (AgendaItem item : items) {
      if (wantsNumber(item)) {
        numbered.add(numbered(item, fill(pattern, day, next)));
        next++;
      } else {
        numbered.add(item);
      }
    }
    return numbered;
  }

  private static boolean wantsNumber(AgendaItem item) {
    return isDecided(item) && numberOf(item).isEmpty();
  }

  /** True if the vote made a decision: what was withdrawn or put off is none. */
  public static boolean isDecided(AgendaItem item) {
    return item.vote()
        .map(Vote::outcome)
        .filter(outcome -> outcome == VoteOutcome.ADOPTED || outcome == VoteOutcome.REJECTED)
        .isPresent();
  }

  private static AgendaItem numbered(AgendaItem item, String number) {
    Deliberation before = item.deliberation().orElse(NONE);
    Deliberation after =
        new Deliberation(number, before.matterCode(), before.signed(), before.publishedAt());
    return item.change().deliberation(Optional.of(after)).build();
  }

  private static Optional<String> numberOf(AgendaItem item) {
    return item.deliberation().map(Deliberation::number).filter(number -> !number.isEmpty());
  }

  /** The largest that was given of this pattern, with the same year, month and day in it. */
  private static int last(String pattern, LocalDate day, Collection<String> known) {
    StringBuilder form = new StringBuilder();
    Matcher places = PLACE.matcher(pattern);
    int from = 0;
    while (places.find()) {
      form.append(Pattern.quote(pattern.substring(from, places.start())));
      boolean isNumber = places.group(1).equals("n");
      form.append(
          isNumber ? "(\\d{1," + MOST_DIGITS + "})" : Pattern.quote(dated(places.group(1), day)));
      from = places.end();
    }
    Pattern whole = Pattern.compile(form + Pattern.quote(pattern.substring(from)));
    return known.stream()
        .map(whole::matcher)
        .filter(Matcher::matches)
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .max()
        .orElse(0);
  }

  private static String fill(String pattern, LocalDate day, int number) {
    return PLACE
        .matcher(pattern)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group(1).equals("n")
                        ? padded(number, place.group(2))
                        : dated(place.group(1), day)));
  }

  private static String padded(int number, String digits) {
    int width = digits == null ? 1 : Integer.parseInt(digits);
    String plain = Integer.toString(number);
    return "0".repeat(Math.max(0, width - plain.length())) + plain;
  }

  private static String dated(String place, LocalDate day) {
    return switch (place) {
      case "year" -> Integer.toString(day.getYear());
      case "month" -> String.format(Locale.ROOT, "%02d", day.getMonthValue());
      default -> String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
    };
  }
}
