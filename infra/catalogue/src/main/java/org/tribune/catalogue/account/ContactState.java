package org.tribune.catalogue.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an address is from being written to. */
public enum ContactState {
  /** The e-mail that asks whether it is right is still to be sent. */
  ASKED,
  /** That e-mail was sent; until its link is opened nothing else is. */
  SENT,
  /** Its person opened the link. */
  CONFIRMED,
  /** The mail server says that nobody has this address: nothing is sent any more. */
  UNKNOWN;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Its name outside of the program, such as {@code confirmed}. */
  public String wireName() {
    return wireName;
  }

  /** The state of this name. */
  public static Optional<ContactState> ofWireName(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
  }
}
