package org.tribune.site.account;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.AccountRuleException;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ProblemException;

/** How the routes about the staff answer. */
public final class StaffAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(StaffAnswers.class);

  private StaffAnswers() {}

  /** Does what blocks, and gives what it comes to to {@code answer}; a refusal is answered too. */
  public static <T> void blocking(RoutingContext context, Callable<T> work, Consumer<T> answer) {
    when(context, BlockingWork.of(context).call(context, work), answer);
  }

  /** The same for what is under way. */
  public static <T> void when(RoutingContext context, Future<T> work, Consumer<T> answer) {
    Answers.once(context, work, answer, e -> refuse(context, e));
  }

  /** Does what blocks, and answers with what it comes to as JSON. */
  public static void json(RoutingContext context, int status, Callable<?> work) {
    blocking(context, work, found -> Answers.json(context, status, found));
  }

  /** Answers why it was not done. */
  public static void refuse(RoutingContext context, Throwable failure) {
    retryAfter(failure)
        .ifPresent(
            wait ->
                context
                    .response()
                    .putHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    problem(context, failure)
        .ifPresentOrElse(problem -> Answers.problem(context, problem), () -> context.fail(failure));
  }

  private static Optional<Duration> retryAfter(Throwable failure) {
    return switch (failure) {
      case ProblemException refused -> refused.retryAfter();
      case PasswordThreads.BusyException busy -> Optional.of(Duration.ofSeconds(5));
      case BulkheadFullException full -> Optional.of(BulkheadFullException.RETRY_AFTER);
      default -> Optional.empty();
    };
  }

  /** Why it was not done, if that is no fault of ours. */
  public static Optional<Problem> problem(RoutingContext context, Throwable failure) {
    return switch (failure) {
      case ProblemException refused -> Optional.of(refused.problem());
      case AccountRuleException refused -> Optional.of(problem(refused));
      case PasswordThreads.BusyException busy -> Optional.of(tooMany());
      case BulkheadFullException full -> Optional.of(busy());
      case CatalogueException away -> {
        LOG.error("{} can't be answered: {}", context.normalizedPath(), away.getMessage());
        yield Optional.of(away.isFull() ? diskFull() : notNow());
      }
      default -> Optional.empty();
    };
  }

  static Problem tooMany() {
    return Problem.of(503, "Too many sign-ins at once", "sign-in.busy");
  }

  /** So much is asked for at once that this is not answered now. */
  static Problem busy() {
    return Problem.of(503, "Busy", "request.too-many-at-once-live-goes-on");
  }

  private static Problem problem(AccountRuleException refused) {
    return switch (refused.reason()) {
      case LOGIN_TAKEN -> Problem.of(409, "Login taken", "account.login-taken");
      case LAST_ADMINISTRATOR ->
          Problem.of(409, "Last administrator", "account.last-administrator");
    };
  }

  public static Problem notNow() {
    return Problem.of(503, "Not available now", "request.catalogue-unavailable");
  }

  static Problem diskFull() {
    return Problem.of(503, "The disk is full", "request.disk-full");
  }

  public static Problem ourFault() {
    return Problem.of(500, "Our fault", "request.failed");
  }
}
