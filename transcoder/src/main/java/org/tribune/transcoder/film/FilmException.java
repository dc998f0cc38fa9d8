package org.tribune.transcoder.film;

/** A file does not become a film; the message says why, and what helps. */
public final class FilmException extends Exception {
  /** Why, for whoever tells it in another language. */
  public enum Reason {
    /** It holds nothing that can be taken apart. */
    NOT_A_FILM,
    /** It is cut off: its index, which cameras write last, is missing. */
    CUT_OFF,
    /** There is neither picture nor sound in it. */
    EMPTY,
    /** There is no decoder for its picture or its sound. */
    UNKNOWN_CODEC,
    /** Too much of it is damaged. */
    DAMAGED,
    /** Its pictures are larger than any screen. */
    TOO_LARGE_PICTURES,
    /** It goes on for longer than is allowed. */
    TOO_LONG,
    /** The disk is full. */
    NO_ROOM,
    /** It can't be read, or what is made can't be written. */
    DISK
  }

  private final Reason reason;

  FilmException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  FilmException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
