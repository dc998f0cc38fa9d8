package org.tribune.catalogue.video;

import org.tribune.core.text.Message;

/** Something that may not be done with a report; the message says why, and what to do. */
public final class VideoRuleException extends RuntimeException {
  private final transient Message said;
  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** It is another person's to do. */
    NOT_YOURS,
    /** Not while the report is in this state. */
    NOT_NOW,
    /** Something is missing that must be there first. */
    NOT_READY
  }

  /**
   * A refusal.
   *
   * @param code of a message, with its arguments
   */
  public VideoRuleException(Reason reason, String code, Object... arguments) {
    this(reason, Message.of(code, arguments));
  }

  private VideoRuleException(Reason reason, Message said) {
    super(said.en());
    this.reason = reason;
    this.said = said;
  }

  /** Why it is refused. */
  public Reason reason() {
    return reason;
  }

  /** What to show the person who asked for it. */
  public Message said() {
    return said;
  }
}
