package org.tribune.catalogue.video;

import org.tribune.core.status.Message;

/** Something that may not be done with a report; the message says why, and what to do. */
public final class ReportRefusedException extends RuntimeException {
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

  /** That it is refused, in French and in English. */
  public ReportRefusedException(Reason reason, String fr, String en) {
    super(en);
    this.reason = reason;
    this.said = new Message(fr, en);
  }

  /** Why it is refused. */
  public Reason reason() {
    return reason;
  }

  /** What to tell the person who asked for it. */
  public Message said() {
    return said;
  }
}
