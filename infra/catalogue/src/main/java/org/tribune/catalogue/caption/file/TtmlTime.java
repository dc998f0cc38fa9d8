package org.tribune.catalogue.caption.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/**
 * The times of a TTML document (TTML 2, 12.3): of the clock, or a number of hours, minutes,
 * seconds, milliseconds, frames or ticks.
 *
 * @param frames a second
 * @param ticks a second
 */
record TtmlTime(double frames, double ticks) {
  private static final double USUAL_FRAMES = 30;
  private static final double MOST = 1e9;
  private static final Pattern CLOCK =
      Pattern.compile(
          "(\\d{2,3}):([0-5]\\d):([0-5]\\d|60)(?:(\\.\\d{1,9})|:(\\d{2,3})(?:\\.\\d+)?)?");
  private static final Pattern OFFSET =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(h|ms|m|s|f|t)");

  /** Those of the document whose first element {@code in} stands at. */
  static TtmlTime of(XMLStreamReader in, CaptionPlace place) {
    if (parameter(in, "timeBase").filter("clock"::equals).isPresent()) {
      throw place.wrong("caption.times-of-day");
    }
    Optional<Double> rate = parameter(in, "frameRate").map(each -> number(each, place));
    double frames = rate.orElse(USUAL_FRAMES);
    double multiplier =
        parameter(in, "frameRateMultiplier").map(each -> ratio(each, place)).orElse(1.0);
    double ticks =
        parameter(in, "tickRate")
            .map(each -> number(each, place))
            .orElse(rate.isPresent() ? frames : 1.0);
    return new TtmlTime(frames * multiplier, ticks);
  }

  private static Optional<String> parameter(XMLStreamReader in, String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(name)) {
        return Optional.of(in.getAttributeValue(i).strip());
      }
    }
    return Optional.empty();
  }

  private static double ratio(String text, CaptionPlace place) {
    String[] parts = text.split("[\\s:]+", 2);
    return number(parts[0], place) / (parts.length > 1 ? number(parts[1], place) : 1);
  }

  private static double number(String text, CaptionPlace place) {
    if (!text.matches("\\d{1,9}(?:\\.\\d{1,9})?") || Double.parseDouble(text) <= 0) {
      throw place.wrong("caption.wrong-times-ttml");
    }
    return Double.parseDouble(text);
  }

  /** A time, as it is written. */
  Duration read(String text, CaptionPlace place) {
    Matcher clock = CLOCK.matcher(text.strip());
    if (clock.matches()) {
      return clock(clock);
    }
    Matcher offset = OFFSET.matcher(text.strip());
    if (!offset.matches()) {
      throw place.wrong("caption.wrong-times-ttml");
    }
    double seconds = Double.parseDouble(offset.group(1)) * unit(offset.group(2));
    if (seconds > MOST) {
      throw place.wrong("caption.wrong-times-ttml");
    }
    return duration(seconds);
  }

  private Duration clock(Matcher clock) {
    double part =
        clock.group(4) != null
            ? Double.parseDouble("0" + clock.group(4))
            : clock.group(5) != null ? Integer.parseInt(clock.group(5)) / frames : 0;
    return Duration.ofHours(Long.parseLong(clock.group(1)))
        .plusMinutes(Long.parseLong(clock.group(2)))
        .plusSeconds(Long.parseLong(clock.group(3)))
        .plus(duration(part));
  }

  private double unit(String metric) {
    return switch (metric) {
      case "h" -> 3_600;
      case "m" -> 60;
      case "ms" -> 0.001;
      case "f" -> 1 / frames;
      case "t" -> 1 / ticks;
      default -> 1;
    };
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(
        BigDecimal.valueOf(seconds)
            .movePointRight(3)
            .setScale(0, RoundingMode.HALF_UP)
            .longValue());
  }
}
