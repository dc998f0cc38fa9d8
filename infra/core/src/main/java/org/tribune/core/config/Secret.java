package org.tribune.core.config;

/** A word that must not be shown. Only {@link #reveal()} gives it. */
public record Secret(String value) {
  public Secret {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A secret can't be empty: set it, or leave the key out");
    }
  }

  /** The word itself, for the one who must compare or send it. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
