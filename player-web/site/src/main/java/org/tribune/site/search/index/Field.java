package org.tribune.site.search.index;

import java.util.List;
import java.util.Locale;

/** What of an entry is searched, and what a word in it is worth. */
public enum Field {
  /** Its name, and its number. */
  TITLE(64),
  /** Who is named in it: speakers and their groups, the rapporteur. */
  PEOPLE(32),
  /** What else is said of it: the place. */
  ABOUT(16),
  /** When it is, in French and English words. */
  DAY(16),
  /** The whole of a document, or a note. */
  TEXT(8),
  /** What it belongs to: it helps to find an entry, but no entry is found by it alone. */
  CONTEXT(2),
  /** When that is. */
  CONTEXT_DAY(2);

  /** Those of the entry itself. */
  public static final List<Field> OWN = List.of(TITLE, PEOPLE, ABOUT, DAY, TEXT);

  private final float worth;

  Field(float worth) {
    this.worth = worth;
  }

  /** Powers of two, so that sums are the same in whatever order they are made. */
  public float worth() {
    return worth;
  }

  /** True if words of the same family count: not with days, since a market is not in March. */
  boolean hasStems() {
    return this != DAY && this != CONTEXT_DAY;
  }

  /** The field of this name in the index. */
  static Field of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The name in the index. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
