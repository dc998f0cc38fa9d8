package org.tribune.site.http;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of CSV (RFC 4180); with semicolons, as spreadsheets in French expect them. */
public final class Csv {
  /** How a file begins: the mark of UTF-8, which spreadsheets look for. */
  static final String MARK = "\uFEFF";

  private Csv() {}

  /** The first line, of names that need no quotes. */
  public static String head(String... columns) {
    return MARK + String.join(";", columns) + "\r\n";
  }

  public static String line(Stream<String> cells) {
    return cells.map(Csv::cell).collect(Collectors.joining(";", "", "\r\n"));
  }

  /** Never a formula: a spreadsheet would carry it out. */
  private static String cell(String text) {
    boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return "\"" + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
