package org.tribune.site.participation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.altcha.altcha.Altcha;
import org.tribune.catalogue.question.Questions;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;

/**
 * Challenges that cost a browser some work, and who asks thousands of times thousands of times as
 * much: ALTCHA's proof of work (version 1), without any third party. Each is signed, so that
 * nothing is kept until it is solved; that it is used once, {@link Questions} sees to. All
 * processes share the key, which is another each day. Safe for all threads.
 */
public final class Challenges {
  /** How long a challenge is good: longer than anybody writes. */
  public static final Duration LIFE = Duration.ofHours(2);

  private static final int LONGEST = 300;
  private static final String EXPIRES = "expires";

  private final MediaClock clock;
  private final DailySecret keys;

  /** Challenges whose keys {@code questions} keeps. */
  public Challenges(Questions questions, MediaClock clock) {
    this.keys = new DailySecret(questions, "challenge", LIFE);
    this.clock = clock;
  }

  /** What is answered to who comes without a solution that holds. */
  public static ProblemException needed() {
    return new ProblemException(
        Problem.of(400, "Challenge needed", "question.robot-check-expired")
            .withCode("challenge-needed"));
  }

  /**
   * A challenge, as its solver reads it.
   *
   * @param maxnumber the number that solves it is 0 to this
   */
  public record Challenge(
      String algorithm, String challenge, long maxnumber, String salt, String signature) {}

  /**
   * A solution, as its solver sends it.
   *
   * @param number that solves it
   */
  public record Solution(
      @Lenient String algorithm,
      @Lenient String challenge,
      @Lenient long number,
      @Lenient String salt,
      @Lenient String signature) {}

  /**
   * What was solved.
   *
   * @param hash by which it is known to have been used
   * @param endsAt when nobody takes it any more
   */
  public record Solved(String hash, Instant endsAt) {}

  /**
   * A new challenge. Blocks for the first one of a day.
   *
   * @param effort how many hashes a solver makes at most
   */
  public Challenge create(long effort) {
    Instant now = clock.now().toInstant();
    try {
      Altcha.Challenge made =
          Altcha.createChallenge(
              new Altcha.ChallengeOptions()
                  .setAlgorithm(Altcha.Algorithm.SHA256)
                  .setMaxNumber(effort)
                  .setSecureRandomNumber(true)
                  .setExpires(now.plus(LIFE).getEpochSecond())
                  .setHmacKey(keys.of(today(now))));
      return new Challenge(
          made.algorithm, made.challenge, made.maxnumber, made.salt, made.signature);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }

  /** What a solution solves; empty if it is none, or too late. Blocks as {@link #create}. */
  public Optional<Solved> verify(Solution solution) {
    Instant now = clock.now().toInstant();
    if (solution.salt().length() > LONGEST || !"SHA-256".equals(solution.algorithm())) {
      return Optional.empty();
    }
    Optional<Instant> end = end(solution.salt()).filter(now::isBefore);
    LocalDate madeOn = today(end.orElse(now).minus(LIFE));
    if (end.isEmpty() || madeOn.isAfter(today(now)) || !isSolved(solution, keys.of(madeOn))) {
      return Optional.empty();
    }
    return Optional.of(new Solved(solution.challenge(), end.get()));
  }

  private static Optional<Instant> end(String salt) {
    try {
      String seconds = Altcha.extractParams(salt).get(EXPIRES);
      return seconds != null && seconds.matches("\\d{1,11}")
          ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
          : Optional.empty();
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  private static boolean isSolved(Solution solution, String key) {
    Altcha.Payload payload = new Altcha.Payload();
    payload.algorithm = solution.algorithm();
    payload.challenge = solution.challenge();
    payload.number = solution.number();
    payload.salt = solution.salt();
    payload.signature = solution.signature();
    try {
      return Altcha.verifySolution(payload, key, /* checkExpires= */ false);
    } catch (Exception e) {
      return false;
    }
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
