package org.tribune.delivery.replay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.tribune.delivery.sending.TextBody;

/**
 * A playlist of a recording as it is sent.
 *
 * @param tag distinguishes its content from any other
 */
record ReplayText(TextBody body, String tag) {
  private static final int TAG_BYTES = 12;

  static ReplayText of(String text) {
    TextBody body = TextBody.of(text);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.plain().array());
      return new ReplayText(body, HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Bytes of memory, about. */
  long weight() {
    return 256L + body.plain().length() + body.gzip().length();
  }
}
