package org.tribune.site.page;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.Answers;
import org.tribune.site.http.GzippedText;
import org.tribune.site.page.NotFoundPage.Missing;

/** The addresses that people type: each is a static page, whose script does the rest. */
public final class Pages {
  /**
   * What the author of a question, or of a report on one, sees: its secret stays in the browser
   * (behind the #).
   */
  private static final String PRIVATE = "question.html";

  /** A page that the server writes wholly. */
  static final String TEXT = "text.html";

  /** Another, with which a script goes on. */
  private static final String LIVE_TEXT = "live-text.html";

  /** Another, in which a script sends a form. */
  private static final String DECISIONS = "deliberations.html";

  /** Those that it writes, by their names in {@link ServerRenderedPages#text}. */
  private static final List<String> TEXTS =
      List.of(
          "accessibility",
          "contact",
          "help",
          "legal",
          "open-data",
          "privacy",
          "questions",
          "site-map");

  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final long LARGEST_FORM = 2_048;
  private static final BodyHandler FORMS =
      BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(LARGEST_FORM);

  private static final String NO_CACHE = "no-cache";
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final SecurityHeaders headers;
  private final Predicate<String> isRecording;
  private final ServerRenderedPages written;
  private final Function<HttpServerRequest, ClientNetwork> network;
  private final ConsoleStart consoleStart;
  private final ReaderLanguage reader;
  private final ErrorPages errors;
  private final PageFiles files = PageFiles.ofTheProgram();

  /**
   * The pages.
   *
   * @param isRecording true for the id of a recording that exists; it may block
   * @param written what the server writes into the public pages
   * @param consoleStart what the console's pages begin with
   * @param network gives where a request comes from
   * @param languages of the site, the first one first
   * @param errors what people read where something is wrong
   */
  public Pages(
      SecurityHeaders headers,
      Predicate<String> isRecording,
      ServerRenderedPages written,
      ConsoleStart consoleStart,
      Function<HttpServerRequest, ClientNetwork> network,
      List<String> languages,
      ErrorPages errors) {
    this.headers = headers;
    this.isRecording = isRecording;
    this.written = written;
    this.consoleStart = consoleStart;
    this.network = network;
    this.reader = new ReaderLanguage(languages);
    this.errors = errors;
  }

  /** Adds the routes, which take whatever no route before them took. */
  public void mount(Router router) {
    router.get("/").handler(this::home);
    router.get("/live/:channel").handler(this::live);
    router.get("/live/:channel/text").handler(this::liveText);
    router.get("/embed/live/:channel").handler(this::embeddedLive);
    router.get("/watch/:recording").handler(context -> unlessReport(context, () -> watch(context)));
    router
        .get("/embed/watch/:recording")
        .handler(context -> unlessReport(context, () -> embeddedWatch(context)));
    TEXTS.forEach(name -> router.get("/" + name).handler(context -> text(context, name)));
    router.get("/sittings").handler(this::sittings);
    router.get("/sittings/:sitting").handler(this::ofSitting);
    router.get("/sittings/:sitting/minutes").handler(this::minutes);
    router.get("/sittings/:sitting/deliberations").handler(this::deliberations);
    router.get("/sittings/:sitting/deliberations/:item").handler(this::decision);
    router.get("/publications").handler(this::publications);
    router.get("/reports").handler(this::reports);
    router.get("/reports/:slug").handler(this::ofReport);
    router.get("/embed/reports/:slug").handler(this::embeddedReport);
    router
        .get("/questions/:question")
        .handler(context -> privateLink(context, /* ofReport= */ false));
    router.post("/questions/:question").handler(Pages::formAlone).handler(this::ownQuestion);
    router
        .get("/question-reports/:report")
        .handler(context -> privateLink(context, /* ofReport= */ true));
    router.get("/search").handler(this::search);
    router.get("/deliberations").handler(this::decisions);
    router.get("/deliberations/").handler(this::decisions);
    router.get("/members/:member").handler(this::member);
    router.get("/alerts/:key").handler(this::alert);
    router.post("/alerts/:key").handler(this::changeAlert);
    router.get("/console").handler(this::console);
    router.get("/console/*").handler(this::console);
    router.get("/assets/:file").handler(context -> asset(context, "assets/", IMMUTABLE));
    router.get("/:file").handler(context -> asset(context, "", NO_CACHE));
    router.route().handler(this::notFound);
    router.route().failureHandler(this::failed);
  }

