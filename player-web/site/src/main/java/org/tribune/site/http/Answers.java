package org.tribune.site.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;

/** The ways in which the API answers. */
public final class Answers {
  private Answers() {}

  /**
   * JSON that no cache keeps.
   *
   * @param body a record of a feature's responses
   */
  public static void json(RoutingContext context, int status, Object body) {
    open(context)
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(ApiJson.text(body));
  }

  /** The same of an answer that may be long, compressed for who takes that. */
  public static void compressedJson(RoutingContext context, Object body) {
    String text = ApiJson.text(body);
    open(context)
        .putHeader("Content-Type", "application/json")
        .putHeader("Vary", "Accept-Encoding");
    GzippedText.send(context, text);
  }

  /** Done, nothing to say. */
  public static void empty(RoutingContext context) {
    open(context).setStatusCode(204).end();
  }

  /** A problem: JSON, or a page of the site where a person reads one. */
  public static void problem(RoutingContext context, Problem problem) {
    open(context);
    ErrorAnswer.answer(context, problem);
  }

  /** The request itself makes no sense. */
  public static void badRequest(
      RoutingContext context, String code, @Nullable Object... arguments) {
    problem(context, Problem.of(400, "Bad request", code, arguments));
  }

  private static HttpServerResponse open(RoutingContext context) {
    return context
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  /**
   * Answers when something is done. What the answer itself throws fails the request, which would
   * wait for ever otherwise: nobody else answers it.
   */
  public static <T> void once(
      RoutingContext context, Future<T> work, Consumer<T> answer, Consumer<Throwable> refuse) {
    work.onComplete(
        done -> {
          try {
            if (done.succeeded()) {
              answer.accept(done.result());
            } else {
              refuse.accept(done.cause());
            }
          } catch (RuntimeException e) {
            context.fail(e);
          }
        });
  }
}
