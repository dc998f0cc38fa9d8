package org.tribune.catalogue.sitting;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param motions what was voted on before it, in order
 * @param deliberation the decision that it becomes on paper
 * @param summary what the minutes shall say of the debate: public once they are
 */
@RecordBuilder
public record AgendaItem(
    ItemId id,
    int level,
    String numbering,
    String title,
    ItemKind kind,
    String rapporteur,
    String notes,
    Optional<Vote> vote,
    List<Motion> motions,
    Optional<Deliberation> deliberation,
    String summary) {
  /** The deepest level. */
  public static final int DEEPEST = 4;

  /** The longest title, in characters. */
  public static final int LONGEST_TITLE = 500;

  /** The longest numbering, in characters. */
  public static final int LONGEST_NUMBERING = 40;

  /** The longest rapporteur, in characters. */
  public static final int LONGEST_RAPPORTEUR = 200;

  private static final int LONGEST_NOTES = 10_000;
  private static final int LONGEST_SUMMARY = 10_000;
  private static final int MOST_MOTIONS = 200;

  public AgendaItem {
    if (level < 0 || level > DEEPEST) {
      throw new ValidationException("agenda.too-deep", DEEPEST);
    }
    numbering = CleanText.line(numbering, LONGEST_NUMBERING, "field.numbering");
    title = CleanText.line(title, LONGEST_TITLE, "field.item-title");
    rapporteur = CleanText.line(rapporteur, LONGEST_RAPPORTEUR, "field.rapporteur");
    notes = CleanText.lines(notes, LONGEST_NOTES, "field.note");
    // What an older program wrote has neither.
    motions = motions == null ? List.of() : fit(motions);
    summary =
        summary == null ? "" : CleanText.lines(summary, LONGEST_SUMMARY, "field.item-summary");
  }

  private static List<Motion> fit(List<Motion> motions) {
    if (motions.size() > MOST_MOTIONS) {
      throw new ValidationException("agenda.too-many-motions", MOST_MOTIONS);
    }
    Set<MotionId> known = new HashSet<>();
    for (Motion each : motions) {
      if (!known.add(each.id())) {
        throw ValidationException.contradiction("Motion " + each.id() + " is there twice");
      }
    }
    return List.copyOf(motions);
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
        /* vote= */ Optional.empty(),
        /* motions= */ List.of(),
        /* deliberation= */ Optional.empty(),
        /* summary= */ "");
  }

  /** This item, to be changed. */
  public AgendaItemBuilder change() {
    return AgendaItemBuilder.builder(this);
  }

  /** This item at another level. */
  public AgendaItem at(int newLevel) {
    return change().level(newLevel).build();
  }

  /** This item with another result. */
  public AgendaItem voted(Optional<Vote> result) {
    return change().vote(result).build();
  }
}