  private void text(RoutingContext context, String name) {
    String language = language(context);
    MultiMap query = context.queryParams();
    written(context, TEXT, () -> written.text(name, query, language), Missing.PAGE);
  }

  private void privateLink(RoutingContext context, boolean ofReport) {
    written(context, PRIVATE, written.privateLink(ofReport, language(context)));
  }

  /**
   * Nothing but what the page's own form sends: what multipart forms are decoded with throws on
   * some headers of strangers.
   */
  private static void formAlone(RoutingContext context) {
    String type = Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
    if (type.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      FORMS.handle(context);
    } else {
      context.fail(415);
    }
  }

  /** Who has no scripts sends the link's key by a form: it is in no address, and in no log. */
  private void ownQuestion(RoutingContext context) {
    String language = language(context);
    String id = context.pathParam("question");
    String form = Optional.ofNullable(context.request().getFormAttribute("key")).orElse("");
    // The whole link too, as it was copied from a mail with its line breaks.
    String key = form.replaceAll("\\s", "").replaceFirst("^.*#", "");
    Answers.once(
        context,
        BlockingWork.of(context).call(context, () -> written.ownQuestion(id, key, language)),
        page ->
            page.ifPresentOrElse(
                each -> ownQuestion(context, each),
                () -> {
                  context.response().setStatusCode(404);
                  ownQuestion(context, written.noSuchQuestion(id, language));
                }),
        failure -> unwritten(context, TEXT, failure));
  }

  private void ownQuestion(RoutingContext context, ServerRenderedPage page) {
    files
        .find(TEXT)
        .ifPresentOrElse(
            file -> {
              headers.forPrivatePage(context.response());
              context
                  .response()
                  .putHeader("Content-Type", file.type())
                  .putHeader("Cache-Control", "no-store");
              GzippedText.send(context, page.into(file.plain().toString()));
            },
            () -> notFound(context));
  }

  private void failed(RoutingContext context) {
    int status = context.statusCode() >= 400 ? context.statusCode() : 500;
    if (status >= 500) {
      LOG.error(
          "{} {} failed", context.request().method(), context.normalizedPath(), context.failure());
    }
    if (!context.response().ended() && !context.response().headWritten()) {
      context.response().putHeader("Cache-Control", "no-store");
      ErrorAnswer.answer(context, Problem.ofStatus(status));
    }
  }

  private void embeddedLive(RoutingContext context) {
    String language = language(context);
    String channel = context.pathParam("channel");
    written(context, "embed.html", () -> written.embeddedLive(channel, language), Missing.CHANNEL);
  }

  private void ofRecording(RoutingContext context, String name) {
    String id = context.pathParam("recording");
    ifKnown(context, () -> isRecording.test(id), name, Missing.RECORDING);
  }

  /** A film is watched where its report is, which may have another by tomorrow. */
  private void unlessReport(RoutingContext context, Runnable otherwise) {
    String id = context.pathParam("recording");
    Answers.once(
        context,
        BlockingWork.of(context).call(context, () -> written.reportOf(id)),
        report -> report.ifPresentOrElse(slug -> toReport(context, slug), otherwise),
        failure -> unlessFull(context, failure, otherwise));
  }

  private static void toReport(RoutingContext context, String slug) {
    String embed = context.normalizedPath().startsWith("/embed/") ? "/embed" : "";
    context
        .response()
        .setStatusCode(302)
        .putHeader("Location", embed + "/reports/" + slug)
        .putHeader("Cache-Control", NO_CACHE)
        .end();
  }

