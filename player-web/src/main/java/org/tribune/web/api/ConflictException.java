package org.tribune.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tribune.core.sitting.Sitting;

/** Somebody changed the sitting in the meantime; the answer holds it as it is now. */
final class ConflictException extends RuntimeException {
  private final transient ObjectNode current;
  private final String who;

  ConflictException(Sitting now, ObjectNode current) {
    super("Sitting " + now.id() + " is of version " + now.version());
    this.current = current;
    this.who = now.changedBy();
  }

  /** As {@code application/problem+json} with the sitting in {@code current}. */
  ObjectNode answer() {
    ObjectNode answer = ApiJson.object().put("title", "Changed meanwhile").put("status", 409);
    answer
        .putObject("detail")
        .put(
            "fr",
            who + " a modifié cette séance entre-temps : comparez, puis enregistrez à nouveau.")
        .put("en", who + " has changed this sitting meanwhile: compare, then save again.");
    answer.set("current", current);
    return answer;
  }
}
