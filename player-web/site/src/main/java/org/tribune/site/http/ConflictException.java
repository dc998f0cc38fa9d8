package org.tribune.site.http;

import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.text.Message;

/** Somebody changed it in the meantime; the answer holds it as it is now. */
public final class ConflictException extends RuntimeException {
  private final transient Object current;
  private final transient Message said;

  public ConflictException(Sitting now, Object current) {
    this(
        "Sitting " + now.id() + " is of version " + now.version(),
        Message.of("sitting.changed-meanwhile", now.changedBy()),
        current);
  }

  /**
   * A conflict.
   *
   * @param said what to show the person
   * @param current what is there now: a record of a feature's responses
   */
  public ConflictException(String message, Message said, Object current) {
    super(message);
    this.said = said;
    this.current = current;
  }

  /**
   * The answer: a problem, and what is there now.
   *
   * @param title in English, for developers
   */
  public record Conflict(String title, int status, Message detail, Object current) {}

  public Conflict answer() {
    return new Conflict("Changed meanwhile", 409, said, current);
  }
}
