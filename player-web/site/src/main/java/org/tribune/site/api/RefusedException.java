package org.tribune.site.api;

import java.time.Duration;
import java.util.Optional;
import org.tribune.core.status.Message;
import org.tribune.delivery.http.Problem;

/** An order can't be carried out; the problem is the answer. */
final class RefusedException extends RuntimeException {
  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  RefusedException(Problem problem) {
    this(problem, /* retryAfter= */ Optional.empty());
  }

  /**
   * A refusal.
   *
   * @param retryAfter how long to wait before the next try
   */
  RefusedException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.title());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  Problem problem() {
    return problem;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The request itself makes no sense. */
  static RefusedException badRequest(String fr, String en) {
    return new RefusedException(Problem.of(400, "Bad request", fr, en));
  }

  /** The same. */
  static RefusedException badRequest(Message message) {
    return badRequest(message.fr(), message.en());
  }
}
