package org.tribune.transcoder.film;

import org.tribune.core.film.Shortfall;
import org.tribune.core.film.TranscodeError;

/** A file ends before its end, and nobody said that what is there of it is wanted. */
public final class TruncatedFilmException extends FilmException {
  private final transient Shortfall shortfall;

  TruncatedFilmException(Shortfall shortfall) {
    super(TranscodeError.TRUNCATED, shortfall.words().en());
    this.shortfall = shortfall;
  }

  /** What is there, and what should be. */
  public Shortfall shortfall() {
    return shortfall;
  }
}
