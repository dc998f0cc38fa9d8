package org.tribune.site.search.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;

/**
 * The words of a report: what is written of it on the first page of its text, then what its
 * captions say between the places where its film begins and ends, in pages of a sentence or two,
 * each of which has its place in the film.
 *
 * @param text its pages, parted by form feeds
 * @param seconds of the film at which each page but the first is said
 */
public record VideoWords(String text, List<Long> seconds) {
  /**
   * What a line of a cue's timings begins with, and what distinguishes it from others (W3C WebVTT
   * 1).
   */
  private static final Pattern TIMINGS =
      Pattern.compile("[ \\t]*(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})[ \\t]+-->");

  private static final String ARROW = "-->";

  public VideoWords {
    seconds = List.copyOf(seconds);
  }

  public static VideoWords of(Video video) {
    String written =
        Stream.concat(
                Stream.of(video.texts().summary(), video.texts().credits()),
                video.texts().tags().stream())
            .filter(each -> !each.isEmpty())
            .map(TextReader::readable)
            .collect(Collectors.joining(" "));
    SpokenPages said = new SpokenPages();
    new TreeMap<>(video.settings().shownCaptions())
        .values()
        .forEach(captions -> said.add(said(captions, video.settings())));
    List<String> pages = new ArrayList<>(said.pages());
    pages.addFirst(written);
    return new VideoWords(String.join(SpokenPages.END, pages), said.seconds());
  }

  /** The second of the film at which a page is said. */
  public Optional<Long> second(int page) {
    return SpokenPages.second(seconds, page - 2);
  }

  /** What the cues say that begin in what is shown. */
  public static List<SpokenPages.Said> said(String captions, FilmSettings settings) {
    List<SpokenPages.Said> cues = new ArrayList<>();
    Optional<Duration> start = Optional.empty();
    StringBuilder words = new StringBuilder();
    for (String line :
        (Iterable<String>) Stream.concat(captions.lines(), Stream.of(""))::iterator) {
      // Timings begin another cue, though no empty line is before them.
      if (!line.isEmpty() && !line.contains(ARROW)) {
        words.append(line).append('\n');
        continue;
      }
      String said = SpokenPages.plain(words.toString());
      start
          .filter(at -> !said.isEmpty() && isShown(at, settings))
          .ifPresent(at -> cues.add(new SpokenPages.Said(at.toSeconds(), said)));
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
}
