package org.tribune.core.store;

/** The store could not do what was asked; the message says what, and what to do. */
public final class StoreException extends RuntimeException {
  private final boolean full;

  private StoreException(String message, Throwable cause, boolean full) {
    super(message, cause);
    this.full = full;
  }

  public StoreException(String message, Throwable cause) {
    this(message, cause, /* full= */ false);
  }

  public StoreException(String message) {
    super(message);
    this.full = false;
  }

  /** There is no room left: trying again helps only once somebody made some. */
  public static StoreException full(String message, Throwable cause) {
    return new StoreException(message, cause, /* full= */ true);
  }

  /** True if the store has no room left. */
  public boolean isFull() {
    return full;
  }
}
