package org.tribune.catalogue.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person of the staff can be written to about, each if they wish. */
public enum Notice {
  /** A reviewer sent a film of theirs back. */
  RETURNED,
  /** A film of theirs is public. */
  PUBLISHED,
  /** A file that was sent could not be made into a film. */
  FAILED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Its name outside of the program, such as {@code returned}. */
  public String wireName() {
    return wireName;
  }

  /** The notice of this name. */
  public static Optional<Notice> ofWireName(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
  }
}
