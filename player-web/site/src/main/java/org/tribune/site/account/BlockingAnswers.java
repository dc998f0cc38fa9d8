package org.tribune.site.account;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.video.VideoRuleException;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.ProblemException;

/** How the routes answer with what services find and do, which blocks. */
public final class BlockingAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(BlockingAnswers.class);

  private BlockingAnswers() {}

  /** Does what blocks, and answers with what it comes to as JSON. */
  public static void json(RoutingContext context, int status, Callable<?> work) {
    blocking(context, work, found -> Answers.json(context, status, found));
  }

  /**
   * Does what blocks, and gives what it comes to to {@code answer}; what goes wrong is answered
   * too.
   */
  public static <T> void blocking(RoutingContext context, Callable<T> work, Consumer<T> answer) {
    when(context, BlockingWork.of(context).call(context, work), answer);
  }

  /** Does at once what protects somebody, and answers with what it comes to as JSON. */
  public static void urgentJson(RoutingContext context, int status, Callable<?> work) {
    urgent(context, work, found -> Answers.json(context, status, found));
  }

  /** Does at once what protects somebody, and gives what it comes to to {@code answer}. */
  public static <T> void urgent(RoutingContext context, Callable<T> work, Consumer<T> answer) {
    when(context, BlockingWork.of(context).urgent(context, work), answer);
  }

  private static <T> void when(RoutingContext context, Future<T> work, Consumer<T> answer) {
    Answers.once(context, work, answer, failure -> fail(context, failure));
  }

  /** Answers with what went wrong. */
  public static void fail(RoutingContext context, Throwable failure) {
    switch (failure) {
      case ProblemException refused -> StaffAnswers.refuse(context, refused);
      case BulkheadFullException full -> StaffAnswers.refuse(context, full);
      case ConflictException conflict -> Answers.json(context, 409, conflict.answer());
      case VideoRuleException refused -> Answers.problem(context, problem(refused));
      case ValidationException unfit ->
          Answers.problem(context, new Problem(400, "Bad request", unfit.said()));
      case CatalogueException away -> {
        LOG.error("{} can't be answered: {}", context.normalizedPath(), away.getMessage());
        Answers.problem(context, away.isFull() ? StaffAnswers.diskFull() : notNow());
      }
      case StoreException away -> {
        LOG.error("{} can't be answered: {}", context.normalizedPath(), away.getMessage());
        Answers.problem(context, away.isFull() ? StaffAnswers.diskFull() : notNow());
      }
      default -> context.fail(failure);
    }
  }

  private static Problem problem(VideoRuleException refused) {
    return switch (refused.reason()) {
      case NOT_YOURS -> new Problem(403, "Not yours to do", refused.said());
      case NOT_NOW -> new Problem(409, "Not in this state", refused.said());
      case NOT_READY -> new Problem(409, "Not ready", refused.said()).withCode("not-ready");
    };
  }

  private static Problem notNow() {
    return Problem.of(503, "Not available now", "request.data-unavailable");
  }
}
