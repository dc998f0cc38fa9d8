package org.tribune.site.sitting.convocation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When and where a convocation says that the sitting is. Other dates of the letter are those of the
 * letter itself, and of sittings before.
 *
 * @param isOtherWeekday true if the weekday that is written is not that of the date
 */
public record StatedMeeting(
    Optional<LocalDate> date, Optional<LocalTime> time, String place, boolean isOtherWeekday) {
  private static final int LONGEST_LETTER = 20_000;
  private static final int LONGEST_PLACE = 200;
  private static final int NEAR = 140;
  private static final int TIME_NEAR = 90;

  /** Less than a date with an hour, or with words that say what is on that day. */
  private static final int LEAST = 3;

  private static final Pattern TIME =
      Pattern.compile(
          "(?iu)(?<![\\d/.-])(\\d{1,2})\\s*(?:h(?:eures?|rs?)?(?!\\p{L})|:|\\.(?=\\d\\d\\s*[ap]\\.?m))"
              + "\\s*([0-5]\\d(?!\\d))?\\s*(a\\.?m(?!\\p{L})|p\\.?m(?!\\p{L}))?");

  /** What says that the sitting is on the day. */
  private static final Pattern INVITES =
      Pattern.compile(
          "(?iu)tiendra|aura\\s+lieu|réuni|séance|sitting|meeting|convoqué|invit|assister|participer"
              + "|\\bdate\\s*:|honneur");

  /** What says that another thing was on the day. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "(?iu)(?:date\\s+de\\s+(?:la\\s+)?convocation|convocation\\s+du|affich|fait\\s+[àa]|en\\s+date\\s+du"
              + "|procès[- ]verbal|compte[- ]rendu|précédente|délibération|arrêté|décret|loi|avant\\s+le)"
              // Letters and what parts words have nothing in common: nothing is tried twice.
              + "[^\\p{L}\\p{N}_]*+(?:\\p{L}++[^\\p{L}\\p{N}_]++){0,6}$");

  /** Before the day that a letter is written on: its place. */
  private static final Pattern WRITTEN_AT =
      Pattern.compile("(?u)(?:^|[\\n¶])\\s*(?:À |A )?\\p{Lu}[\\p{L}'’ -]{1,60},?\\s+le\\s+$");

  private static final Pattern LABELLED_PLACE =
      Pattern.compile(
          "(?iu)(?:^|[\\n¶])[^\\S\\n]*+(?:lieu|place|venue|location)(?:\\s+de\\s+(?:la\\s+)?\\p{L}+)?\\s*:\\s*([^\\n¶]+)");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:salle|mairie|hôtel|siège|maison|espace|centre|foyer|auditorium"
              + "|amphithéâtre|théâtre|halle|gymnase|médiathèque|château|palais|pôle|salon"
              + "|council\\s+chamber|town\\s+hall|committee\\s+room|chamber)(?!\\p{L})");

  private static final Pattern PLACE_ENDS =
      Pattern.compile(
          "(?iu)[.;:¶]|\\n(?!\\p{Ll})|,?\\s+(?:afin|pour|sous\\s+la\\s+présidence|en\\s+séance|avec|sur"
              + "|à\\s+l['’]effet|à\\s+huis|le\\s+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\\d)"
              + "|à\\s+\\d|dont|et\\s+(?:vous|je)|aux?\\s+fins?|selon|suivant|\\d{1,2}\\s*h)(?!\\p{L})");

  /**
   * Looks for it in what stands around an agenda.
   *
   * @param letter with line ends, and {@code ¶} between its paragraphs
   * @param near a day of the year that is meant where none is written
   */
  public static Optional<StatedMeeting> of(String letter, LocalDate near) {
    String text = letter.substring(0, Math.min(LONGEST_LETTER, letter.length()));
    Optional<WrittenDate> best = Optional.empty();
    int most = LEAST - 1;
    for (WrittenDate date : WrittenDate.all(text, near)) {
      int score = score(text, date);
      if (score > most) {
        most = score;
        best = Optional.of(date);
      }
    }
    Optional<LocalTime> time = best.flatMap(date -> time(text, date.end()));
    String place = place(text, best);
    if (best.isEmpty() && place.isEmpty()) {
      return Optional.empty();
    }
    boolean isOther = best.filter(WrittenDate::isOtherWeekday).isPresent();
    return Optional.of(new StatedMeeting(best.map(WrittenDate::day), time, place, isOther));
  }

  private static int score(String text, WrittenDate date) {
    String before = text.substring(Math.max(0, date.start() - NEAR), date.start());
    int score = date.hasWeekday() ? 2 : 0;
    score += time(text, date.end()).isPresent() ? 3 : 0;
    score += INVITES.matcher(before).find() ? 2 : 0;
    score -= OTHERWISE.matcher(before).find() ? 4 : 0;
    score -= WRITTEN_AT.matcher(before).find() ? 4 : 0;
    return score;
  }

  private static Optional<LocalTime> time(String text, int from) {
    String near = text.substring(from, Math.min(text.length(), from + TIME_NEAR));
    Matcher match = TIME.matcher(near);
    while (match.find()) {
      boolean isHourAlone = match.group(0).contains(":") && match.group(2) == null;
      int hour = Integer.parseInt(match.group(1));
      String half = match.group(3) == null ? "" : match.group(3).substring(0, 1);
      if (half.equalsIgnoreCase("p") && hour < 12) {
        hour += 12;
      }
      if (hour < 24 && !isHourAlone) {
        int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        return Optional.of(LocalTime.of(hour, minute));
      }
    }
    return Optional.empty();
  }

  private static String place(String text, Optional<WrittenDate> date) {
    Matcher labelled = LABELLED_PLACE.matcher(text);
    if (labelled.find()) {
      return tidy(labelled.group(1));
    }
    if (date.isEmpty()) {
      return "";
    }
    int end = date.get().end();
    String after = text.substring(end, Math.min(text.length(), end + 2 * NEAR));
    String before = text.substring(Math.max(0, date.get().start() - NEAR), date.get().start());
    String behind = placeIn(after);
    return behind.isEmpty() ? placeIn(before) : behind;
  }

  private static String placeIn(String text) {
    Matcher begin = PLACE.matcher(text);
    if (!begin.find()) {
      return "";
    }
    Matcher end = PLACE_ENDS.matcher(text).region(begin.end(), text.length());
    return tidy(text.substring(begin.start(), end.find() ? end.start() : text.length()));
  }

  private static String tidy(String place) {
    String begun = place.substring(0, Math.min(2 * LONGEST_PLACE, place.length()));
    String line = begun.replaceAll("\\s+", " ").replaceAll("^[\\s,–—-]+|[\\s,.;:–—(-]+$", "");
    line = line.replaceAll("\\s+(?:le|on)$", "");
    String whole = line.length() > LONGEST_PLACE ? line.substring(0, LONGEST_PLACE) : line;
    return whole.isEmpty()
        ? whole
        : whole.substring(0, 1).toUpperCase(Locale.FRENCH) + whole.substring(1);
  }
}
