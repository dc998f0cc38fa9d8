package org.tribune.site.sitting.agenda;

import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.sitting.AgendaItem;

/**
 * Finds how deep an item stands, by its mark: marks of one style are of one level, a new style
 * opens a level below. Used by one thread, once, on items in order.
 */
final class Levels {
  private record Open(String style, int indent) {}

  private final List<Open> open = new ArrayList<>();

  /**
   * The level of an item.
   *
   * @param style of its mark
   * @param indent how many columns it stands from the margin
   */
  int of(String style, int indent) {
    if (style.equals(Marker.HEADING)) {
      open.clear();
    }
    int same = find(style, indent);
    if (same >= 0) {
      open.subList(same + 1, open.size()).clear();
    } else {
      closeDeeper(style);
      open.add(new Open(style, indent));
    }
    return Math.min(open.size() - 1, AgendaItem.DEEPEST);
  }

  /** True if an item was read already, and what stands at this indent is no further in. */
  boolean isOutermost(int indent) {
    return !open.isEmpty() && indent <= open.getFirst().indent() + 1;
  }

  /** The level of an item that belongs to none before it; their lists are over. */
  int outermost() {
    open.subList(1, open.size()).clear();
    return 0;
  }

  /** True if a list of this style goes on. */
  boolean isOpen(String style) {
    return open.stream().anyMatch(each -> each.style().equals(style));
  }

  private int find(String style, int indent) {
    boolean byIndent = style.startsWith(Marker.BULLET) || style.equals(Marker.INDENT);
    for (int i = open.size() - 1; i >= 0; i--) {
      Open each = open.get(i);
      if (each.style().equals(style) && (!byIndent || indent >= each.indent() - 1)) {
        // The same bullet further in is a list below.
        return byIndent && indent > each.indent() + 1 ? -1 : i;
      }
    }
    return byIndent ? outermost(style) : -1;
  }

  /** One that stands further out than all of its style is of the outermost. */
  private int outermost(String style) {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).style().equals(style)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code 2.1} does not stand below {@code 1.1.1}. */
  private void closeDeeper(String style) {
    String family = style.replaceAll("\\d+$", "");
    int depth = depth(style);
    open.removeIf(
        each -> each.style().replaceAll("\\d+$", "").equals(family) && depth(each.style()) > depth);
  }

  private static int depth(String style) {
    String digits = style.replaceAll("^\\D*", "");
    return digits.isEmpty() ? 1 : Integer.parseInt(digits);
  }
}