  private void console(RoutingContext context) {
    consoleStart
        .html(context.request(), language(context))
        .ifPresentOrElse(start -> console(context, start), () -> page(context, "console.html"));
  }

  private void console(RoutingContext context, String start) {
    PageFile file = files.find("console.html").orElseThrow();
    secure(context, "console.html");
    context
        .response()
        .putHeader("Content-Type", file.type())
        .putHeader("Cache-Control", "private, no-store");
    GzippedText.send(context, ConsoleStart.into(file.plain().toString(), start));
  }

  private void home(RoutingContext context) {
    String language = language(context);
    written(context, "index.html", () -> Optional.of(written.home(language)), Missing.PAGE);
  }

  private void live(RoutingContext context) {
    String language = language(context);
    String channel = context.pathParam("channel");
    written(context, "live.html", () -> written.live(channel, language), Missing.CHANNEL);
  }

  private void liveText(RoutingContext context) {
    String language = language(context);
    String channel = context.pathParam("channel");
    MultiMap query = context.queryParams();
    written(context, LIVE_TEXT, () -> written.liveText(channel, query, language), Missing.CHANNEL);
  }

  private void watch(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    recorded(context, "watch.html", id -> written.recording(id, query, language));
  }

  private void embeddedWatch(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    recorded(context, "embed-watch.html", id -> written.embeddedRecording(id, query, language));
  }

  /** The page of a recording. If it was deleted or can't be watched yet, its script says so. */
  private void recorded(
      RoutingContext context, String name, Function<String, Optional<ServerRenderedPage>> writing) {
    String id = context.pathParam("recording");
    written(
        context,
        name,
        () -> isRecording.test(id) ? writing.apply(id) : Optional.empty(),
        () -> ofRecording(context, name));
  }

  private void sittings(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    written(
        context,
        "sittings.html",
        () -> Optional.of(written.sittings(query, language)),
        Missing.PAGE);
  }

  private void ofSitting(RoutingContext context) {
    String language = language(context);
    String id = context.pathParam("sitting");
    written(context, "sittings.html", () -> written.sitting(id, language), Missing.SITTING);
  }

  private void minutes(RoutingContext context) {
    String language = language(context);
    String id = context.pathParam("sitting");
    written(context, TEXT, () -> written.minutes(id, language), Missing.PAGE);
  }

  private void deliberations(RoutingContext context) {
    String language = language(context);
    String id = context.pathParam("sitting");
    written(context, TEXT, () -> written.deliberations(id, language), Missing.PAGE);
  }

  private void decision(RoutingContext context) {
    String language = language(context);
    String id = context.pathParam("sitting");
    String item = context.pathParam("item");
    written(context, TEXT, () -> written.decision(id, item, language), Missing.PAGE);
  }

  private void publications(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    written(context, TEXT, () -> Optional.of(written.publications(query, language)), Missing.PAGE);
  }

  private void decisions(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    ClientNetwork by = network.apply(context.request());
    written(
        context,
        DECISIONS,
        () -> Optional.of(written.decisions(query, by, language)),
        Missing.PAGE);
  }

  private void member(RoutingContext context) {
    String language = language(context);
    String id = context.pathParam("member");
    MultiMap query = context.queryParams();
    written(context, TEXT, () -> written.member(id, query, language), Missing.PAGE);
  }

  private void alert(RoutingContext context) {
    String language = language(context);
    String key = context.pathParam("key");
    alert(context, () -> written.alert(key, language), language);
  }

  private void changeAlert(RoutingContext context) {
    String language = language(context);
    String key = context.pathParam("key");
    SmallForm.read(
        context,
        form ->
            alert(
                context,
                () -> written.changeAlert(key, form.get("action").orElse(""), language),
                language));
  }

  private void alert(
      RoutingContext context, Callable<Optional<ServerRenderedPage>> writing, String language) {
    Answers.once(
        context,
        BlockingWork.of(context).call(context, writing),
        page ->
            page.ifPresentOrElse(
                each -> ownQuestion(context, each),
                () -> {
                  context.response().setStatusCode(404);
                  ownQuestion(context, written.noSuchAlert(language));
                }),
        failure -> unwritten(context, TEXT, failure));
  }

