package org.tribune.catalogue;

import org.jspecify.annotations.Nullable;

/** The catalogue could not do what was asked; the message says what, and what to do. */
public final class CatalogueException extends RuntimeException {
  private final boolean full;
  private final boolean newer;

  private CatalogueException(
      String message, @Nullable Throwable cause, boolean full, boolean newer) {
    super(message, cause);
    this.full = full;
    this.newer = newer;
  }

  public CatalogueException(String message, Throwable cause) {
    this(message, cause, /* full= */ false);
  }

  /**
   * @param full true if nothing but space is wanting
   */
  public CatalogueException(String message, Throwable cause, boolean full) {
    this(message, cause, full, /* newer= */ false);
  }

  public CatalogueException(String message) {
    this(message, /* cause= */ null, /* full= */ false, /* newer= */ false);
  }

  /** It was written by a later version of the program: trying again can't help. */
  public static CatalogueException newer(String message) {
    return new CatalogueException(message, /* cause= */ null, /* full= */ false, /* newer= */ true);
  }

  /** The same, on another thread than the one that met it first. */
  public CatalogueException toldAgain() {
    return new CatalogueException(String.valueOf(getMessage()), this, full, newer);
  }

  /** True if it failed for want of space alone. */
  public boolean isFull() {
    return full;
  }

  /** True if the program is too old for what is there. */
  public boolean isNewer() {
    return newer;
  }
}
