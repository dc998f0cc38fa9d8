package org.tribune.site.transcript;

import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.site.office.OpenDocument;

/** As what a transcript can be taken away. */
enum TranscriptFormat {
  /** To be read anywhere. */
  TXT("text/plain; charset=utf-8"),
  /** To be worked on, and printed. */
  ODT(OpenDocument.TYPE),
  /** For players. */
  VTT("text/vtt; charset=utf-8"),
  /** For programs that edit films. */
  SRT("application/x-subrip; charset=utf-8");

  private final String type;

  TranscriptFormat(String type) {
    this.type = type;
  }

  /** Its media type. */
  String type() {
    return type;
  }

  /** With its dot, such as {@code .odt}. */
  String end() {
    return "." + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** That of a file of this name. */
  static Optional<TranscriptFormat> of(String file) {
    return Stream.of(values()).filter(each -> file.endsWith(each.end())).findFirst();
  }
}
