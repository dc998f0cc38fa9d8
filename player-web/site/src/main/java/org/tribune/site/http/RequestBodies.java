package org.tribune.site.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.delivery.http.Problem;

/**
 * Bodies of requests, which are JSON. No page sends a form, so what claims to be one is refused
 * before it is read: the decoders of forms, which strangers could reach otherwise, throw what is no
 * {@code DecoderException} on some headers of parts.
 */
public final class RequestBodies {
  /** Smaller ones cost no more than their connection. */
  private static final long SMALL = 64_000;

  /** A body is held as it came, and as what it is read into. */
  private static final int COPIES = 3;

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,15}");

  private static final String ACCOUNT = MemoryAccount.class.getName();

  private static final Problem FULL = Problem.of(503, "No memory now", "request.no-memory");

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
      if (bytes <= SMALL || lend(context, bytes)) {
        bodies.handle(context);
      } else {
        context.response().putHeader("Retry-After", "5");
        Answers.problem(context, FULL);
      }
    };
  }

  /** Has the large bodies of the routes that follow ask for their memory. */
  public static Handler<RoutingContext> countedIn(MemoryAccount memory) {
    return context -> {
      context.put(ACCOUNT, memory);
      context.next();
    };
  }

  private static boolean lend(RoutingContext context, long most) {
    MemoryAccount memory = context.get(ACCOUNT);
    long bytes = COPIES * Math.min(most, announced(context.request()).orElse(most));
    if (!memory.lend(MemoryUse.REQUESTS, bytes)) {
      return false;
    }
    context.addEndHandler(_ -> memory.giveBack(MemoryUse.REQUESTS, bytes));
    return true;
  }

  /** As its head says, RFC 9112, section 6.3: in HTTP/1 one that says neither has no body. */
  private static OptionalLong announced(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    if (length != null && LENGTH.matcher(length).matches()) {
      return OptionalLong.of(Long.parseLong(length));
    }
    boolean comes =
        request.version() == HttpVersion.HTTP_2 || request.headers().contains("Transfer-Encoding");
    return comes ? OptionalLong.empty() : OptionalLong.of(0);
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
