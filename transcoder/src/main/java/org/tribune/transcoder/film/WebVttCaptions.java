package org.tribune.transcoder.film;

import java.util.Optional;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.hls.WebVttTime;
import org.tribune.core.text.CleanText;
import org.tribune.core.time.MediaTime;

/** Subtitles of one language that become WebVTT, cue by cue. Used by one thread. */
final class WebVttCaptions {
  private static final Logger LOG = LoggerFactory.getLogger(WebVttCaptions.class);

  /** Characters; what comes after them is left out. Three hours of speech are some 200,000. */
  private static final int LONGEST = 480_000;

  /** The length of a cue that gives none and that no other follows. */
  private static final MediaTime USUAL = MediaTime.ofMicros(4_000_000);

  private static final MediaTime LONGEST_CUE = MediaTime.ofMicros(60_000_000);

  private final StringBuilder text = new StringBuilder("WEBVTT\n");
  private Optional<Cue> last = Optional.empty();
  private boolean isFull = false;

  private record Cue(MediaTime start, MediaTime duration, String text) {}

  /**
   * A cue, which is later than the one before it.
   *
   * @param start from the film's first picture on
   * @param duration zero if it is not given
   * @param lines of plain text; none if this is but the end of the one before
   */
  void add(MediaTime start, MediaTime duration, String lines) {
    write(Optional.of(start));
    String clean = CleanText.lines(lines);
    if (!clean.isEmpty() && !start.isBefore(MediaTime.ZERO)) {
      last = Optional.of(new Cue(start, duration, clean));
    }
  }

  private void write(Optional<MediaTime> next) {
    last.ifPresent(cue -> write(cue, next));
    last = Optional.empty();
  }

  private void write(Cue cue, Optional<MediaTime> next) {
    MediaTime told = cue.duration().isAfter(MediaTime.ZERO) ? cue.duration() : USUAL;
    MediaTime end = cue.start().plus(told.isBefore(LONGEST_CUE) ? told : LONGEST_CUE);
    if (next.isPresent() && next.get().isAfter(cue.start()) && next.get().isBefore(end)) {
      end = next.get();
    }
    String written =
        "\n%s --> %s\n%s\n"
            .formatted(
                WebVttTime.format(cue.start().toMicros()),
                WebVttTime.format(end.toMicros()),
                escaped(cue.text()));
    boolean fits = text.length() + written.length() <= LONGEST;
    if (!isFull && !fits) {
      LOG.warn(
          "The film's captions are longer than {} characters: those from {} on are left out."
              + " Upload the rest as a file of captions",
          LONGEST,
          WebVttTime.format(cue.start().toMicros()));
    }
    isFull |= !fits;
    if (!isFull) {
      text.append(written);
    }
  }

  /** W3C WebVTT 1, 4.2.1: neither tags nor an empty line, which would end the cue. */
  private static String escaped(String lines) {
    StringJoiner all = new StringJoiner("\n");
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> all.add(line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    return all.toString();
  }

  /** All of it; empty if there was no cue. */
  Optional<String> finish() {
    write(Optional.empty());
    return text.indexOf("-->") < 0 ? Optional.empty() : Optional.of(text.toString());
  }
}
