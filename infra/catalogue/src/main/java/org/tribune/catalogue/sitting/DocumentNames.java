package org.tribune.catalogue.sitting;

import java.util.Optional;

/**
 * The names of the objects of a sitting's documents. They are those of their contents, so that none
 * ever changes under its name; and the sitting's, so that which of them are needed is known from
 * that sitting alone.
 */
public final class DocumentNames {
  /** What all of them begin with. */
  public static final String ALL = "documents/";

  private static final int WORDS = 3;

  private DocumentNames() {}

  /** What the names of a sitting's objects begin with. */
  public static String prefix(SittingId sitting) {
    return ALL + sitting + "/";
  }

  /** The document itself. */
  public static String file(SittingId sitting, Document document) {
    return prefix(sitting) + document.sha256() + ".pdf";
  }

  /** Its text, in UTF-8, pages apart by a form feed. */
  public static String text(SittingId sitting, Document document) {
    return prefix(sitting) + document.sha256() + ".txt";
  }

  /** Whose object it is; empty for a name that is none of these. */
  public static Optional<SittingId> sittingOf(String name) {
    String[] words = name.split("/", WORDS);
    if (words.length < WORDS || !name.startsWith(ALL)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SittingId(words[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
