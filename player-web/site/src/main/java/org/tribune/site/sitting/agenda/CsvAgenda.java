package org.tribune.site.sitting.agenda;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.core.text.CleanText;
import org.tribune.site.http.Csv;

/**
 * Reads an agenda out of a table: RFC 4180 with semicolons, commas or tabs, as spreadsheets write
 * it. The first row may name the columns, in French or English.
 */
public final class CsvAgenda {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");
  private static final int LONGEST_NOTES = 9_000;
  private static final int MOST_ROWS = 5_000;

  private enum Column {
    NUMBER("n|no|num|numero|number|numero d'ordre|ordre|point|#|ref|reference"),
    TITLE(
        "titre|title|intitule|objet|libelle|item|subject|designation|sujet|point a l'ordre du jour|deliberation"),
    LEVEL("niveau|level|rang"),
    RAPPORTEUR(
        "rapporteur|rapporteure|rapporteur(e)|rapporteur.e|rapporteur·e|presenter|presented by|presente par|orateur|elu"),
    KIND("type|nature|kind|categorie|category"),
    NOTES(
        "note|notes|remarque|remarques|observation|observations|commentaire|commentaires|comments");

    private final Pattern names;

    Column(String names) {
      this.names =
          Pattern.compile(names.replace("(", "\\(").replace(")", "\\)").replace(".", "\\."));
    }
  }

  private CsvAgenda() {}

  /** True if {@code text} looks like a table whose columns are named. */
  public static boolean isTable(String text) {
    String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    for (char separator : Csv.SEPARATORS) {
      if (head.indexOf(separator) >= 0
          && columns(List.of(head.split(Pattern.quote(String.valueOf(separator))))).size() >= 2) {
        return true;
      }
    }
    return false;
  }

  /** Reads {@code text}; what is torn is read as far as it goes. */
  public static ParsedAgenda parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    List<ParsedAgenda.Ignored> ignored = new ArrayList<>();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(Csv.separator(text))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    int line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        rows.add(row.toList());
        lines.add(line);
        line = (int) parser.getCurrentLineNumber() + 1;
        if (rows.size() >= MOST_ROWS) {
          break;
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      ignored.add(
          new ParsedAgenda.Ignored(
              line, text.lines().skip(line - 1L).findFirst().orElse(""), /* isApart= */ false));
    }
    return read(rows, lines, ignored);
  }

  private static Map<Column, Integer> columns(List<String> head) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (int i = 0; i < head.size(); i++) {
      String name = plain(head.get(i));
      for (Column column : Column.values()) {
        if (column.names.matcher(name).matches()) {
          columns.putIfAbsent(column, i);
        }
      }
    }
    return columns;
  }

  private static String plain(String name) {
    return Normalizer.normalize(CleanText.line(name), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('°', ' ')
        .replace('’', '\'')
        .replaceAll("^\"|\"$|[:]", "")
        .strip();
  }

  private static ParsedAgenda read(
      List<List<String>> rows, List<Integer> lines, List<ParsedAgenda.Ignored> ignored) {
    Map<Column, Integer> columns = rows.isEmpty() ? Map.of() : columns(rows.getFirst());
    boolean isNamed = columns.containsKey(Column.TITLE);
    if (!isNamed) {
      columns = guessed(rows);
    }
    Levels levels = new Levels();
    List<ParsedAgenda.Item> items = new ArrayList<>();
    int base = baseLevel(rows, columns, isNamed);
    for (int i = isNamed ? 1 : 0; i < rows.size(); i++) {
      Optional<ParsedAgenda.Item> item = item(rows.get(i), lines.get(i), columns, levels, base);
      if (item.isPresent()) {
        items.add(item.get());
      } else if (rows.get(i).stream().anyMatch(cell -> !cell.isBlank())) {
        ignored.add(
            new ParsedAgenda.Ignored(
                lines.get(i), CleanText.line(String.join(" ", rows.get(i))), /* isApart= */ false));
      }
    }
    return new ParsedAgenda(items, ignored);
  }

  /** Without names: a number, a title, a rapporteur. */
  private static Map<Column, Integer> guessed(List<List<String>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    if (width < 2) {
      return Map.of(Column.TITLE, 0);
    }
    long numbers = rows.stream().filter(row -> row.getFirst().strip().length() <= 12).count();
    return numbers * 2 > rows.size()
        ? Map.of(Column.NUMBER, 0, Column.TITLE, 1, Column.RAPPORTEUR, 2)
        : Map.of(Column.TITLE, 0, Column.RAPPORTEUR, 1);
  }

  /** Some count levels from 0, some from 1. */
  private static int baseLevel(
      List<List<String>> rows, Map<Column, Integer> columns, boolean isNamed) {
    return rows.stream()
        .skip(isNamed ? 1 : 0)
        .map(row -> cell(row, columns, Column.LEVEL))
        .filter(cell -> WHOLE.matcher(cell).matches())
        .mapToInt(Integer::parseInt)
        .min()
        .orElse(0);
  }

  private static String cell(List<String> row, Map<Column, Integer> columns, Column column) {
    Integer at = columns.get(column);
    return at == null || at >= row.size() ? "" : row.get(at).strip();
  }

  private static Optional<ParsedAgenda.Item> item(
      List<String> row, int line, Map<Column, Integer> columns, Levels levels, int base) {
    Rapporteur split = Rapporteur.of(CleanText.line(cell(row, columns, Column.TITLE)));
    if (split.title().isEmpty()) {
      return Optional.empty();
    }
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    String title = cut(split.title(), AgendaItem.LONGEST_TITLE, doubts);
    String numbering = CleanText.line(cell(row, columns, Column.NUMBER)).replaceAll("[.):]+$", "");
    String given = CleanText.line(cell(row, columns, Column.RAPPORTEUR));
    String level = cell(row, columns, Column.LEVEL);
    return Optional.of(
        new ParsedAgenda.Item(
            line,
            WHOLE.matcher(level).matches()
                ? Math.min(Integer.parseInt(level) - base, AgendaItem.DEEPEST)
                : levels.of(style(numbering), /* indent= */ 0),
            cut(numbering, AgendaItem.LONGEST_NUMBERING, doubts),
            title,
            kind(plain(cell(row, columns, Column.KIND))),
            cut(given.isEmpty() ? split.name() : given, AgendaItem.LONGEST_RAPPORTEUR, doubts),
            cut(CleanText.lines(cell(row, columns, Column.NOTES)), LONGEST_NOTES, doubts),
            doubts));
  }

  private static String cut(String text, int longest, Set<Doubt> doubts) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    doubts.add(Doubt.CUT);
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + "…";
  }

  private static String style(String numbering) {
    Matcher parts = Pattern.compile("[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*").matcher(numbering);
    if (!parts.matches()) {
      return Marker.NUMBER;
    }
    int depth = numbering.split("[.-]", -1).length;
    boolean isSerial = numbering.matches("(?:[A-Z]{0,4}-?)(?:19|20)\\d\\d[-.]\\d+");
    return depth == 1 || isSerial ? Marker.NUMBER : Marker.NUMBER + depth;
  }

  private static ItemKind kind(String word) {
    if (word.matches("(?:pour )?information.*|communication.*")) {
      return ItemKind.INFORMATION;
    }
    return word.matches("titre|rubrique|heading|section|chapitre|theme|partie")
        ? ItemKind.HEADING
        : ItemKind.ITEM;
  }
}
