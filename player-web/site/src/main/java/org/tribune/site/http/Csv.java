package org.tribune.site.http;

import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** Lines of CSV (RFC 4180); with semicolons, as spreadsheets in French expect them. */
public final class Csv {
  /** How a file begins: the mark of UTF-8, which spreadsheets look for. */
  static final String MARK = "\uFEFF";

  private static final String END = "\r\n";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setDelimiter(';').setQuoteMode(QuoteMode.ALL).get();

  private Csv() {}

  /** The first line, of names that need no quotes. */
  public static String head(String... columns) {
    return MARK + String.join(";", columns) + END;
  }

  public static String line(Stream<String> cells) {
    return FORMAT.format(cells.map(Csv::harmless).toArray()) + END;
  }

  /** Never a formula: a spreadsheet would carry it out. */
  private static String harmless(String text) {
    boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }
}
