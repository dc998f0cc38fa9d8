package org.tribune.transcoder.film;

import org.tribune.core.film.TranscodeError;

/** A file does not become a film; the message says why, and what helps. */
public sealed class FilmException extends Exception permits TruncatedFilmException {
  private final TranscodeError flaw;

  FilmException(TranscodeError flaw, String message) {
    super(message);
    this.flaw = flaw;
  }

  FilmException(TranscodeError flaw, String message, Throwable cause) {
    super(message, cause);
    this.flaw = flaw;
  }

  /** Why. */
  public TranscodeError flaw() {
    return flaw;
  }
}
