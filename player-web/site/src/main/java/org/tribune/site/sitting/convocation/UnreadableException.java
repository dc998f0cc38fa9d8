package org.tribune.site.sitting.convocation;

import java.io.IOException;
import java.io.Serial;

/** A file that is not read. */
public final class UnreadableException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final Flaw flaw;

  UnreadableException(Flaw flaw) {
    super("It is not read: " + flaw);
    this.flaw = flaw;
  }

  public Flaw flaw() {
    return flaw;
  }
}
