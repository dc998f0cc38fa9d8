package org.tribune.site.http;

import java.time.Duration;
import java.util.Optional;
import org.tribune.core.status.Message;
import org.tribune.delivery.http.Problem;

/** An order can't be carried out; the problem is the answer. */
public final class RefusedException extends RuntimeException {
  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  public RefusedException(Problem problem) {
    this(problem, /* retryAfter= */ Optional.empty());
  }

  /**
   * A refusal.
   *
   * @param retryAfter how long to wait before the next try
   */
  public RefusedException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.title());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The request itself makes no sense. */
  public static RefusedException badRequest(String fr, String en) {
    return new RefusedException(Problem.of(400, "Bad request", fr, en));
  }

  /** The same. */
  public static RefusedException badRequest(Message message) {
    return badRequest(message.fr(), message.en());
  }
}
