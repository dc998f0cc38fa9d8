package org.tribune.core.crypto;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a data key encrypts, and therefore what dies with it. */
public enum KeyKind {
  /** A citizen's question: its words, its author's name, what was decided on it, its answer. */
  QUESTION,
  /** Who asked it: the e-mail address, and what distinguishes browsers. */
  ASKER,
  /** A report on a published question: its words, and an address to answer to. */
  REPORT,
  /** A ban: of whom, why, and what they say to it. */
  BAN,
  /** To which address a person of the staff is written to. */
  CONTACT,
  /** Who wants to be written to when a subject comes up: the e-mail address, and the subject. */
  SUBSCRIPTION,
  /** The segments that a correction of a recording replaced, while they are kept sealed. */
  ORIGINALS;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Its name in the catalogue and in the audit trail, such as {@code question}. */
  public String wireName() {
    return wireName;
  }

  /** The kind of this name. */
  public static Optional<KeyKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(name)).findFirst();
  }
}
