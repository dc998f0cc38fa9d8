package org.tribune.core.hls;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The time stamps of a WebVTT file (W3C WebVTT 1, 4.1). */
public final class WebVttTime {
  private WebVttTime() {}

  /** Such as {@code 01:02:03.450}; what is below a millisecond is left out. */
  public static String format(long micros) {
    long millis = TimeUnit.MICROSECONDS.toMillis(micros);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1_000 % 60,
        millis % 1_000);
  }
}
