package org.tribune.catalogue.sitting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tribune.core.caption.SpokenNames;

/**
 * What is likely to be said in sittings, of what their public pages show: speakers, places, and
 * what is on the agenda. A clerk's notes are not in it.
 */
public final class SittingNames {
  private static final Pattern CIVILITY =
      Pattern.compile("^(?:M\\.|MM\\.|Mme|Mlle|Mmes|Me|Dr|Pr|Mr|Mrs|Ms)\\s+");

  private static final String SMALL = "(?:(?:de|du|des|la|le|les|sur|en|of|the)\\s+)*";
  private static final String WORD = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}[\\p{L}’'-]*";

  /** Several words, each with a capital, and what is small between them. */
  private static final Pattern NAME =
      Pattern.compile(WORD + "(?:\\s+" + SMALL + WORD + ")*", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern FIRST = Pattern.compile("^\\S+(?:\\s+" + SMALL + "|$)");
  private static final Pattern CLAUSES = Pattern.compile("[,;:.()–—]+\\s*");

  private SittingNames() {}

  /** The names in these sittings; a sitting that is not public gives none. */
  public static SpokenNames of(List<Sitting> sittings) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> terms = new LinkedHashSet<>();
    for (Sitting sitting : sittings) {
      if (sitting.status().isPublic()) {
        add(sitting, names, terms);
      }
    }
    return new SpokenNames(List.copyOf(names), List.copyOf(terms));
  }

  private static void add(Sitting sitting, Set<String> names, Set<String> terms) {
    for (Speaker each : sitting.speakers()) {
      addPerson(each.name(), names);
      if (!each.commune().isBlank()) {
        names.add(each.commune());
      }
    }
    names.addAll(namesIn(sitting.facts().place()));
    for (AgendaItem each : sitting.items()) {
      addPerson(each.rapporteur(), names);
      names.addAll(namesIn(each.title()));
      if (!each.title().isBlank()) {
        terms.add(each.title());
      }
    }
  }

  /** {@code Mme Claire MARTIN} is said to be Claire Martin, and Martin. */
  private static void addPerson(String person, Set<String> names) {
    List<String> words = new ArrayList<>();
    for (String word : CIVILITY.matcher(person).replaceFirst("").split("\\s+", /* limit= */ -1)) {
      if (!word.isEmpty()) {
        words.add(capitalised(word));
      }
    }
    if (!words.isEmpty()) {
      names.add(String.join(" ", words));
      names.add(words.getLast());
    }
  }

  /** {@code DUPONT-LÉVY} is Dupont-Lévy; what has small letters stays. */
  private static String capitalised(String word) {
    if (!word.equals(word.toUpperCase(Locale.ROOT))) {
      return word;
    }
    StringBuilder written = new StringBuilder();
    boolean begins = true;
    for (int letter : word.codePoints().toArray()) {
      written.appendCodePoint(begins ? letter : Character.toLowerCase(letter));
      begins = !Character.isLetter(letter);
    }
    return written.toString();
  }

  /** Those in a text, of which the first word has its capital since it is the first. */
  private static List<String> namesIn(String text) {
    List<String> found = new ArrayList<>();
    for (String clause : CLAUSES.split(text, /* limit= */ -1)) {
      NAME.matcher(clause)
          .results()
          .map(
              each ->
                  each.start() > 0 ? each.group() : FIRST.matcher(each.group()).replaceFirst(""))
          .filter(each -> !each.isEmpty())
          .forEach(found::add);
    }
    return found;
  }
}
