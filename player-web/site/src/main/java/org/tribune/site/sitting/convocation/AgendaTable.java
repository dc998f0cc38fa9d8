package org.tribune.site.sitting.convocation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tribune.site.sitting.convocation.DocumentBlock.Paragraph;
import org.tribune.site.sitting.convocation.DocumentBlock.Table;

/**
 * An agenda as a table: a column of numbers, one of titles, often one of who presents them. What it
 * says becomes lines as people write them without a table.
 */
final class AgendaTable {
  private static final int LONGEST_NUMBER = 16;
  private static final int FEWEST_ROWS = 2;

  private enum Column {
    NUMBER("n|no|num|numero|numero d'ordre|ordre|point|point n|#|ref|reference"),
    TITLE(
        "objet|titre|intitule|libelle|designation|sujet|affaires?|item|subject|title"
            + "|(?:points?|questions?|affaires?) (?:a|inscrites? a|de) l'ordre du jour"
            + "|ordre du jour|(?:projets? de )?deliberations?|intitule .{0,40}"),
    RAPPORTEUR("rapporteur.{0,20}|presente par|presented by|presenter|elu.{0,12}|orateur");

    private final String names;

    Column(String names) {
      this.names = names;
    }
  }

  private AgendaTable() {}

  /** The items of {@code table} as paragraphs; nothing if it is no agenda. */
  static List<DocumentBlock> read(Table table) {
    if (table.rows().isEmpty()) {
      return List.of();
    }
    Map<Column, Integer> columns =
        named(table.rows().getFirst().stream().map(AgendaTable::text).toList());
    boolean isNamed = columns.containsKey(Column.TITLE) && columns.size() > 1;
    if (!isNamed) {
      columns = guessed(table.rows());
    }
    List<DocumentBlock> read = new ArrayList<>();
    if (columns.isEmpty()) {
      return read;
    }
    for (int i = isNamed ? 1 : 0; i < table.rows().size(); i++) {
      add(table.rows().get(i), columns, read);
    }
    return read;
  }

  /** Which of these names of columns is that of numbers; -1 if they are no agenda's. */
  static int numbersOf(List<String> names) {
    Map<Column, Integer> columns = named(names);
    return columns.containsKey(Column.TITLE) ? columns.getOrDefault(Column.NUMBER, -1) : -1;
  }

  private static Map<Column, Integer> named(List<String> head) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (int i = 0; i < head.size(); i++) {
      String name = plain(head.get(i));
      for (Column column : Column.values()) {
        if (name.matches(column.names)) {
          columns.putIfAbsent(column, i);
        }
      }
    }
    return columns;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[°º:.\\s]+", " ")
        .strip();
  }

  /** Most rows begin with what looks like a number, and go on with text. */
  private static Map<Column, Integer> guessed(List<List<List<DocumentBlock>>> rows) {
    long numbered =
        rows.stream().filter(row -> row.size() > 1 && isNumber(text(row.getFirst()))).count();
    if (numbered < FEWEST_ROWS || numbered * 3 < rows.size() * 2L) {
      return Map.of();
    }
    return Map.of(Column.NUMBER, 0, Column.TITLE, 1);
  }

  /** True for what stands in a column of numbers. */
  static boolean isNumber(String text) {
    return text.length() <= LONGEST_NUMBER
        && text.matches(
            "(?iu)(?:(?:point|délibération|rapport|n)\\s*[°º]?\\s*)?"
                + "(?:[a-z]{0,4}[-_ ]?\\d[\\d./_-]*|[ivxlc]{1,6}|[a-z])\\s*[.)°:–-]{0,3}");
  }

  private static void add(
      List<List<DocumentBlock>> row, Map<Column, Integer> columns, List<DocumentBlock> read) {
    String number = cell(row, columns, Column.NUMBER);
    List<DocumentBlock> titles = blocks(row, columns, Column.TITLE);
    String title = titles.isEmpty() ? "" : ((Paragraph) titles.getFirst()).text();
    if (title.isEmpty()) {
      // One cell across the table heads what is below.
      String across = row.stream().map(AgendaTable::text).collect(Collectors.joining(" ")).strip();
      if (!across.isEmpty()) {
        read.add(new Paragraph(0, 0, "", across, /* isStrong= */ true));
      }
      return;
    }
    Paragraph first = (Paragraph) titles.getFirst();
    String label = number.isEmpty() ? first.label() : ListLabels.number(number);
    String who = rapporteur(row, columns);
    String presented = who.isEmpty() ? title : title + " (Rapporteur : " + who + ")";
    read.add(new Paragraph(0, first.depth(), label, presented, first.isStrong()));
    titles.stream().skip(1).forEach(read::add);
  }

  /** By its column, or by what a name begins with. */
  private static String rapporteur(List<List<DocumentBlock>> row, Map<Column, Integer> columns) {
    String named = cell(row, columns, Column.RAPPORTEUR);
    if (!named.isEmpty() || columns.containsKey(Column.RAPPORTEUR)) {
      return named;
    }
    return row.stream()
        .skip(columns.getOrDefault(Column.TITLE, 0) + 1L)
        .map(AgendaTable::text)
        .filter(text -> text.matches("(?u)(?:M\\.|Mme|MM\\.|Mmes|Monsieur|Madame)\\s.{2,80}"))
        .findFirst()
        .orElse("");
  }

  private static String cell(
      List<List<DocumentBlock>> row, Map<Column, Integer> columns, Column column) {
    return blocks(row, columns, column).isEmpty() ? "" : text(blocks(row, columns, column));
  }

  private static List<DocumentBlock> blocks(
      List<List<DocumentBlock>> row, Map<Column, Integer> columns, Column column) {
    Integer at = columns.get(column);
    return at == null || at >= row.size() ? List.of() : row.get(at);
  }

  /** All that a cell says, numbers of lists too, in one line. */
  private static String text(List<DocumentBlock> cell) {
    return cell.stream()
        .filter(Paragraph.class::isInstance)
        .map(Paragraph.class::cast)
        .map(each -> each.label() + " " + each.text())
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ")
        .strip();
  }
}
