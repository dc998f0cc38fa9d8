package org.tribune.web.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.tribune.web.http.NotFoundPage.Missing;

/** The addresses that people type: each is a static page, whose script does the rest. */
public final class Pages {
  /** What the author of a question sees: its secret stays in the browser (behind the #). */
  private static final String PRIVATE = "question.html";

  private static final String NO_CACHE = "no-cache";
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final SecurityHeaders headers;
  private final Predicate<String> isChannel;
  private final Predicate<String> isRecording;
  private final Predicate<String> isSitting;
  private final WrittenPages written;
  private final ReaderLanguage reader;
  private final NotFoundPage notFoundPage;
  private final PageFiles files = new PageFiles();

  /**
   * The pages.
   *
   * @param isChannel true for the id of a channel that exists
   * @param isRecording true for the id of a recording that exists; it may block
   * @param isSitting true for the id of a sitting that the public may see; it may block
   * @param written what the server writes into the pages of reports
   * @param languages of the site, the first one first
   */
  public Pages(
      SecurityHeaders headers,
      Predicate<String> isChannel,
      Predicate<String> isRecording,
      Predicate<String> isSitting,
      WrittenPages written,
      List<String> languages) {
    this.headers = headers;
    this.isChannel = isChannel;
    this.isRecording = isRecording;
    this.isSitting = isSitting;
    this.written = written;
    this.reader = new ReaderLanguage(languages);
    this.notFoundPage = new NotFoundPage(languages);
  }

  /** Adds the routes, which take whatever no route before them took. */
  public void mount(Router router) {
    router.get("/").handler(context -> page(context, "index.html"));
    router.get("/live/:channel").handler(context -> ofChannel(context, "live.html"));
    router.get("/embed/live/:channel").handler(context -> ofChannel(context, "embed.html"));
    router.get("/watch/:recording").handler(context -> ofRecording(context, "watch.html"));
    router
        .get("/embed/watch/:recording")
        .handler(context -> ofRecording(context, "embed-watch.html"));
    router.get("/accessibility").handler(context -> page(context, "accessibility.html"));
    router.get("/sittings").handler(context -> page(context, "sittings.html"));
    router.get("/sittings/:sitting").handler(this::ofSitting);
    router.get("/reports").handler(this::reports);
    router.get("/reports/:slug").handler(context -> ofReport(context, "report.html"));
    router.get("/embed/reports/:slug").handler(context -> ofReport(context, "embed-report.html"));
    router.get("/questions/:question").handler(context -> page(context, PRIVATE));
    router.get("/search").handler(context -> page(context, "search.html"));
    router.get("/console").handler(context -> page(context, "console.html"));
    router.get("/console/*").handler(context -> page(context, "console.html"));
    router.get("/assets/:file").handler(context -> asset(context, "assets/", IMMUTABLE));
    router.get("/:file").handler(context -> asset(context, "", NO_CACHE));
    router.route().handler(this::notFound);
  }

  private void ofChannel(RoutingContext context, String name) {
    if (isChannel.test(context.pathParam("channel"))) {
      page(context, name);
    } else {
      notFound(context, Missing.CHANNEL);
    }
  }

  private void ofRecording(RoutingContext context, String name) {
    String id = context.pathParam("recording");
    ifKnown(context, () -> isRecording.test(id), name, Missing.RECORDING);
  }

  private void ofSitting(RoutingContext context) {
    String id = context.pathParam("sitting");
    ifKnown(context, () -> isSitting.test(id), "sittings.html", Missing.SITTING);
  }

  private void ifKnown(
      RoutingContext context, Callable<Boolean> isKnown, String name, Missing missing) {
    context
        .vertx()
        .executeBlocking(isKnown, /* ordered= */ false)
        .onSuccess(
            known -> {
              if (known) {
                page(context, name);
              } else {
                notFound(context, missing);
              }
            })
        .onFailure(context::fail);
  }

  private void reports(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    written(context, "reports.html", () -> Optional.of(written.reports(query, language)));
  }

  private void ofReport(RoutingContext context, String name) {
    String language = language(context);
    String slug = context.pathParam("slug");
    written(context, name, () -> written.report(slug, language));
  }

  private String language(RoutingContext context) {
    return reader.of(context.request());
  }

  /** A page into which the server writes, for whoever reads it without its script. */
  private void written(
      RoutingContext context, String name, Callable<Optional<WrittenPage>> writing) {
    context
        .vertx()
        .executeBlocking(writing, /* ordered= */ false)
        .onSuccess(
            text ->
                text.ifPresentOrElse(
                    each -> written(context, name, each), () -> notFound(context, Missing.REPORT)))
        .onFailure(context::fail);
  }

  private void written(RoutingContext context, String name, WrittenPage text) {
    files
        .find(name)
        .ifPresentOrElse(
            file -> {
              secure(context, name);
              context
                  .response()
                  .putHeader("Content-Type", file.type())
                  .putHeader("Cache-Control", NO_CACHE)
                  .putHeader("Vary", "Accept-Language")
                  .end(text.into(file.plain().toString()));
            },
            () -> notFound(context));
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

  private void page(RoutingContext context, String name) {
    files
        .find(name)
        .ifPresentOrElse(
            file -> {
              secure(context, name);
              send(context.request(), file, name.equals(PRIVATE) ? "no-store" : NO_CACHE);
            },
            () -> notFound(context));
  }

  private void asset(RoutingContext context, String directory, String cacheControl) {
    files
        .find(directory + context.pathParam("file"))
        .ifPresentOrElse(
            file -> {
              headers.forAsset(context.response());
              send(context.request(), file, cacheControl);
            },
            () -> notFound(context));
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

  private void notFound(RoutingContext context) {
    notFound(context, Missing.PAGE);
  }

  private void notFound(RoutingContext context, Missing missing) {
    boolean reads =
        context.request().method().equals(HttpMethod.GET)
            || context.request().method().equals(HttpMethod.HEAD);
    headers.forPage(context.response());
    context
        .response()
        .setStatusCode(reads ? 404 : 405)
        .putHeader("Cache-Control", NO_CACHE)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Vary", "Accept-Language")
        .end(
            notFoundPage.text(
                missing, Optional.ofNullable(context.request().getHeader("Accept-Language"))));
  }
}
