package org.tribune.core.film;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that the process which encodes a film writes for the one that started it. */
public sealed interface EncoderLine {
  /**
   * How far it is.
   *
   * @param share of the work, 0 to 1
   * @param seconds of the film that are made
   */
  record Progress(double share, double seconds) implements EncoderLine {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "progress %.4f %.2f", share, seconds);
    }
  }

  /** No film comes of it. */
  record Refused(TranscodeError flaw) implements EncoderLine {
    @Override
    public String text() {
      return "refused " + flaw;
    }
  }

  /** No film comes of it, as long as nobody wants what is there of it. */
  record CutShort(Shortfall shortfall) implements EncoderLine {
    @Override
    public String text() {
      return String.format(
          Locale.ROOT, "cut-short %.2f %.2f", shortfall.found(), shortfall.promised());
    }
  }

  /** As it is written. */
  String text();

  /** The line that {@code text} is; empty if it is another program's, or a library's. */
  static Optional<EncoderLine> read(String text) {
    Matcher progress = Lines.PROGRESS.matcher(text);
    if (progress.matches()) {
      return Optional.of(
          new Progress(
              Math.clamp(Double.parseDouble(progress.group(1)), 0, 1),
              Double.parseDouble(progress.group(2))));
    }
    Matcher cutShort = Lines.CUT_SHORT.matcher(text);
    if (cutShort.matches()) {
      return Optional.of(
          new CutShort(
              new Shortfall(
                  Double.parseDouble(cutShort.group(1)), Double.parseDouble(cutShort.group(2)))));
    }
    for (TranscodeError flaw : TranscodeError.values()) {
      Refused refused = new Refused(flaw);
      if (refused.text().equals(text)) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }

  /** How lines are recognised. */
  final class Lines {
    private static final Pattern PROGRESS =
        Pattern.compile("progress ([0-9]{1,3}\\.[0-9]{1,6}) ([0-9]{1,9}\\.[0-9]{1,6})");

    private static final Pattern CUT_SHORT =
        Pattern.compile("cut-short ([0-9]{1,9}\\.[0-9]{1,6}) ([0-9]{1,9}\\.[0-9]{1,6})");

    private Lines() {}
  }
}