  private void ifKnown(
      RoutingContext context, Callable<Boolean> isKnown, String name, Missing missing) {
    Answers.once(
        context,
        BlockingWork.of(context).call(context, isKnown),
        known -> {
          if (known) {
            page(context, name);
          } else {
            notFound(context, missing);
          }
        },
        failure -> unlessFull(context, failure, () -> unwritten(context, name, failure)));
  }

  /** Where there is only no room to look, what would have come is sent without a look. */
  private static void unlessFull(RoutingContext context, Throwable failure, Runnable otherwise) {
    if (failure instanceof BulkheadFullException) {
      otherwise.run();
    } else {
      context.fail(failure);
    }
  }

  private void search(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    ClientNetwork by = network.apply(context.request());
    written(
        context,
        "search.html",
        () -> Optional.of(written.search(query, by, language)),
        Missing.PAGE);
  }

  private void reports(RoutingContext context) {
    String language = language(context);
    MultiMap query = context.queryParams();
    written(
        context,
        "reports.html",
        () -> Optional.of(written.reports(query, language)),
        Missing.REPORT);
  }

  private void ofReport(RoutingContext context) {
    String language = language(context);
    String slug = context.pathParam("slug");
    MultiMap query = context.queryParams();
    written(context, "report.html", () -> written.report(slug, query, language), Missing.REPORT);
  }

  private void embeddedReport(RoutingContext context) {
    String language = language(context);
    String slug = context.pathParam("slug");
    MultiMap query = context.queryParams();
    written(
        context,
        "embed-report.html",
        () -> written.embeddedReport(slug, query, language),
        Missing.REPORT);
  }

  private String language(RoutingContext context) {
    return reader.of(context.request());
  }

  /** A page into which the server writes, for whoever reads it without its script. */
  private void written(
      RoutingContext context,
      String name,
      Callable<Optional<ServerRenderedPage>> writing,
      Missing missing) {
    written(context, name, writing, () -> notFound(context, missing));
  }

  private void written(
      RoutingContext context,
      String name,
      Callable<Optional<ServerRenderedPage>> writing,
      Runnable otherwise) {
    Answers.once(
        context,
        BlockingWork.of(context).call(context, writing),
        text -> text.ifPresentOrElse(each -> written(context, name, each), otherwise),
        failure -> unwritten(context, name, failure));
  }

  /**
   * While the catalogue is away, or too many ask, the page still is, and its script says what is
   * wrong; those who read without are asked to come again.
   */
  private void unwritten(RoutingContext context, String name, Throwable failure) {
    LOG.debug("{} is sent without its server-rendered content", name, failure);
    if (failure instanceof BulkheadFullException) {
      context
          .response()
          .setStatusCode(503)
          .putHeader("Retry-After", "" + BulkheadFullException.RETRY_AFTER.toSeconds());
    }
    if (name.equals(TEXT) || name.equals(LIVE_TEXT) || name.equals(DECISIONS)) {
      context.response().putHeader("Cache-Control", "no-store");
      ErrorAnswer.answer(context, Problem.ofStatus(503));
    } else {
      page(context, name);
    }
  }

  private void written(RoutingContext context, String name, ServerRenderedPage text) {
    files
        .find(name)
        .ifPresentOrElse(
            file -> {
              secure(context, name);
              context
                  .response()
                  .putHeader("Content-Type", file.type())
                  .putHeader("Cache-Control", name.equals(PRIVATE) ? "no-store" : NO_CACHE)
                  .putHeader("Vary", "Accept-Language, Accept-Encoding");
              GzippedText.send(context, text.into(file.plain().toString()));
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
    context.response().putHeader("Cache-Control", NO_CACHE);
    errors.send(
        context.request(), reads ? 404 : 405, language -> NotFoundPage.words(language, missing));
  }
}
