package org.tribune.site;

/** The web server can't run; the message says why, and what to do. */
public final class WebException extends RuntimeException {
  WebException(String message, Throwable cause) {
    super(message, cause);
  }
}
