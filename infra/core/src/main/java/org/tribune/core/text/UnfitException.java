package org.tribune.core.text;

import org.tribune.core.status.Message;

/** Something that can't be part of a sitting; the message says what, and what to do. */
public final class UnfitException extends IllegalArgumentException {
  private final transient Message said;

  public UnfitException(String fr, String en) {
    super(en);
    this.said = new Message(fr, en);
  }

  /** What to tell the person who asked for it. */
  public Message said() {
    return said;
  }
}
