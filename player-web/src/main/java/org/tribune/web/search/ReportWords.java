package org.tribune.web.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.core.report.FilmSettings;
import org.tribune.core.report.Report;

/**
 * The words of a report: what is written of it on the first page of its text, then what its
 * captions say between the places where its film begins and ends, in pages of a sentence or two,
 * each of which has its place in the film.
 *
 * @param text its pages, parted by form feeds
 * @param seconds of the film at which each page but the first is said
 */
record ReportWords(String text, List<Long> seconds) {
  private static final String PAGE_END = "\f";

  /** Characters: as much as an excerpt shows. */
  private static final int PAGE = 200;

  /** What a line of a cue's timings begins with, and what tells it from others (W3C WebVTT 1). */
  private static final Pattern TIMINGS =
      Pattern.compile("[ \\t]*(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})[ \\t]+-->");

  private static final String ARROW = "-->";
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");
  private static final Pattern SIGNS = Pattern.compile("&(amp|lt|gt|quot|nbsp|lrm|rlm);");
  private static final Map<String, String> MEANT =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", " ", "lrm", "", "rlm", "");

  ReportWords {
    seconds = List.copyOf(seconds);
  }

  /** A cue that is shown. */
  record Said(long second, String words) {}

  static ReportWords of(Report report) {
    List<String> pages = new ArrayList<>();
    List<Long> seconds = new ArrayList<>();
    pages.add(
        Stream.concat(
                Stream.of(report.texts().summary(), report.texts().credits()),
                report.texts().tags().stream())
            .filter(each -> !each.isEmpty())
            .map(TextReader::readable)
            .collect(Collectors.joining(" ")));
    new TreeMap<>(report.settings().shownCaptions())
        .values()
        .forEach(captions -> addPages(said(captions, report.settings()), pages, seconds));
    return new ReportWords(String.join(PAGE_END, pages), seconds);
  }

  /** The second of the film at which a page is said. */
  Optional<Long> second(int page) {
    int place = page - 2;
    return place >= 0 && place < seconds.size()
        ? Optional.of(seconds.get(place))
        : Optional.empty();
  }

  private static void addPages(List<Said> cues, List<String> pages, List<Long> seconds) {
    StringBuilder page = new StringBuilder();
    long start = 0;
    for (Said cue : cues) {
      if (page.length() > 0 && page.length() + cue.words().length() >= PAGE) {
        pages.add(page.toString());
        seconds.add(start);
        page.setLength(0);
      }
      if (page.length() == 0) {
        start = cue.second();
      } else {
        page.append(' ');
      }
      page.append(cue.words());
    }
    if (page.length() > 0) {
      pages.add(page.toString());
      seconds.add(start);
    }
  }

  /** What the cues say that begin in what is shown. */
  static List<Said> said(String captions, FilmSettings settings) {
    List<Said> cues = new ArrayList<>();
    Optional<Duration> start = Optional.empty();
    StringBuilder words = new StringBuilder();
    for (String line :
        (Iterable<String>) Stream.concat(captions.lines(), Stream.of(""))::iterator) {
      // Timings begin another cue, though no empty line is before them.
      if (!line.isEmpty() && !line.contains(ARROW)) {
        words.append(line).append('\n');
        continue;
      }
      String said = plain(words.toString());
      start
          .filter(at -> !said.isEmpty() && isShown(at, settings))
          .ifPresent(at -> cues.add(new Said(at.toSeconds(), said)));
      words.setLength(0);
      start = start(line);
    }
    return cues;
  }

  private static boolean isShown(Duration start, FilmSettings settings) {
    return start.compareTo(settings.start()) >= 0
        && settings.end().filter(end -> start.compareTo(end) >= 0).isEmpty();
  }

  /** Empty for a line that is no timings, or whose timings make no sense. */
  private static Optional<Duration> start(String line) {
    Matcher timings = TIMINGS.matcher(line);
    if (!timings.lookingAt()) {
      return Optional.empty();
    }
    long hours = timings.group(1) == null ? 0 : Long.parseLong(timings.group(1));
    return Optional.of(
        Duration.ofHours(hours)
            .plusMinutes(Long.parseLong(timings.group(2)))
            .plusSeconds(Long.parseLong(timings.group(3)))
            .plusMillis(Long.parseLong(timings.group(4))));
  }

  private static String plain(String cue) {
    String words = TAGS.matcher(cue).replaceAll("");
    String meant =
        SIGNS
            .matcher(words)
            .replaceAll(sign -> Matcher.quoteReplacement(MEANT.getOrDefault(sign.group(1), "")));
    return TextReader.readable(meant).strip();
  }
}
