package org.tribune.site.sitting.convocation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line on a page of a PDF.
 *
 * @param top how far down the page it stands, from 0 to 1
 * @param baseline in points from the head of its page
 * @param size of its letters, in points
 * @param parts of it, from left to right
 */
record PdfLine(
    int page, double top, double baseline, double size, List<Part> parts, boolean isStrong) {
  /** What stands together in a line, or in a column of a table; in points from the left. */
  record Part(double left, double right, String text) {}

  private static final double HEAD = 0.12;
  private static final double FOOT = 0.88;
  private static final double SAME_PLACE = 0.006;

  PdfLine {
    parts = List.copyOf(parts);
  }

  double left() {
    return parts.getFirst().left();
  }

  String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining("\t")).strip();
  }

  /** True where heads and feet of pages stand. */
  boolean isAtEdge() {
    return top < HEAD || top > FOOT;
  }

  /** True if {@code other} says the same at the same place of another page, but for its number. */
  boolean isRepeatedBy(PdfLine other) {
    if (page == other.page() || Math.abs(top - other.top()) > SAME_PLACE) {
      return false;
    }
    List<String> here = words();
    List<String> there = other.words();
    if (here.size() != there.size()) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < here.size(); i++) {
      if (!here.get(i).equals(there.get(i))) {
        different++;
        if (!isPageNumber(here.get(i), there.get(i), other.page() - page)) {
          return false;
        }
      }
    }
    return different <= 1;
  }

  /** With digits apart from letters: {@code 1/2} is three. */
  private List<String> words() {
    return List.of(text().split("\\s+|(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"));
  }

  private static boolean isPageNumber(String here, String there, int pages) {
    boolean areNumbers = here.matches("\\d{1,4}") && there.matches("\\d{1,4}");
    return areNumbers && Integer.parseInt(there) - Integer.parseInt(here) == pages;
  }
}
