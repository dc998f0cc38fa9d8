package org.tribune.site.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import org.tribune.delivery.http.Problem;

/**
 * Bodies of requests, which are JSON. No page sends a form, so what claims to be one is refused
 * before it is read: the decoders of forms, which strangers could reach otherwise, throw what is no
 * {@code DecoderException} on some headers of parts.
 */
public final class RequestBodies {
  private static final Problem NO_FORMS = Problem.of(415, "No forms", "request.no-forms");

  private RequestBodies() {}

  /**
   * A handler that reads a whole body, and answers 415 to a form.
   *
   * @param bytes the largest body; a larger one fails with 413
   */
  public static Handler<RoutingContext> upTo(long bytes) {
    BodyHandler bodies = BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(bytes);
    return context -> {
      if (isForm(context.request().getHeader("Content-Type"))) {
        Answers.problem(context, NO_FORMS);
        return;
      }
      bodies.handle(context);
    };
  }

  private static boolean isForm(String type) {
    if (type == null) {
      return false;
    }
    String lower = type.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("multipart/form-data")
        || lower.startsWith("application/x-www-form-urlencoded");
  }
}
