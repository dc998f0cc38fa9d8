package org.tribune.site.minutes.file;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.site.office.OpenDocument;

/** As what minutes can be taken away. */
public enum MinutesFormat {
  /** OpenDocument, which public bodies in France write (RGI 2.0). */
  ODT(OpenDocument.TYPE),
  /** What Word writes (ISO/IEC 29500). */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  /** To be signed and published: PDF/UA-1 (ISO 14289-1), which screen readers go through. */
  PDF("application/pdf"),
  /** A page that stands by itself. */
  HTML("text/html; charset=utf-8");

  private final String type;

  MinutesFormat(String type) {
    this.type = type;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** With its dot, such as {@code .odt}. */
  public String end() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** That of a file of this name. */
  public static Optional<MinutesFormat> of(String file) {
    return Stream.of(values()).filter(each -> file.endsWith(each.end())).findFirst();
  }
}
