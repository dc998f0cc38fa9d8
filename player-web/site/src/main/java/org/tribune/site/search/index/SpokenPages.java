package org.tribune.site.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.catalogue.caption.CaptionMarkup;

/**
 * What captions say, in pages of a sentence or two, each of which has its place in what they are
 * captions of. Used by one thread.
 */
public final class SpokenPages {
  /** Parts a page from the next in a text. */
  static final String END = "\f";

  /** Characters: as much as an excerpt shows. */
  private static final int PAGE = 200;

  /** In which direction words are read: nobody looks for that. */
  private static final Pattern MARKS = Pattern.compile("[\u200E\u200F]");

  private final List<String> pages = new ArrayList<>();
  private final List<Long> seconds = new ArrayList<>();

  /** A cue that is shown. */
  public record Said(long second, String words) {}

  /** Those that there are. */
  List<String> pages() {
    return pages;
  }

  /** At which second each page is said. */
  List<Long> seconds() {
    return seconds;
  }

  /** The second of the page at this place of {@code seconds}; empty if there is none. */
  static Optional<Long> second(List<Long> seconds, int place) {
    return place >= 0 && place < seconds.size()
        ? Optional.of(seconds.get(place))
        : Optional.empty();
  }

  /** Adds the pages of one language. */
  void add(List<Said> cues) {
    StringBuilder page = new StringBuilder();
    long start = 0;
    for (Said cue : cues) {
      if (page.length() > 0 && page.length() + cue.words().length() >= PAGE) {
        add(page.toString(), start);
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
      add(page.toString(), start);
    }
  }

  private void add(String page, long second) {
    pages.add(page);
    seconds.add(second);
  }

  /** The words of a cue, without its markup (W3C WebVTT 1, 4.2). */
  static String plain(String cue) {
    String words = CaptionMarkup.plain(cue).replace('\u00A0', ' ');
    return TextReader.readable(MARKS.matcher(words).replaceAll("")).strip();
  }
}
