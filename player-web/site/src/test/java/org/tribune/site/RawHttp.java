package org.tribune.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads HTTP/1.1 as it comes from a socket. */
final class RawHttp {
  private RawHttp() {}

  /** An answer's status line and headers, names in small letters. */
  static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    String text = head.toString();
    int line = Math.max(0, text.indexOf('\n'));
    return new String(
        (text.substring(0, line) + text.substring(line).toLowerCase(Locale.ROOT))
            .getBytes(StandardCharsets.US_ASCII),
        StandardCharsets.US_ASCII);
  }
}
