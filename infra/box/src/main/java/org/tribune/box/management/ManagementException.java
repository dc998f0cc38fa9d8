package org.tribune.box.management;

/** The management server can't run; the message says why, and what to do. */
public final class ManagementException extends RuntimeException {
  ManagementException(String message, Throwable cause) {
    super(message, cause);
  }
}
