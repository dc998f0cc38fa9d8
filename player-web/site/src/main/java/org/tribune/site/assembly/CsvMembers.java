package org.tribune.site.assembly;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tribune.catalogue.assembly.PlainName;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Csv;
import org.tribune.site.http.ProblemException;

/**
 * A table of members: RFC 4180 with semicolons, commas or tabs, as spreadsheets write it. The first
 * row names the columns, in French or English, in any order, or as the national register of elected
 * people (RNE) has them. A list of names alone, one a line, needs no such row. What is torn is read
 * as far as it goes.
 *
 * @param torn lines that are no rows, and why
 * @param columns what each is taken for; none of a list of names
 */
record CsvMembers(
    List<Row> rows,
    List<AssemblyResponses.IgnoredLine> torn,
    List<AssemblyResponses.ColumnOf> columns) {
  private static final int MOST_ROWS = 5_000;
  private static final int LONGEST_SHOWN = 200;

  /** What a column says; its names as {@link PlainName#of} leaves them. */
  enum Column {
    CIVILITY("civilite|civ|titre|title|salutation|sexe|code sexe"),
    FIRST_NAME("prenom|prenoms|first name|firstname|given name|prenom de l elu|" + "prenom usuel"),
    NAME(
        "nom|noms|name|last name|lastname|surname|family name|nom complet|full name|"
            + "nom et prenom|nom prenom|prenom nom|nom de famille|nom usuel|nom de l elu|"
            + "elu|elue|membre|member|conseiller|conseillere"),
    GROUP("groupe|group|groupe politique|liste|list|parti|party"),
    ROLE("fonction|role|function|qualite|mandat|poste|libelle de la fonction"),
    COMMUNE(
        "commune|ville|town|city|municipality|libelle de la commune|"
            + "nom de la commune|commune representee"),
    RANK("ordre|rang|rank|order|n|no|numero|ordre du tableau|number"),
    FROM(
        "du|depuis|depuis le|from|since|debut|date de debut|start|debut de mandat|"
            + "debut du mandat|date de debut du mandat"),
    UNTIL(
        "au|jusqu au|jusque|until|to|fin|date de fin|end|fin de mandat|"
            + "fin du mandat|date de fin du mandat"),
    SUBSTITUTE(
        "suppleant|suppleante|suppleant e|nom du suppleant|substitute|alternate|"
            + "deputy|remplacant");

    private final Pattern names;

    Column(String names) {
      this.names = Pattern.compile(names);
    }
  }

  /** A row by its columns; {@code line} is 1 for the first. */
  record Row(int line, String text, Map<Column, String> cells) {
    String cell(Column column) {
      return cells.getOrDefault(column, "");
    }

    /** Whether the table has such a column. */
    boolean has(Column column) {
      return cells.containsKey(column);
    }
  }

  /**
   * Reads {@code text}.
   *
   * @throws ProblemException if nothing is in it, or no column is said to have names
   */
  static CsvMembers parse(String text) {
    List<Line> lines = new ArrayList<>();
    List<AssemblyResponses.IgnoredLine> torn = new ArrayList<>();
    char separator = Csv.separator(text);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            // Counted, so that each line is told by its number.
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .setTrailingData(true)
            .get();
    int line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        List<String> cells = row.stream().map(CleanText::line).toList();
        if (cells.stream().anyMatch(each -> !each.isEmpty())) {
          lines.add(new Line(line, cells));
        }
        line = (int) parser.getCurrentLineNumber() + 1;
        if (lines.size() > MOST_ROWS) {
          throw ProblemException.badRequest("assembly.csv-too-long", MOST_ROWS);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      torn.add(
          new AssemblyResponses.IgnoredLine(
              line,
              shown(text.lines().skip(line - 1L).findFirst().orElse("")),
              Message.of("assembly.csv-torn")));
    }
    return read(lines, torn);
  }

  private record Line(int number, List<String> cells) {}

  private static CsvMembers read(List<Line> lines, List<AssemblyResponses.IgnoredLine> torn) {
    if (lines.isEmpty()) {
      throw ProblemException.badRequest("assembly.csv-empty");
    }
    List<String> head = lines.getFirst().cells();
    Map<Column, Integer> columns = columns(head);
    boolean isNamed = columns.containsKey(Column.NAME);
    if (!isNamed && lines.stream().anyMatch(each -> each.cells().size() > 1)) {
      throw ProblemException.badRequest("assembly.csv-no-names");
    }
    if (!isNamed) {
      columns = Map.of(Column.NAME, 0);
    }
    List<Row> rows = new ArrayList<>();
    for (Line line : lines.subList(isNamed ? 1 : 0, lines.size())) {
      rows.add(row(line, columns));
    }
    return new CsvMembers(rows, torn, isNamed ? taken(head, columns) : List.of());
  }

  private static List<AssemblyResponses.ColumnOf> taken(
      List<String> head, Map<Column, Integer> columns) {
    Map<Integer, Column> fields = new HashMap<>();
    columns.forEach((column, at) -> fields.put(at, column));
    List<AssemblyResponses.ColumnOf> taken = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      if (!head.get(i).isEmpty()) {
        taken.add(
            new AssemblyResponses.ColumnOf(
                shown(head.get(i)), Optional.ofNullable(fields.get(i)).map(ApiWords::of)));
      }
    }
    return taken;
  }

  private static Row row(Line line, Map<Column, Integer> columns) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    columns.forEach(
        (column, at) -> {
          // A row may end before the last column.
          cells.put(column, at < line.cells().size() ? line.cells().get(at) : "");
        });
    return new Row(line.number(), shown(String.join(" ; ", line.cells())), cells);
  }

  private static Map<Column, Integer> columns(List<String> head) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (int i = 0; i < head.size(); i++) {
      String name = PlainName.of(head.get(i));
      for (Column column : Column.values()) {
        if (column.names.matcher(name).matches()) {
          columns.putIfAbsent(column, i);
        }
      }
    }
    return columns;
  }

  private static String shown(String text) {
    String line = CleanText.line(text);
    return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
