package org.tribune.site.sitting.convocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.site.sitting.convocation.DocumentBlock.Paragraph;
import org.tribune.site.sitting.convocation.DocumentBlock.Table;
import org.tribune.site.sitting.convocation.PdfLine.Part;

/**
 * An agenda as a table on pages of a PDF, where nothing says that it is one: below a line that
 * names columns, what begins with a number begins a row, and what stands below a cell is of it.
 * Used by one thread, once.
 */
final class PdfTable {
  private static final int FEWEST_ROWS = 2;

  /** The rows, and which line comes behind them. */
  record Found(Table table, int end) {}

  private final List<double[]> columns = new ArrayList<>();
  private final int numbers;

  /** Each row is of so many cells as there are columns, or of one that goes across. */
  private final List<List<StringBuilder>> rows = new ArrayList<>();

  private PdfTable(PdfLine head, int numbers) {
    head.parts().forEach(part -> columns.add(new double[] {part.left(), part.right()}));
    this.numbers = numbers;
    rows.add(new ArrayList<>());
    head.parts().forEach(part -> rows.getFirst().add(new StringBuilder(part.text())));
  }

  /** The table whose head is line {@code at}, if one is. */
  static Optional<Found> at(List<PdfLine> lines, int at) {
    List<String> names = lines.get(at).parts().stream().map(Part::text).toList();
    int numbers = AgendaTable.numbersOf(names);
    return numbers < 0
        ? Optional.empty()
        : new PdfTable(lines.get(at), numbers).read(lines, at + 1);
  }

  private Optional<Found> read(List<PdfLine> lines, int first) {
    List<PdfLine> below = lines.subList(first, endOf(lines, first));
    below.stream().filter(line -> line.parts().size() == columns.size()).forEach(this::widen);
    int end = first;
    int complete = 1;
    for (int i = 0; i < below.size(); i++) {
      boolean isOfRow = add(below.get(i));
      if (isOfRow) {
        end = first + i + 1;
        complete = rows.size();
      }
    }
    // What goes across behind the last row is of the letter again.
    rows.subList(complete, rows.size()).clear();
    return complete <= FEWEST_ROWS ? Optional.empty() : Optional.of(new Found(table(), end));
  }

  private static int endOf(List<PdfLine> lines, int first) {
    int end = first;
    while (end < lines.size() && !LetterAround.isEnd(lines.get(end).text())) {
      end++;
    }
    return end;
  }

  /** Cells of a line that has all of them are as wide as that, at least. */
  private void widen(PdfLine line) {
    if (!AgendaTable.isNumber(line.parts().get(numbers).text())) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      Part part = line.parts().get(i);
      columns.get(i)[0] = Math.min(columns.get(i)[0], part.left());
      columns.get(i)[1] = Math.max(columns.get(i)[1], part.right());
    }
  }

  /** True if the line is of a row that has a number. */
  private boolean add(PdfLine line) {
    Part first = line.parts().getFirst();
    boolean isInNumbers = columnOf(first) == numbers || isLeftOfTitles(first);
    boolean startsRow = isInNumbers && AgendaTable.isNumber(first.text());
    boolean isInRow = rows.size() > 1 && rows.getLast().size() == columns.size();
    if (!startsRow && (isInNumbers || !isInRow)) {
      // One cell across the table.
      rows.add(List.of(new StringBuilder(line.text())));
      return false;
    }
    if (startsRow) {
      rows.add(columns.stream().map(column -> new StringBuilder()).toList());
    }
    for (Part part : line.parts()) {
      StringBuilder cell = rows.getLast().get(columnOf(part));
      cell.append(cell.isEmpty() ? "" : " ").append(part.text());
    }
    return true;
  }

  private boolean isLeftOfTitles(Part part) {
    return numbers + 1 < columns.size() && part.left() < columns.get(numbers + 1)[0] - 1;
  }

  /** The column that it shares most of its width with, or is nearest to. */
  private int columnOf(Part part) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < columns.size(); i++) {
      double shared =
          Math.min(part.right(), columns.get(i)[1]) - Math.max(part.left(), columns.get(i)[0]);
      if (shared > most) {
        most = shared;
        best = i;
      }
    }
    return best;
  }

  private Table table() {
    List<List<List<DocumentBlock>>> cells = new ArrayList<>();
    for (List<StringBuilder> row : rows) {
      List<List<DocumentBlock>> each = new ArrayList<>();
      for (StringBuilder cell : row) {
        each.add(
            cell.isEmpty()
                ? List.of()
                : List.of(new Paragraph(0, 0, "", cell.toString(), /* isStrong= */ false)));
      }
      cells.add(each);
    }
    return new Table(cells);
  }
}
