package org.tribune.site.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.Bytes;

/**
 * In which format a file is, as PRONOM knows it (The National Archives' register, signature file
 * 120).
 *
 * @param id PUID; absent where PRONOM is not sure to find the same
 * @param name as PRONOM has it
 * @param type its media type
 */
record FileFormat(Optional<String> id, String name, String type) {
  static final FileFormat MP4 = of("fmt/199", "MPEG-4 Media File", "video/mp4");
  static final FileFormat M4A = of("fmt/199", "MPEG-4 Media File", "audio/mp4");
  static final FileFormat WEBVTT =
      of("fmt/1454", "Web Video Text Tracks (WebVTT) Format", "text/vtt");
  static final FileFormat ODT =
      of("fmt/1756", "OpenDocument Text 1.3", "application/vnd.oasis.opendocument.text");
  static final FileFormat CSV = of("x-fmt/18", "Comma Separated Values", "text/csv");
  static final FileFormat JSON = of("fmt/817", "JSON Data Interchange Format", "application/json");
  static final FileFormat TEXT = of("x-fmt/111", "Plain Text File", "text/plain");
  static final FileFormat HTML = of("fmt/471", "Hypertext Markup Language 5", "text/html");

  private static final String PDF = "application/pdf";
  private static final Pattern PDF_VERSION = Pattern.compile("%PDF-(\\d\\.\\d)");
  private static final Map<String, String> PDF_IDS =
      Map.of(
          "1.0", "fmt/14",
          "1.1", "fmt/15",
          "1.2", "fmt/16",
          "1.3", "fmt/17",
          "1.4", "fmt/18",
          "1.5", "fmt/19",
          "1.6", "fmt/20",
          "1.7", "fmt/276",
          "2.0", "fmt/1129");

  /** The first bytes of a PDF say its version (ISO 32000-1, 7.5.2). */
  static final int PDF_HEAD = 16;

  private static FileFormat of(String id, String name, String type) {
    return new FileFormat(Optional.of(id), name, type);
  }

  /**
   * The format of a PDF.
   *
   * @param head its first bytes
   */
  static FileFormat pdf(Bytes head) {
    Matcher version = PDF_VERSION.matcher(new String(head.array(), StandardCharsets.ISO_8859_1));
    Optional<String> said = version.find() ? Optional.of(version.group(1)) : Optional.empty();
    return new FileFormat(
        said.map(PDF_IDS::get), ("Portable Document Format " + said.orElse("")).strip(), PDF);
  }
}
