package org.tribune.site.sitting.agenda;

import java.util.List;
import java.util.Set;
import org.tribune.catalogue.sitting.ItemKind;

/**
 * What was understood of an agenda.
 *
 * @param ignored lines that are no part of it
 */
public record ParsedAgenda(List<Item> items, List<Ignored> ignored) {
  public ParsedAgenda {
    items = List.copyOf(items);
    ignored = List.copyOf(ignored);
  }

  /**
   * An entry.
   *
   * @param line where it begins, 1 for the first
   * @param level 0 for what stands at the margin
   * @param numbering the number alone: {@code 3.2} of "Point n° 3.2 :"
   */
  public record Item(
      int line,
      int level,
      String numbering,
      String title,
      ItemKind kind,
      String rapporteur,
      String notes,
      Set<Doubt> doubts) {
    public Item {
      doubts = Set.copyOf(doubts);
    }
  }

  /**
   * A line that was left out.
   *
   * @param isApart true if it stands at the head or foot of pages
   */
  public record Ignored(int line, String text, boolean isApart) {}
}
