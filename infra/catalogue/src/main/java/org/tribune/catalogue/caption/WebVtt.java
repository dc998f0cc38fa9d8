package org.tribune.catalogue.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.hls.WebVttTime;
import org.tribune.core.text.UnfitException;

/**
 * Captions as a WebVTT file (W3C WebVTT 1, 4.1): the cues alone. Names of cues, comments, style
 * sheets and regions are left out, since they may say anything of any moment.
 */
public final class WebVtt {
  private static final Pattern HEADER = Pattern.compile("WEBVTT(?:[ \\t].*)?");
  private static final String TIME = "(?:(\\d{2,4}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
  private static final Pattern TIMINGS =
      Pattern.compile("\\s*" + TIME + "\\s+-->\\s+" + TIME + "(?:\\s+(.*))?");
  private static final String ARROW = "-->";

  /** When a word within a cue is said: in a time that the cue does not stay in. */
  private static final Pattern INNER_TIME = Pattern.compile("<[0-9][0-9:.]*>");

  private WebVtt() {}

  /**
   * The cues of a file, by their start.
   *
   * @throws UnfitException with the line, if something is wrong with it
   */
  public static List<Cue> read(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    CaptionText.require(text);
    List<String> lines = List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
    if (!HEADER.matcher(lines.getFirst()).matches()) {
      throw at(0, "la première ligne doit être « WEBVTT ».", "the first line must be \"WEBVTT\".");
    }
    List<Cue> cues = new ArrayList<>();
    Duration before = Duration.ZERO;
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).contains(ARROW)) {
        Cue cue = cue(lines, line);
        if (cue.start().compareTo(before) < 0) {
          throw at(
              line,
              "ce sous-titre commence avant celui qui le précède.",
              "this caption starts before the one above it.");
        }
        before = cue.start();
        if (!cue.text().isEmpty()) {
          cues.add(cue);
        }
      }
    }
    if (cues.isEmpty()) {
      throw new UnfitException(
          "Aucun sous-titre n’a été trouvé dans ce fichier : est-ce le bon ?",
          "No captions were found in this file: is it the right one?");
    }
    return cues;
  }

  private static Cue cue(List<String> lines, int line) {
    Matcher timings = TIMINGS.matcher(lines.get(line));
    if (!timings.matches()) {
      throw at(
          line,
          "les temps s’écrivent 00:01.000 --> 00:03.500.",
          "times are written 00:01.000 --> 00:03.500.");
    }
    Duration start = time(timings, 1);
    Duration end = time(timings, 5);
    if (end.compareTo(start) <= 0) {
      throw at(line, "la fin vient avant le début.", "the end comes before the start.");
    }
    List<String> words = new ArrayList<>();
    for (int next = line + 1; next < lines.size() && isWords(lines.get(next)); next++) {
      words.add(INNER_TIME.matcher(lines.get(next)).replaceAll("").strip());
    }
    if (words.isEmpty()) {
      throw at(
          line, "il n’y a pas de texte sous ces temps.", "there is no text below these times.");
    }
    words.removeIf(String::isEmpty);
    String settings = timings.group(9) == null ? "" : timings.group(9).strip();
    return new Cue(start, end, settings, String.join("\n", words));
  }

  private static boolean isWords(String line) {
    return !line.isBlank() && !line.contains(ARROW);
  }

  private static Duration time(Matcher timings, int group) {
    long hours = timings.group(group) == null ? 0 : Long.parseLong(timings.group(group));
    return Duration.ofHours(hours)
        .plusMinutes(Long.parseLong(timings.group(group + 1)))
        .plusSeconds(Long.parseLong(timings.group(group + 2)))
        .plusMillis(Long.parseLong(timings.group(group + 3)));
  }

  private static UnfitException at(int line, String fr, String en) {
    return new UnfitException("Ligne " + (line + 1) + " : " + fr, "Line " + (line + 1) + ": " + en);
  }

  /** A file of these cues. */
  public static String write(List<Cue> cues) {
    StringBuilder out = new StringBuilder("WEBVTT\n");
    for (Cue each : cues) {
      out.append('\n').append(written(each.start())).append(" --> ").append(written(each.end()));
      out.append(each.settings().isEmpty() ? "" : " " + each.settings()).append('\n');
      out.append(each.text()).append('\n');
    }
    return out.toString();
  }

  private static String written(Duration time) {
    return WebVttTime.format(time.toNanos() / 1_000);
  }
}
