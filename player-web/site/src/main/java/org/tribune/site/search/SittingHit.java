package org.tribune.site.search;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.Piece;

/**
 * A sitting that was found, or something of one.
 *
 * @param item that it is, that it belongs to, or that the note is on
 * @param document that it is
 * @param title with what was looked for marked
 * @param recording in which the item, the chapter or the answer can be watched
 * @param chapter that it is, which is no item
 * @param question that it is
 * @param excerpt a passage of its text, or who of its people was looked for
 */
public record SittingHit(
    Kind kind,
    Sitting sitting,
    Optional<AgendaItem> item,
    Optional<Document> document,
    Optional<BroadcastId> recording,
    Optional<MarkId> chapter,
    Optional<FoundQuestion> question,
    List<Piece> title,
    Optional<Excerpt> excerpt)
    implements Hit {
  public SittingHit {
    title = List.copyOf(title);
  }

  /**
   * A citizen's question.
   *
   * @param second of the recording's replay at which it is answered; empty if it was not on air, or
   *     can't be watched
   */
  public record FoundQuestion(Question question, Optional<Long> second) {}
}
