package org.tribune.delivery.download;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.time.MediaTime;

/**
 * What of a recording is wanted, in the time that a viewer of its replay reads.
 *
 * @param from where it starts
 * @param to where it ends; absent: with the recording
 */
record RequestedPassage(MediaTime from, Optional<MediaTime> to) {
  static final RequestedPassage WHOLE = new RequestedPassage(MediaTime.ZERO, Optional.empty());

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,9})?");

  /**
   * Reads the parameters {@code from} and {@code to}, in seconds.
   *
   * @throws DownloadProblem if they are no numbers, or the wrong way round
   */
  static RequestedPassage parse(Optional<String> from, Optional<String> to) {
    MediaTime start = from.map(RequestedPassage::time).orElse(MediaTime.ZERO);
    Optional<MediaTime> end = to.map(RequestedPassage::time);
    if (end.isPresent() && !start.isBefore(end.get())) {
      throw DownloadProblem.badPassage(
          "download.passage-ends-before-start", text(start), text(end.get()));
    }
    return new RequestedPassage(start, end);
  }

  private static MediaTime time(String seconds) {
    if (!SECONDS.matcher(seconds).matches()) {
      throw DownloadProblem.badPassage("download.passage-no-seconds");
    }
    return MediaTime.ofMicros(new BigDecimal(seconds).movePointRight(6).longValue());
  }

  /**
   * What of it is in {@code shown}.
   *
   * @throws DownloadProblem if nothing is
   */
  RequestedPassage within(RequestedPassage shown) {
    MediaTime start = from.isBefore(shown.from) ? shown.from : from;
    Optional<MediaTime> end =
        to.filter(mine -> shown.to.filter(mine::isAfter).isEmpty()).or(() -> shown.to);
    if (end.filter(last -> !start.isBefore(last)).isPresent()) {
      throw DownloadProblem.badPassage("download.passage-not-shown");
    }
    return new RequestedPassage(start, end);
  }

  /** True if this is all there is. */
  boolean isWhole() {
    return to.isEmpty() && from.ticks() == 0;
  }

  /** A time in seconds, without more digits than it needs. */
  static String text(MediaTime time) {
    return BigDecimal.valueOf(time.toMicros(), 6).stripTrailingZeros().toPlainString();
  }
}
