package org.tribune.core.log;

/** The log could not do what was asked; the message says what, and what to do. */
public final class LogException extends RuntimeException {
  public LogException(String message) {
    super(message);
  }

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
