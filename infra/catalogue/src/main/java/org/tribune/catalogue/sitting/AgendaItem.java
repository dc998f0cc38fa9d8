package org.tribune.catalogue.sitting;

import java.util.Optional;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * An entry of an agenda. Its place is that in {@link Sitting#items()}; its parent is the last entry
 * before it with a lower level. Immutable.
 *
 * @param level 0 for what stands at the margin, up to {@link #DEEPEST}
 * @param numbering as it is printed: {@code 3.2}, {@code IV}, {@code 2026-045}; empty for none
 * @param title one line; empty while it is being typed
 * @param rapporteur who presents it; empty for nobody
 * @param notes the clerk's own: never public
 * @param vote its result, once there is one
 */
public record AgendaItem(
    ItemId id,
    int level,
    String numbering,
    String title,
    ItemKind kind,
    String rapporteur,
    String notes,
    Optional<Vote> vote) {
  /** The deepest level. */
  public static final int DEEPEST = 4;

  /** The longest title, in characters. */
  public static final int LONGEST_TITLE = 500;

  /** The longest numbering, in characters. */
  public static final int LONGEST_NUMBERING = 40;

  /** The longest rapporteur, in characters. */
  public static final int LONGEST_RAPPORTEUR = 200;

  private static final int LONGEST_NOTES = 10_000;

  public AgendaItem {
    if (level < 0 || level > DEEPEST) {
      throw new ValidationException("agenda.too-deep", DEEPEST);
    }
    numbering = CleanText.line(numbering, LONGEST_NUMBERING, "field.numbering");
    title = CleanText.line(title, LONGEST_TITLE, "field.item-title");
    rapporteur = CleanText.line(rapporteur, LONGEST_RAPPORTEUR, "field.rapporteur");
    notes = CleanText.lines(notes, LONGEST_NOTES, "field.note");
  }

  /** A plain item. */
  public static AgendaItem of(ItemId id, int level, String numbering, String title) {
    return new AgendaItem(
        id,
        level,
        numbering,
        title,
        ItemKind.ITEM,
        /* rapporteur= */ "",
        /* notes= */ "",
        /* vote= */ Optional.empty());
  }

  /** This item at another level. */
  public AgendaItem at(int newLevel) {
    return new AgendaItem(id, newLevel, numbering, title, kind, rapporteur, notes, vote);
  }

  /** This item with another result. */
  public AgendaItem voted(Optional<Vote> result) {
    return new AgendaItem(id, level, numbering, title, kind, rapporteur, notes, result);
  }
}
