package org.tribune.catalogue.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tribune.core.hls.WebVttTime;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;

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
   * @throws ValidationException with the line, if something is wrong with it
   */
  public static List<Cue> read(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    CaptionText.require(text);
    List<String> lines = List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
    if (!HEADER.matcher(lines.getFirst()).matches()) {
      throw at(0, "caption.wrong-first-line");
    }
    List<Cue> cues = new ArrayList<>();
    Duration before = Duration.ZERO;
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).contains(ARROW)) {
        Cue cue = cue(lines, line);
        if (cue.start().compareTo(before) < 0) {
          throw at(line, "caption.out-of-order");
        }
        before = cue.start();
        if (!cue.text().isEmpty()) {
          cues.add(cue);
        }
      }
    }
    if (cues.isEmpty()) {
      throw new ValidationException("caption.none-in-file");
    }
    return cues;
  }

  private static Cue cue(List<String> lines, int line) {
    Matcher timings = TIMINGS.matcher(lines.get(line));
    if (!timings.matches()) {
      throw at(line, "caption.wrong-times");
    }
    Duration start = time(timings, 1);
    Duration end = time(timings, 5);
    if (end.compareTo(start) <= 0) {
      throw at(line, "caption.ends-before-start");
    }
    if (end.minus(start).compareTo(CaptionText.LONGEST_CUE) > 0) {
      throw at(line, "caption.stays-too-long", CaptionText.LONGEST_CUE.toMinutes());
    }
    List<String> words = new ArrayList<>();
    for (int next = line + 1; next < lines.size() && isWords(lines.get(next)); next++) {
      words.add(INNER_TIME.matcher(lines.get(next)).replaceAll("").strip());
    }
    if (words.isEmpty()) {
      throw at(line, "caption.empty");
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

  private static ValidationException at(int line, String code, Object... arguments) {
    return new ValidationException("caption.line", line + 1, Message.of(code, arguments));
  }

  /** A file of these cues. */
  public static String write(List<Cue> cues) {
    return write(cues, /* note= */ "");
  }

  /**
   * The same for whoever opens the file itself.
   *
   * @param note what it says of itself, in lines none of which is empty; empty for nothing
   */
  public static String write(List<Cue> cues, String note) {
    StringBuilder out = new StringBuilder("WEBVTT\n");
    if (!note.isEmpty()) {
      out.append("\nNOTE\n").append(note.replace(ARROW, "→")).append('\n');
    }
    for (Cue each : cues) {
      out.append('\n').append(written(each.start())).append(" --> ").append(written(each.end()));
      out.append(each.settings().isEmpty() ? "" : " " + each.settings()).append('\n');
      out.append(each.text()).append('\n');
    }
    return out.toString();
  }

  /** Words that hold no markup, as a cue's text writes them. */
  public static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The same of several lines: a cue ends at one that is blank. */
  public static String lines(String words) {
    return words
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> escaped(line.strip()))
        .collect(Collectors.joining("\n"));
  }

  private static String written(Duration time) {
    return WebVttTime.format(time.toNanos() / 1_000);
  }
}
