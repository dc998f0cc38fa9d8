package org.tribune.core.catalogue;

/** The catalogue could not do what was asked; the message says what, and what to do. */
public final class CatalogueException extends RuntimeException {
  private final boolean full;

  public CatalogueException(String message, Throwable cause) {
    this(message, cause, /* full= */ false);
  }

  /**
   * @param full true if nothing but space is wanting
   */
  public CatalogueException(String message, Throwable cause, boolean full) {
    super(message, cause);
    this.full = full;
  }

  public CatalogueException(String message) {
    super(message);
    this.full = false;
  }

  /** True if it failed for want of space alone. */
  public boolean isFull() {
    return full;
  }
}
