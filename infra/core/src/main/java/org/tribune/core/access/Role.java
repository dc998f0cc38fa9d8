package org.tribune.core.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person of the staff is there for; one person may have several. */
public enum Role {
  /** Makes accounts, and may do whatever the others may. */
  ADMINISTRATOR,
  /** Runs sittings: on air, off air, chapters, recordings and their corrections. */
  CLERK,
  /** Decides on what citizens send in. */
  MODERATOR,
  /** Makes films for the local WebTV. */
  REPORTER;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Its name outside of the program, such as {@code administrator}. */
  public String wireName() {
    return wireName;
  }

  /** The role of this name. */
  public static Optional<Role> ofWireName(String name) {
    return Arrays.stream(values()).filter(role -> role.wireName.equals(name)).findFirst();
  }
}
