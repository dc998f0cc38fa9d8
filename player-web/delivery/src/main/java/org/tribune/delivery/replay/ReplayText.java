package org.tribune.delivery.replay;

import org.tribune.core.Sha256;
import org.tribune.delivery.sending.TextBody;

/**
 * A playlist of a recording as it is sent.
 *
 * @param tag distinguishes its content from any other
 */
record ReplayText(TextBody body, String tag) {
  private static final int TAG_DIGITS = 24;

  static ReplayText of(String text) {
    TextBody body = TextBody.of(text);
    return new ReplayText(body, Sha256.hex(body.plain()).substring(0, TAG_DIGITS));
  }

  /** Bytes of memory, about. */
  long weight() {
    return 256L + body.plain().length() + body.gzip().length();
  }
}
