package org.tribune.delivery.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tribune.core.time.MediaClock;

/** The Date header (RFC 9110, section 5.6.7), written once a second. For one event loop. */
public final class DateHeader {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final MediaClock clock;
  private long second = Long.MIN_VALUE;
  private String text = "";

  /** A header by {@code clock}. */
  public DateHeader(MediaClock clock) {
    this.clock = clock;
  }

  /** Its value now. */
  public String now() {
    Instant now = clock.now().toInstant();
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      text = FORM.format(now);
    }
    return text;
  }
}
