package org.tribune.delivery.download;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.time.MediaTime;

/**
 * The name under which a download is saved: {@code Conseil municipal 2026-11-24 720p.mp4}.
 *
 * @param text without signs that a file system refuses
 */
public record FileName(String text) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.systemDefault());
  private static final int LONGEST_TITLE = 100;

  /**
   * A name.
   *
   * @param title of the recording
   * @param what {@code 720p}, empty for nothing
   * @param extension with its dot
   */
  static FileName of(
      Recording recording, String title, RequestedPassage passage, String what, String extension) {
    String clean = title.replaceAll("[\\p{Cntrl}\\s/\\\\:*?\"<>|%]+", " ").strip();
    StringBuilder name = new StringBuilder();
    name.append(clean, 0, clean.offsetByCodePoints(0, shown(clean)));
    name.append(' ').append(DATE.format(recording.startedAt()));
    if (!passage.isWhole()) {
      name.append(' ').append(clock(passage.from()));
      passage.to().ifPresent(to -> name.append('-').append(clock(to)));
    }
    name.append(what.isEmpty() ? "" : " " + what).append(extension);
    return new FileName(name.toString().strip());
  }

  /** The name of a file about all of a recording, as the other is. */
  public static FileName of(Recording recording, String title, String what, String extension) {
    return of(recording, title, RequestedPassage.WHOLE, what, extension);
  }

  private static int shown(String title) {
    return Math.min(LONGEST_TITLE, title.codePointCount(0, title.length()));
  }

  private static String clock(MediaTime time) {
    long seconds = time.toMicros() / 1_000_000;
    return "%dh%02dm%02ds".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  /** In letters that every system and archive program knows. */
  String ascii() {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\x20-\\x7e]", "_");
  }

  /** Content-Disposition (RFC 6266), with the name in plain letters for old browsers. */
  public String toContentDisposition() {
    return "attachment; filename=\"" + ascii() + "\"; filename*=UTF-8''" + percentEncoded();
  }

  /** RFC 8187, section 3.2. */
  private String percentEncoded() {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~!$&+".indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
