package org.tribune.site.search;

import java.util.List;
import java.util.Optional;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.Piece;

/**
 * Where an item of an agenda has the words that were looked for.
 *
 * @param title of the item, with them marked
 * @param passage of what is written or said about it; empty if they are in none
 */
public record FoundText(List<Piece> title, Optional<Passage> passage) {
  public FoundText {
    title = List.copyOf(title);
  }

  /**
   * A passage.
   *
   * @param kind of a document, of adopted minutes or of a debate
   * @param id of the document within its sitting; of what else it is from
   */
  public record Passage(Kind kind, String id, Excerpt excerpt) {}
}
