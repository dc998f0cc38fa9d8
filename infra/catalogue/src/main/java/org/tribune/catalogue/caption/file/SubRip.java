package org.tribune.catalogue.caption.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tribune.catalogue.caption.CaptionMarkup;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.text.ValidationException;

/**
 * Captions as a SubRip file, which programs write in many ways: points for commas, short hours, no
 * empty line between two captions. Italics, bold and underlined words stay so; fonts and places
 * mean nothing here.
 */
public final class SubRip {
  static final String ARROW = "-->";

  private static final String TIME = "(\\d{1,3}):(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})";
  private static final Pattern TIMINGS =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "\\s*(?:X1:.*)?");
  private static final Pattern COUNTER = Pattern.compile("\\s*\\d+\\s*");
  private static final Pattern PLACE = Pattern.compile("\\{\\\\[^{}]*}");
  private static final Pattern FONT =
      Pattern.compile("</?(?![ibu]>)[a-z][^<>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_AND = Pattern.compile("&(?!\\w{1,8};|#\\d{1,7};)");
  private static final Pattern BARE_LESS =
      Pattern.compile("<(?!/?[ibu]>)", Pattern.CASE_INSENSITIVE);
  private static final int MILLIS_DIGITS = 3;

  private SubRip() {}

  /**
   * The cues of a file, as they stand in it.
   *
   * @throws ValidationException with the line, if something is wrong with it
   */
  static List<Cue> read(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    List<Cue> cues = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (!lines.get(line).contains(ARROW)) {
        continue;
      }
      CaptionPlace place = CaptionPlace.line(line + 1);
      Matcher timings = TIMINGS.matcher(lines.get(line));
      if (!timings.matches()) {
        throw place.wrong("caption.wrong-times-subrip");
      }
      CaptionFile.requireRoom(cues);
      int behind = line + 1;
      while (behind < lines.size() && isWords(lines, behind)) {
        behind++;
      }
      String words = words(lines.subList(line + 1, behind));
      Cue cue = place.cue(time(timings, 1, place), time(timings, 5, place), "", words);
      if (!words.isEmpty()) {
        cues.add(cue);
      }
      line = behind - 1;
    }
    return cues;
  }

  private static String words(List<String> lines) {
    return lines.stream()
        .map(SubRip::tidied)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /**
   * A number alone before the next caption's times is that caption's, without an empty line too.
   */
  private static boolean isWords(List<String> lines, int line) {
    String text = lines.get(line);
    boolean isCounter =
        COUNTER.matcher(text).matches() && line + 1 < lines.size() && isTimes(lines.get(line + 1));
    return !text.isBlank() && !isTimes(text) && !isCounter;
  }

  /** Such a line is meant to be times, whether it can be read or not. */
  private static boolean isTimes(String line) {
    return line.contains(ARROW) && Character.isDigit(line.strip().charAt(0));
  }

  private static String tidied(String line) {
    String words = PLACE.matcher(line).replaceAll("");
    words = FONT.matcher(words).replaceAll("");
    words = BARE_AND.matcher(words).replaceAll("&amp;");
    words = BARE_LESS.matcher(words).replaceAll("&lt;");
    return words.replace(ARROW, "--&gt;").strip();
  }

  private static Duration time(Matcher timings, int group, CaptionPlace place) {
    long minutes = Long.parseLong(timings.group(group + 1));
    long seconds = Long.parseLong(timings.group(group + 2));
    if (minutes > 59 || seconds > 59) {
      throw place.wrong("caption.wrong-times-subrip");
    }
    String millis = timings.group(group + 3);
    return Duration.ofHours(Long.parseLong(timings.group(group)))
        .plusMinutes(minutes)
        .plusSeconds(seconds)
        .plusMillis(Long.parseLong(millis + "0".repeat(MILLIS_DIGITS - millis.length())));
  }

  /** A file of these cues. */
  public static String write(List<Cue> cues) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (Cue each : cues) {
      out.append(out.isEmpty() ? "" : "\n").append(++number).append('\n');
      out.append(written(each.start())).append(" --> ").append(written(each.end())).append('\n');
      out.append(CaptionMarkup.toSubRip(each.text())).append('\n');
    }
    return out.toString();
  }

  private static String written(Duration time) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d,%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }
}
