package org.tribune.signing;

/** Something can't be signed, stamped or verified; the message says why, and what to do. */
public final class SigningException extends RuntimeException {
  /** What was tried, on what, and what to do. */
  public SigningException(String message) {
    super(message);
  }

  /** The same, with what the library said. */
  public SigningException(String message, Throwable cause) {
    super(message, cause);
  }
}
