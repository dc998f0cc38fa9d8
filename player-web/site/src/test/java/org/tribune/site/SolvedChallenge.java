package org.tribune.site;

import io.vertx.core.json.JsonObject;
import org.altcha.altcha.Altcha;
import org.tribune.site.participation.Challenges;

/** What a browser does before it may ask. */
public final class SolvedChallenge {
  private SolvedChallenge() {}

  /** A fresh challenge of a server, with its solution. */
  public static JsonObject of(RunningServer running) {
    return solved(new JsonObject(running.get("/api/v1/challenge").body()));
  }

  /** The same of one that costs little, for who sends many; its number is 10 at least. */
  public static JsonObject easy(RunningServer running) {
    Challenges challenges = new Challenges(running.catalogue().questions(), running.clock());
    JsonObject solved;
    do {
      solved = solved(JsonObject.mapFrom(challenges.create(/* effort= */ 1_000)));
    } while (solved.getLong("number") < 10);
    return solved;
  }

  private static JsonObject solved(JsonObject challenge) {
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
