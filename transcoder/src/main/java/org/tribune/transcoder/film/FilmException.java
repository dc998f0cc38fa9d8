package org.tribune.transcoder.film;

import org.tribune.core.film.FilmFlaw;

/** A file does not become a film; the message says why, and what helps. */
public sealed class FilmException extends Exception permits TruncatedFilmException {
  private final FilmFlaw flaw;

  FilmException(FilmFlaw flaw, String message) {
    super(message);
    this.flaw = flaw;
  }

  FilmException(FilmFlaw flaw, String message, Throwable cause) {
    super(message, cause);
    this.flaw = flaw;
  }

  /** Why. */
  public FilmFlaw flaw() {
    return flaw;
  }
}
