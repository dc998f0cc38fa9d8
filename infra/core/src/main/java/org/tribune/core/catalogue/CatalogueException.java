package org.tribune.core.catalogue;

/** The catalogue could not do what was asked; the message says what, and what to do. */
public final class CatalogueException extends RuntimeException {
  public CatalogueException(String message, Throwable cause) {
    super(message, cause);
  }

  public CatalogueException(String message) {
    super(message);
  }
}
