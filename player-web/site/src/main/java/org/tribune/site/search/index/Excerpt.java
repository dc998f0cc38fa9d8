package org.tribune.site.search.index;

import java.util.List;

/**
 * A passage of a text.
 *
 * @param page of the document that it is on, from 1
 */
public record Excerpt(List<Piece> pieces, int page) {
  public Excerpt {
    pieces = List.copyOf(pieces);
  }
}
