package org.tribune.site.sitting.convocation;

import java.util.List;

/**
 * What is written in a convocation.
 *
 * @param isCut true if there is more in it than is read
 */
public record ConvocationText(Format format, List<TextLine> lines, boolean isCut) {
  /** What it is a file of. */
  public enum Format {
    PDF,
    DOCX,
    ODT
  }

  public ConvocationText {
    lines = List.copyOf(lines);
  }
}
