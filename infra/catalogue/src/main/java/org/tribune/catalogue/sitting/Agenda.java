package org.tribune.catalogue.sitting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.text.ValidationException;

/** What can be done to the items of an agenda as a whole. */
public final class Agenda {
  /** How many items a sitting has at most. */
  public static final int MOST_ITEMS = 1_000;

  private Agenda() {}

  /**
   * Checked items: each id once, none deeper than one level below the one before it.
   *
   * @throws ValidationException if there are too many, or an id is there twice
   */
  public static List<AgendaItem> fit(List<AgendaItem> items) {
    if (items.size() > MOST_ITEMS) {
      throw new ValidationException("agenda.too-many-items", MOST_ITEMS);
    }
    List<AgendaItem> fit = new ArrayList<>(items.size());
    Set<ItemId> known = new HashSet<>();
    int deepest = 0;
    for (AgendaItem item : items) {
      if (!known.add(item.id())) {
        throw ValidationException.contradiction("Item " + item.id() + " is there twice");
      }
      int level = Math.min(item.level(), deepest);
      fit.add(level == item.level() ? item : item.at(level));
      deepest = level + 1;
    }
    return List.copyOf(fit);
  }

  /** The parent of each item that has one. */
  public static Map<ItemId, ItemId> parents(List<AgendaItem> items) {
    Map<ItemId, ItemId> parents = new HashMap<>();
    List<AgendaItem> open = new ArrayList<>();
    for (AgendaItem item : items) {
      while (!open.isEmpty() && open.getLast().level() >= item.level()) {
        open.removeLast();
      }
      if (!open.isEmpty()) {
        parents.put(item.id(), open.getLast().id());
      }
      open.add(item);
    }
    return parents;
  }

  /**
   * An agenda after a change.
   *
   * @param changed items that are new or other than before, in any order
   * @param order of all that stay; absent: as before, with new ones last. Who is not named goes
   * @throws ValidationException if {@code order} names an item that is nowhere
   */
  public static List<AgendaItem> changed(
      List<AgendaItem> before, List<AgendaItem> changed, Optional<List<ItemId>> order) {
    Map<ItemId, AgendaItem> all = new LinkedHashMap<>();
    before.forEach(item -> all.put(item.id(), item));
    changed.forEach(item -> all.put(item.id(), item));
    if (order.isEmpty()) {
      return fit(List.copyOf(all.values()));
    }
    List<AgendaItem> after = new ArrayList<>();
    for (ItemId id : order.get()) {
      AgendaItem item = all.get(id);
      if (item == null) {
        throw ValidationException.contradiction("There is no item " + id + " to be put in order");
      }
      after.add(item);
    }
    return fit(after);
  }
}
