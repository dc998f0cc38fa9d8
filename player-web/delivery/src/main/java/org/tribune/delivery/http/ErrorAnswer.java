package org.tribune.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** How an error is answered: a program gets a {@link Problem}, a person perhaps a page. */
@FunctionalInterface
public interface ErrorAnswer {
  /** Answers; other headers of the response stay as they were set. */
  void answer(HttpServerRequest request, Problem problem);

  /** Lets whatever comes behind {@code context} answer so. */
  static void enter(RoutingContext context, ErrorAnswer how) {
    context.put(ErrorAnswer.class.getName(), how);
    context.next();
  }

  /** Answers as the route says, and with JSON if it says nothing. */
  static void answer(RoutingContext context, Problem problem) {
    ErrorAnswer how = context.get(ErrorAnswer.class.getName());
    if (how == null) {
      problem.send(context.response());
    } else {
      how.answer(context.request(), problem);
    }
  }
}
