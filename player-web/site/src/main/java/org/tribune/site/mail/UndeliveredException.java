package org.tribune.site.mail;

import org.tribune.core.text.Message;

/** An e-mail was not taken. The exception's text never says to whom it was. */
public final class UndeliveredException extends RuntimeException {
  private final Reason reason;
  private final transient Message said;

  /** Why. */
  public enum Reason {
    /** The server takes no e-mail of this site now. */
    SERVER,
    /** It does not take this one now, but may later. */
    LATER,
    /** Nobody has this address. */
    NOBODY
  }

  public UndeliveredException(Reason reason, Message said) {
    super(said.en());
    this.reason = reason;
    this.said = said;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** What to show whoever runs the site: what is wrong, and what to do. */
  public Message said() {
    return said;
  }
}
