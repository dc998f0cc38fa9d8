package org.tribune.site.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.Answers;
import org.tribune.site.http.GzippedText;
import org.tribune.site.page.NotFoundPage.Missing;

/** Sends the files of the pages, as they are or with what the server writes into them. */
final class PageSender {
  /** A page that the server writes wholly. */
  static final String TEXT = "text.html";

  /** Another, with which a script goes on. */
  static final String LIVE_TEXT = "live-text.html";

  /** Another, in which a script sends a form. */
  static final String DECISIONS = "deliberations.html";

  /**
   * What the author of a question, or of a report on one, sees: its secret stays in the browser
   * (behind the #).
   */
  static final String PRIVATE = "question.html";

  private static final String CONSOLE = "console.html";
  private static final Set<String> WHOLLY_WRITTEN = Set.of(TEXT, LIVE_TEXT, DECISIONS);

  private static final Logger LOG = LoggerFactory.getLogger(PageSender.class);
  private static final String NO_CACHE = "no-cache";
  private static final String NO_STORE = "no-store";
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final SecurityHeaders headers;
  private final ErrorPages errors;
  private final PageFiles files = PageFiles.ofTheProgram();

  PageSender(SecurityHeaders headers, ErrorPages errors) {
    this.headers = headers;
    this.errors = errors;
  }

  /**
   * A page into which the server writes, for whoever reads it without its script.
   *
   * @param writing on a thread that may block; empty if there is no such thing
   */
  void written(
      RoutingContext context,
      String name,
      Callable<Optional<ServerRenderedPage>> writing,
      Runnable otherwise) {
    written(context, name, writing, each -> written(context, name, each), otherwise);
  }

  /** One that only who has its link may read: nothing keeps it. */
  void writtenPrivately(
      RoutingContext context, Callable<Optional<ServerRenderedPage>> writing, Runnable otherwise) {
    written(context, TEXT, writing, each -> writtenPrivately(context, each), otherwise);
  }

  private void written(
      RoutingContext context,
      String name,
      Callable<Optional<ServerRenderedPage>> writing,
      Consumer<ServerRenderedPage> send,
      Runnable otherwise) {
    Answers.once(
        context,
        BlockingWork.of(context).call(context, writing),
        page -> page.ifPresentOrElse(send, otherwise),
        failure -> unwritten(context, name, failure));
  }

  void written(RoutingContext context, String name, ServerRenderedPage text) {
    ifThere(
        context,
        name,
        file -> {
          secure(context, name);
          context
              .response()
              .putHeader("Content-Type", file.type())
              .putHeader("Cache-Control", caching(name))
              .putHeader("Vary", "Accept-Language, Accept-Encoding");
          GzippedText.send(context, text.into(file.plain().toString()));
        });
  }

  void writtenPrivately(RoutingContext context, ServerRenderedPage text) {
    ifThere(
        context,
        TEXT,
        file -> {
          headers.forPrivatePage(context.response());
          context
              .response()
              .putHeader("Content-Type", file.type())
              .putHeader("Cache-Control", NO_STORE);
          GzippedText.send(context, text.into(file.plain().toString()));
        });
  }

  /**
   * While the catalogue is away, or too many ask, the page still is, and its script says what is
   * wrong; those who read without are asked to come again.
   */
  void unwritten(RoutingContext context, String name, Throwable failure) {
    LOG.debug("{} is sent without its server-rendered content", name, failure);
    if (failure instanceof BulkheadFullException) {
      context
          .response()
          .setStatusCode(503)
          .putHeader("Retry-After", "" + BulkheadFullException.RETRY_AFTER.toSeconds());
    }
    if (WHOLLY_WRITTEN.contains(name)) {
      context.response().putHeader("Cache-Control", NO_STORE);
      ErrorAnswer.answer(context, Problem.ofStatus(503));
    } else {
      page(context, name);
    }
  }

  /** The console, with what its pages begin with if that is known. */
  void console(RoutingContext context, Optional<String> start) {
    if (start.isEmpty()) {
      page(context, CONSOLE);
      return;
    }
    ifThere(
        context,
        CONSOLE,
        file -> {
          secure(context, CONSOLE);
          context
              .response()
              .putHeader("Content-Type", file.type())
              .putHeader("Cache-Control", "private, no-store");
          GzippedText.send(context, ConsoleStart.into(file.plain().toString(), start.get()));
        });
  }

  /** A page as it is. */
  void page(RoutingContext context, String name) {
    ifThere(
        context,
        name,
        file -> {
          secure(context, name);
          send(context.request(), file, caching(name));
        });
  }

  /** A file whose name changes with what is in it. */
  void asset(RoutingContext context) {
    asset(context, "assets/", IMMUTABLE);
  }

  /** A file beside the pages. */
  void file(RoutingContext context) {
    asset(context, "", NO_CACHE);
  }

  private void asset(RoutingContext context, String directory, String cacheControl) {
    ifThere(
        context,
        directory + context.pathParam("file"),
        file -> {
          headers.forAsset(context.response());
          send(context.request(), file, cacheControl);
        });
  }

  private void ifThere(RoutingContext context, String name, Consumer<PageFile> send) {
    files.find(name).ifPresentOrElse(send, () -> notFound(context, Missing.PAGE));
  }

  private void secure(RoutingContext context, String name) {
    if (name.startsWith("embed")) {
      headers.forEmbed(context.response());
    } else if (name.equals(PRIVATE)) {
      headers.forPrivatePage(context.response());
    } else {
      headers.forPage(context.response());
    }
  }

  private static String caching(String name) {
    return name.equals(PRIVATE) ? NO_STORE : NO_CACHE;
  }

  private static void send(HttpServerRequest request, PageFile file, String cacheControl) {
    HttpServerResponse response =
        request
            .response()
            .putHeader("Content-Type", file.type())
            .putHeader("Cache-Control", cacheControl)
            .putHeader("Vary", "Accept-Encoding");
    String accepted = Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse("");
    if (file.brotli().isPresent() && accepted.contains("br")) {
      response.putHeader("Content-Encoding", "br").end(file.brotli().get());
    } else if (file.gzip().isPresent() && accepted.contains("gzip")) {
      response.putHeader("Content-Encoding", "gzip").end(file.gzip().get());
    } else {
      response.end(file.plain());
    }
  }

  /** Nothing is at this address. */
  void notFound(RoutingContext context, Missing missing) {
    boolean reads =
        context.request().method().equals(HttpMethod.GET)
            || context.request().method().equals(HttpMethod.HEAD);
    context.response().putHeader("Cache-Control", NO_CACHE);
    errors.send(
        context.request(), reads ? 404 : 405, language -> NotFoundPage.words(language, missing));
  }

  /** Something went wrong with what was asked for. */
  static void failed(RoutingContext context) {
    int status = context.statusCode() >= 400 ? context.statusCode() : 500;
    if (status >= 500) {
      LOG.error(
          "{} {} failed", context.request().method(), context.normalizedPath(), context.failure());
    }
    if (!context.response().ended() && !context.response().headWritten()) {
      context.response().putHeader("Cache-Control", NO_STORE);
      ErrorAnswer.answer(context, Problem.ofStatus(status));
    }
  }
}
