package org.tribune.core.film;

import java.util.Locale;
import org.tribune.core.text.Message;

/** Why a file does not become a film, in words for its author. */
public enum TranscodeError {
  /** It holds nothing that can be taken apart. */
  NOT_A_FILM("film.not-a-film"),
  /** It is cut off: its index, which cameras write last, is missing. */
  CUT_OFF("film.cut-off"),
  /** It ends before its own end: a copy that broke off, say. Somebody may want what is there. */
  TRUNCATED("film.truncated"),
  /** There is neither picture nor sound in it. */
  EMPTY("film.empty"),
  /** There is no decoder for its picture or its sound. */
  UNKNOWN_CODEC("film.unknown-codec"),
  /** Too much of it is damaged. */
  DAMAGED("film.damaged"),
  /** Its pictures are larger than any screen. */
  TOO_LARGE_PICTURES("film.too-large-pictures"),
  /** It has more tracks than any camera or program writes. */
  TOO_MANY_TRACKS("film.too-many-tracks"),
  /** It goes on for longer than is allowed. */
  TOO_LONG("film.too-long"),
  /** The disk is full. */
  NO_ROOM("film.no-room"),
  /** It can't be read, or what is made can't be written. */
  DISK("film.disk"),
  /** The file that was sent is not there any more, after a restoration, say. */
  GONE("film.gone"),
  /** It can't be opened on this machine without danger. */
  UNCONFINED("film.unconfined"),
  /** Whoever encoded it died of it. */
  BROKE_OFF("film.broke-off");

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String words;

  TranscodeError(String words) {
    this.words = words;
  }

  /** Its name outside of the program, such as {@code cut-off}. */
  public String code() {
    return code;
  }

  /** For its author, with what to do. */
  public Message words() {
    return Message.of(words);
  }
}
