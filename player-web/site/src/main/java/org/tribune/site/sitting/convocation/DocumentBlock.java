package org.tribune.site.sitting.convocation;

import java.util.List;

/** What a document is made of. */
sealed interface DocumentBlock {
  /**
   * A paragraph.
   *
   * @param indent columns from the margin
   * @param depth of the list that it is in, 0 for the outermost or none
   * @param label its number or bullet, empty for none
   * @param text with a line end where its author broke the line
   * @param isStrong true if all of it is bold, or it is a title
   */
  record Paragraph(int indent, int depth, String label, String text, boolean isStrong)
      implements DocumentBlock {}

  /** Rows of cells, of which each has blocks of its own. */
  record Table(List<List<List<DocumentBlock>>> rows) implements DocumentBlock {
    /** True if its cells hold other tables: then it only says where things stand on the page. */
    boolean isNested() {
      return rows.stream()
          .flatMap(List::stream)
          .flatMap(List::stream)
          .anyMatch(Table.class::isInstance);
    }
  }
}
