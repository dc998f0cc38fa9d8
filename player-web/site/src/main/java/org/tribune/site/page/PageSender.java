package org.tribune.site.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.Answers;
import org.tribune.site.http.GzippedText;
import org.tribune.site.page.NotFoundPage.Missing;

/** Sends the files of the pages, as they are or with what the server writes into them. */
final class PageSender {
  private static final String CONSOLE = "console.html";

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
   * @param finding on a thread that may block
   * @param missing what is not there if there is none
   */
  void found(
      RoutingContext context, PageShell shell, Callable<PageAnswer> finding, Missing missing) {
    Answers.once(
        context,
        BlockingWork.of(context).call(context, finding),
        found -> {
          switch (found) {
            case PageAnswer.Written(ServerRenderedPage page) -> written(context, shell, page);
            case PageAnswer.Bare() -> page(context, shell.file());
            case PageAnswer.Moved(String address) -> moved(context, address);
            case PageAnswer.None() -> notFound(context, missing);
          }
        },
        failure -> unwritten(context, shell, failure));
  }

  private static void moved(RoutingContext context, String address) {
    context
        .response()
        .setStatusCode(302)
        .putHeader("Location", address)
        .putHeader("Cache-Control", NO_CACHE)
        .end();
  }

  void written(RoutingContext context, PageShell shell, ServerRenderedPage text) {
    ifThere(
        context,
        shell.file(),
        file -> {
          secure(context, shell.file());
          context
              .response()
              .putHeader("Content-Type", file.type())
              .putHeader("Cache-Control", caching(shell.file()))
              .putHeader("Vary", "Accept-Language, Accept-Encoding");
          GzippedText.send(context, text.into(file.plain().toString()));
        });
  }

  /**
   * One that only who has its link may read: nothing keeps it.
   *
   * @param writing on a thread that may block; empty if nothing has the link's key
   * @param unknown says so; it never blocks
   */
  void secret(
      RoutingContext context,
      Callable<Optional<ServerRenderedPage>> writing,
      Supplier<ServerRenderedPage> unknown) {
    Answers.once(
        context,
        BlockingWork.of(context).call(context, writing),
        page -> {
          if (page.isEmpty()) {
            context.response().setStatusCode(404);
          }
          secret(context, page.orElseGet(unknown));
        },
        failure -> unwritten(context, PageShell.TEXT, failure));
  }

  private void secret(RoutingContext context, ServerRenderedPage text) {
    ifThere(
        context,
        PageShell.TEXT.file(),
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
  private void unwritten(RoutingContext context, PageShell shell, Throwable failure) {
    if (failure instanceof CatalogueException || failure instanceof BulkheadFullException) {
      LOG.debug("{} is sent without its server-rendered content", shell.file(), failure);
    } else {
      LOG.error("{} could not be written", shell.file(), failure);
    }
    if (failure instanceof BulkheadFullException) {
      context
          .response()
          .setStatusCode(503)
          .putHeader("Retry-After", "" + BulkheadFullException.RETRY_AFTER.toSeconds());
    }
    if (shell.isWhole()) {
      context.response().putHeader("Cache-Control", NO_STORE);
      ErrorAnswer.answer(context, Problem.ofStatus(503));
    } else {
      page(context, shell.file());
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
  private void page(RoutingContext context, String name) {
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
    } else if (name.equals(PageShell.PRIVATE.file())) {
      headers.forPrivatePage(context.response());
    } else {
      headers.forPage(context.response());
    }
  }

  private static String caching(String name) {
    return name.equals(PageShell.PRIVATE.file()) ? NO_STORE : NO_CACHE;
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
