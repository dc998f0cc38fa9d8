package org.tribune.site.sitting.agenda;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;

/**
 * Finds which items of an agenda that is there are those of one that is read anew, so that their
 * ids, notes and votes stay: first the same number and title, then the same title, then the same
 * number with a title that resembles, then a title that resembles much.
 */
public final class AgendaMatch {
  private static final double RESEMBLES = 0.34;
  private static final double RESEMBLES_MUCH = 0.7;
  private static final int MOST_COMPARISONS = 200_000;

  /**
   * An entry of the new agenda.
   *
   * @param item under the id that it has or gets
   * @param before as it was, if it was there
   */
  public record Entry(AgendaItem item, ParsedAgenda.Item read, Optional<AgendaItem> before) {
    /** True if it was there, and is otherwise now. */
    public boolean isChanged() {
      return before.filter(each -> !each.equals(item)).isPresent();
    }
  }

  /**
   * What a new agenda does to the one that is there.
   *
   * @param removed items that are not in the new one
   */
  public record Outcome(List<Entry> entries, List<AgendaItem> removed) {}

  private record Old(AgendaItem item, String title, Set<String> words) {}

  private record New(ParsedAgenda.Item item, String title, Set<String> words) {}

  private final List<Old> old = new ArrayList<>();
  private final List<New> read = new ArrayList<>();
  private final Map<Integer, Integer> matched = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();

  private AgendaMatch(List<AgendaItem> before, List<ParsedAgenda.Item> items) {
    before.forEach(each -> old.add(new Old(each, plain(each.title()), words(each.title()))));
    items.forEach(each -> read.add(new New(each, plain(each.title()), words(each.title()))));
  }

  /** What {@code items} do to the agenda of {@code sitting}. */
  public static Outcome of(Sitting sitting, List<ParsedAgenda.Item> items) {
    return new AgendaMatch(sitting.items(), items).match();
  }

  private Outcome match() {
    pair((one, other) -> isSameNumber(one, other) && one.title().equals(other.title()));
    pair((one, other) -> !one.title().isEmpty() && one.title().equals(other.title()));
    pair(
        (one, other) ->
            isSameNumber(one, other) && likeness(one.words(), other.words()) >= RESEMBLES);
    pair((one, other) -> likeness(one.words(), other.words()) >= RESEMBLES_MUCH);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      ParsedAgenda.Item item = read.get(i).item();
      Optional<AgendaItem> before =
          Optional.ofNullable(matched.get(i)).map(at -> old.get(at).item());
      entries.add(new Entry(joined(item, before), item, before));
    }
    List<AgendaItem> removed = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      if (!taken.contains(i)) {
        removed.add(old.get(i).item());
      }
    }
    return new Outcome(entries, removed);
  }

  /** In order, so that of several that are alike the first meets the first. */
  private void pair(BiPredicate<Old, New> isSame) {
    int comparisons = 0;
    for (int i = 0; i < read.size(); i++) {
      if (matched.containsKey(i)) {
        continue;
      }
      for (int j = 0; j < old.size() && comparisons < MOST_COMPARISONS; j++) {
        if (!taken.contains(j)) {
          comparisons++;
          if (isSame.test(old.get(j), read.get(i))) {
            matched.put(i, j);
            taken.add(j);
            break;
          }
        }
      }
    }
  }

  private static AgendaItem joined(ParsedAgenda.Item item, Optional<AgendaItem> before) {
    String rapporteur =
        item.rapporteur().isEmpty()
            ? before.map(AgendaItem::rapporteur).orElse("")
            : item.rapporteur();
    return before
        .orElseGet(
            () -> AgendaItem.of(ItemId.create(), item.level(), item.numbering(), item.title()))
        .change()
        .level(item.level())
        .numbering(item.numbering())
        .title(item.title())
        .kind(item.kind())
        .rapporteur(rapporteur)
        .notes(before.map(AgendaItem::notes).filter(notes -> !notes.isEmpty()).orElse(item.notes()))
        .build();
  }

  private static boolean isSameNumber(Old one, New other) {
    return !one.item().numbering().isEmpty()
        && one.item().numbering().equals(other.item().numbering());
  }

  private static String plain(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /** Words that mean something: short ones are in every title. */
  private static Set<String> words(String title) {
    Set<String> words = new HashSet<>(Arrays.asList(plain(title).split(" ")));
    words.removeIf(word -> word.length() < 3 && !word.matches("\\d+"));
    return words;
  }

  private static double likeness(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long shared = one.stream().filter(other::contains).count();
    return 2.0 * shared / (one.size() + other.size());
  }
}
