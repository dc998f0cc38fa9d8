package org.tribune.speech.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names and terms of a sitting as they are written: of its agenda, its members, its places. They
 * say where a capital or a hyphen belongs, never what was said.
 */
public final class Vocabulary {
  /** An entry: how it is said, and of how many spoken words each of its written words is made. */
  record Entry(List<String> spoken, List<String> written, List<Integer> lengths) {}

  private final Map<String, List<Entry>> byFirst = new HashMap<>();
  private final Locale language;

  /** The vocabulary that these names bring. */
  public Vocabulary(Locale language, List<String> names) {
    this.language = language;
    names.forEach(this::add);
    byFirst
        .values()
        .forEach(
            entries ->
                entries.sort(
                    Comparator.comparingInt((Entry entry) -> entry.spoken.size()).reversed()));
  }

  private void add(String name) {
    List<String> spoken = new ArrayList<>();
    List<String> written = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (String word : name.strip().split("\\s+", /* limit= */ -1)) {
      List<String> parts = parts(word);
      if (!parts.isEmpty()) {
        spoken.addAll(parts);
        written.add(word);
        lengths.add(parts.size());
      }
    }
    // What is in small letters alone needs nobody to say so.
    if (!spoken.isEmpty() && !name.equals(name.toLowerCase(language))) {
      byFirst
          .computeIfAbsent(spoken.getFirst(), _ -> new ArrayList<>())
          .add(new Entry(List.copyOf(spoken), List.copyOf(written), List.copyOf(lengths)));
    }
  }

  /** A word as it is compared: hyphens are not heard. */
  List<String> parts(String word) {
    List<String> parts = new ArrayList<>();
    for (String part :
        word.toLowerCase(language).replace('’', '\'').split("[-\\s]+", /* limit= */ -1)) {
      String letters = part.replaceAll("[^\\p{L}\\p{M}\\p{N}']", "");
      if (!letters.isEmpty()) {
        parts.add(letters);
      }
    }
    return parts;
  }

  /**
   * The longest entry that is said.
   *
   * @param first word, as {@link #parts} gives it, without what is elided before it
   * @param rest what is said after it, in the same way
   */
  Optional<Entry> find(String first, List<String> rest) {
    return byFirst.getOrDefault(first, List.of()).stream()
        .filter(entry -> isBegunBy(rest, entry.spoken.subList(1, entry.spoken.size())))
        .findFirst();
  }

  private static boolean isBegunBy(List<String> said, List<String> beginning) {
    return beginning.size() <= said.size() && said.subList(0, beginning.size()).equals(beginning);
  }
}
