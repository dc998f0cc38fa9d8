package org.tribune.site.sitting.convocation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.tribune.site.sitting.convocation.DocumentBlock.Paragraph;
import org.tribune.site.sitting.convocation.DocumentBlock.Table;

/** Takes blocks as a document has them, tables in tables too. Used by one thread. */
final class Blocks {
  private final TextLines lines;

  /** The tables that are open, the innermost first. */
  private final Deque<Table> open = new ArrayDeque<>();

  Blocks(TextLines lines) {
    this.lines = lines;
  }

  void add(DocumentBlock block) {
    if (block instanceof Paragraph paragraph && paragraph.text().isBlank()) {
      return;
    }
    if (open.isEmpty()) {
      write(block);
      return;
    }
    if (open.peek().rows().isEmpty()) {
      beginRow();
    }
    if (open.peek().rows().getLast().isEmpty()) {
      beginCell();
    }
    open.peek().rows().getLast().getLast().add(block);
  }

  void beginTable() {
    open.push(new Table(new ArrayList<>()));
  }

  void beginRow() {
    open.peek().rows().add(new ArrayList<>());
  }

  void beginCell() {
    if (open.peek().rows().isEmpty()) {
      beginRow();
    }
    open.peek().rows().getLast().add(new ArrayList<>());
  }

  void endTable() {
    add(open.pop());
  }

  private void write(DocumentBlock block) {
    switch (block) {
      case Paragraph(int indent, int depth, String label, String text, boolean isStrong) ->
          lines.paragraph(indent, depth, label, text, isStrong);
      case Table table -> {
        List<DocumentBlock> read = table.isNested() ? List.of() : AgendaTable.read(table);
        if (read.isEmpty()) {
          table.rows().stream().flatMap(List::stream).flatMap(List::stream).forEach(this::write);
        } else {
          read.forEach(this::write);
        }
      }
    }
  }
}
