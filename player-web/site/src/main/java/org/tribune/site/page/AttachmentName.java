package org.tribune.site.page;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The name under which an answer is saved, in its Content-Disposition (RFC 6266). */
public final class AttachmentName {
  private AttachmentName() {}

  /** For what a browser shows and may save under {@code name}. */
  public static String inline(String name) {
    return "inline; " + named(name);
  }

  /** For what a browser saves under {@code name}. */
  public static String attachment(String name) {
    return "attachment; " + named(name);
  }

  private static String named(String name) {
    return "filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + percentEncoded(name);
  }

  /** In plain letters, for old browsers. */
  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\x20-\\x7e]", "_")
        .replaceAll("[\"\\\\%]", "_");
  }

  /** RFC 8187, section 3.2. */
  private static String percentEncoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~!$&+".indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
