package org.tribune.site.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.catalogue.caption.CaptionMarkup;

/**
 * What captions say, in pages of a sentence or two, each of which has its place in what they are
 * captions of and is said by one speaker. Used by one thread.
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
  private final List<Optional<String>> speakers = new ArrayList<>();

  /**
   * A cue that is shown, or a part of it.
   *
   * @param speaker who says it, as far as is known
   */
  public record Said(long second, String words, Optional<String> speaker) {
    /** Words of which nobody asks who says them. */
    public Said(long second, String words) {
      this(second, words, Optional.empty());
    }
  }

  /** Those that there are. */
  List<String> pages() {
    return pages;
  }

  /** At which second each page is said. */
  List<Long> seconds() {
    return seconds;
  }

  /** Who says each page. */
  List<Optional<String>> speakers() {
    return speakers;
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
    Optional<String> speaker = Optional.empty();
    for (Said cue : cues) {
      boolean isFull = page.length() + cue.words().length() >= PAGE;
      if (page.length() > 0 && (isFull || !cue.speaker().equals(speaker))) {
        add(page.toString(), start, speaker);
        page.setLength(0);
      }
      if (page.length() == 0) {
        start = cue.second();
        speaker = cue.speaker();
      } else {
        page.append(' ');
      }
      page.append(cue.words());
    }
    if (page.length() > 0) {
      add(page.toString(), start, speaker);
    }
  }

  private void add(String page, long second, Optional<String> speaker) {
    pages.add(page);
    seconds.add(second);
    speakers.add(speaker);
  }

  /** The words of a cue, without its markup (W3C WebVTT 1, 4.2). */
  static String plain(String cue) {
    String words = CaptionMarkup.plain(cue).replace('\u00A0', ' ');
    return TextReader.readable(MARKS.matcher(words).replaceAll("")).strip();
  }
}
