package org.tribune.site.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.core.text.Message;
import org.tribune.delivery.http.Problem;

/** An order can't be carried out; the problem is the answer. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  public ProblemException(Problem problem) {
    this(problem, /* retryAfter= */ Optional.empty());
  }

  /**
   * A refusal.
   *
   * @param retryAfter how long to wait before the next try
   */
  public ProblemException(Problem problem, Optional<Duration> retryAfter) {
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

  /**
   * The request itself makes no sense.
   *
   * @param code of the message that says why
   */
  public static ProblemException badRequest(String code, @Nullable Object... arguments) {
    return badRequest(Message.of(code, arguments));
  }

  /** The same. */
  public static ProblemException badRequest(Message message) {
    return new ProblemException(new Problem(400, "Bad request", message));
  }

  /**
   * A field is not what it has to be.
   *
   * @param what code of the message that says what
   */
  public static ProblemException mustBe(String field, String what) {
    return badRequest("request.field-must-be", field, Message.of(what));
  }
}
