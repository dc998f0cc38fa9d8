package org.tribune.site.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.status.Message;

/** Somebody changed it in the meantime; the answer holds it as it is now. */
public final class ConflictException extends RuntimeException {
  private final transient ObjectNode current;
  private final transient Message said;

  public ConflictException(Sitting now, ObjectNode current) {
    this(
        "Sitting " + now.id() + " is of version " + now.version(),
        new Message(
            now.changedBy()
                + " a modifié cette séance entre-temps : comparez, puis enregistrez à nouveau.",
            now.changedBy() + " has changed this sitting meanwhile: compare, then save again."),
        current);
  }

  /**
   * A conflict.
   *
   * @param said what to tell the person
   * @param current what is there now
   */
  public ConflictException(String message, Message said, ObjectNode current) {
    super(message);
    this.said = said;
    this.current = current;
  }

  /** As {@code application/problem+json} with what is there in {@code current}. */
  public ObjectNode answer() {
    ObjectNode answer = ApiJson.object().put("title", "Changed meanwhile").put("status", 409);
    answer.putObject("detail").put("fr", said.fr()).put("en", said.en());
    answer.set("current", current);
    return answer;
  }
}
