package org.tribune.site;

import io.vertx.core.json.JsonObject;
import org.altcha.altcha.Altcha;

/** What a browser does before it may ask. */
public final class SolvedChallenge {
  private SolvedChallenge() {}

  /** A fresh challenge of a server, with its solution. */
  public static JsonObject of(RunningServer running) {
    JsonObject challenge = new JsonObject(running.get("/api/v1/challenge").body());
    try {
      Altcha.Solution solution =
          Altcha.solveChallenge(
              challenge.getString("challenge"),
              challenge.getString("salt"),
              Altcha.Algorithm.SHA256,
              challenge.getLong("maxnumber"),
              /* start= */ 0);
      challenge.remove("maxnumber");
      return challenge.put("number", solution.number);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
