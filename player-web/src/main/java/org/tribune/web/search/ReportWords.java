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

  /** A line of a cue's timings (W3C WebVTT 1, 4.1). */
  private static final Pattern TIMINGS =
      Pattern.compile(
          "^(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})[ \\t]+-->[^\\n]*\\n?",
          Pattern.MULTILINE);

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern BLANK_LINES = Pattern.compile("\\n{2,}");
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");
  private static final Pattern SIGNS = Pattern.compile("&(amp|lt|gt|quot|nbsp|lrm|rlm);");
  private static final Map<String, String> MEANT =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", " ", "lrm", "", "rlm", "");

  ReportWords {
    seconds = List.copyOf(seconds);
  }

  /** A cue that is shown. */
  private record Said(long second, String words) {}

  static ReportWords of(Report report) {
    List<String> pages = new ArrayList<>();
    List<Long> seconds = new ArrayList<>();
    pages.add(
        Stream.of(report.texts().summary(), report.texts().credits())
            .filter(each -> !each.isEmpty())
            .map(TextReader::readable)
            .collect(Collectors.joining(" ")));
    new TreeMap<>(report.settings().captions())
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

  private static List<Said> said(String captions, FilmSettings settings) {
    List<Said> cues = new ArrayList<>();
    for (String block : BLANK_LINES.split(LINE_END.matcher(captions).replaceAll("\n"), -1)) {
      Matcher timings = TIMINGS.matcher(block);
      if (timings.find()) {
        Duration start = start(timings);
        String words = plain(block.substring(timings.end()));
        boolean isShown =
            start.compareTo(settings.start()) >= 0
                && settings.end().filter(end -> start.compareTo(end) >= 0).isEmpty();
        if (isShown && !words.isEmpty()) {
          cues.add(new Said(start.toSeconds(), words));
        }
      }
    }
    return cues;
  }

  private static Duration start(Matcher timings) {
    long hours = timings.group(1) == null ? 0 : Long.parseLong(timings.group(1));
    return Duration.ofHours(hours)
        .plusMinutes(Long.parseLong(timings.group(2)))
        .plusSeconds(Long.parseLong(timings.group(3)))
        .plusMillis(Long.parseLong(timings.group(4)));
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
