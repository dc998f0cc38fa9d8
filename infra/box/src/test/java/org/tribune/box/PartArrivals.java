package org.tribune.box;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.box.PlayerBuffer.Arrival;

/** When the parts of a live rendition came, and what that is for a viewer. Safe for all threads. */
final class PartArrivals {
  private Optional<Pace> pace = Optional.empty();
  private final List<Arrival> parts = new ArrayList<>();
  private final List<Arrival> segments = new ArrayList<>();
  private Duration longest = Duration.ZERO;
  private Optional<Duration> last = Optional.empty();
  private long had = -1;

  /**
   * What was seen since it was asked last.
   *
   * @param longest time between two new parts
   * @param lowLatency the time that the picture stood still, for a player that takes parts
   * @param standard the same for one that takes whole segments
   */
  record Seen(Duration longest, Duration lowLatency, Duration standard) {}

  /** What the playlist says, the same for ever, of how it is to be played. */
  private record Pace(
      Duration part,
      Duration segment,
      Duration partHoldBack,
      Duration holdBack,
      Duration targetDuration) {

    /** Empty until there is a whole segment. */
    static Optional<Pace> of(String playlist) {
      return seconds(playlist, "#EXTINF:")
          .map(
              segment ->
                  new Pace(
                      seconds(playlist, "PART-TARGET=").orElseThrow(),
                      segment,
                      seconds(playlist, "PART-HOLD-BACK=").orElseThrow(),
                      seconds(playlist, ",HOLD-BACK=").orElseThrow(),
                      seconds(playlist, "-TARGETDURATION:").orElseThrow()));
    }

    private static Optional<Duration> seconds(String playlist, String name) {
      Matcher found = Pattern.compile(Pattern.quote(name) + "([0-9.]+)").matcher(playlist);
      return found.find()
          ? Optional.of(Duration.ofMillis(Math.round(1_000 * Double.parseDouble(found.group(1)))))
          : Optional.empty();
    }

    long partsPerSegment() {
      return Math.round((double) segment.toNanos() / part.toNanos());
    }
  }

  /** A playlist was read. */
  synchronized void playlist(String text) {
    if (pace.isEmpty()) {
      pace = Pace.of(text);
    }
  }

  /** A part was there, and all before it. */
  synchronized void part(long segment, int part, Duration at) {
    last.map(at::minus)
        .filter(between -> between.compareTo(longest) > 0)
        .ifPresent(between -> longest = between);
    last = Optional.of(at);
    pace.ifPresent(known -> add(known, segment * known.partsPerSegment() + part, at));
  }

  private void add(Pace known, long number, Duration at) {
    if (had >= 0) {
      parts.add(
          new Arrival(
              at, known.part().multipliedBy(had + 1), known.part().multipliedBy(number + 1)));
      long before = (had + 1) / known.partsPerSegment();
      long now = (number + 1) / known.partsPerSegment();
      if (now > before) {
        segments.add(
            new Arrival(
                at, known.segment().multipliedBy(before), known.segment().multipliedBy(now)));
      }
    }
    had = number;
  }

  /** What was seen, which is forgotten. */
  synchronized Seen seen() {
    Seen seen =
        pace.map(
                known ->
                    new Seen(
                        longest,
                        PlayerBuffer.stall(parts, known.partHoldBack()),
                        // It asks once a target duration, so that it may hear of one so much later.
                        PlayerBuffer.stall(
                            segments, known.holdBack().minus(known.targetDuration()))))
            .orElse(new Seen(longest, Duration.ZERO, Duration.ZERO));
    longest = Duration.ZERO;
    parts.clear();
    segments.clear();
    return seen;
  }
}
