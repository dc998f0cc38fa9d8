package org.tribune.site.http;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * Lines of CSV (RFC 4180): with semicolons, as spreadsheets in French expect them; for programs
 * with commas.
 */
public final class Csv {
  /** How a file begins: the mark of UTF-8, which spreadsheets look for. */
  static final String MARK = "\uFEFF";

  private static final String END = "\r\n";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setDelimiter(';').setQuoteMode(QuoteMode.ALL).get();

  private static final CSVFormat OPEN = CSVFormat.RFC4180.builder().get();

  /** By what tables are parted that people send, the likeliest first. */
  public static final List<Character> SEPARATORS = List.of(';', '\t', ',');

  private Csv() {}

  /** What parts the first row of a table that somebody sends: the sign that is in it most often. */
  public static char separator(String text) {
    String head = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
    char best = SEPARATORS.getFirst();
    for (char each : SEPARATORS) {
      if (count(head, each) > count(head, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }

  /** The first line, of names that need no quotes. */
  public static String head(String... columns) {
    return MARK + String.join(";", columns) + END;
  }

  public static String line(Stream<String> cells) {
    return FORMAT.format(cells.map(Csv::harmless).toArray()) + END;
  }

  /** A line of open data, which programs read: with commas, and quotes where they are needed. */
  public static String openLine(Stream<String> cells) {
    return OPEN.format(cells.map(Csv::harmless).toArray()) + END;
  }

  /** Never a formula: a spreadsheet would carry it out. */
  private static String harmless(String text) {
    boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }
}
