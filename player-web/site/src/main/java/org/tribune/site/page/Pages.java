package org.tribune.site.page;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.site.http.Answers;
import org.tribune.site.page.NotFoundPage.Missing;

/** The addresses that people type: each is a static page, whose script does the rest. */
public final class Pages {
  /** Those that the server writes wholly, by their names in {@link ServerRenderedPages#text}. */
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

  private static final long LARGEST_FORM = 2_048;
  private static final BodyHandler FORMS =
      BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(LARGEST_FORM);

  private final Predicate<String> isRecording;
  private final ServerRenderedPages written;
  private final Function<HttpServerRequest, ClientNetwork> network;
  private final ConsoleStart consoleStart;
  private final ReaderLanguage reader;
  private final PageSender sender;

  /** What is asked for, read on the event loop: pages are written on other threads. */
  private record Asked(
      Map<String, String> path, MultiMap query, ClientNetwork by, String language) {
    /** A part of the address that the route names. */
    String part(String name) {
      return Optional.ofNullable(path.get(name)).orElseThrow();
    }
  }

  /** Writes what was asked for; empty if there is no such thing. May block. */
  private interface Writing {
    Optional<ServerRenderedPage> write(Asked asked);
  }

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
    this.isRecording = isRecording;
    this.written = written;
    this.consoleStart = consoleStart;
    this.network = network;
    this.reader = new ReaderLanguage(languages);
    this.sender = new PageSender(headers, errors);
  }

  /** Adds the routes, which take whatever no route before them took. */
  public void mount(Router router) {
    router
        .get("/")
        .handler(
            writes(
                "index.html", Missing.PAGE, asked -> Optional.of(written.home(asked.language()))));
    mountBroadcasts(router);
    TEXTS.forEach(
        name ->
            router
                .get("/" + name)
                .handler(text(asked -> written.text(name, asked.query(), asked.language()))));
    mountSittings(router);
    mountReports(router);
    mountLinks(router);
    mountSearches(router);
    router.get("/console").handler(this::console);
    router.get("/console/*").handler(this::console);
    router.get("/assets/:file").handler(sender::asset);
    router.get("/:file").handler(sender::file);
    router.route().handler(context -> sender.notFound(context, Missing.PAGE));
    router.route().failureHandler(PageSender::failed);
  }

  private void mountBroadcasts(Router router) {
    router
        .get("/live/:channel")
        .handler(
            writes(
                "live.html",
                Missing.CHANNEL,
                asked -> written.live(asked.part("channel"), asked.language())));
    router
        .get("/live/:channel/text")
        .handler(
            writes(
                PageSender.LIVE_TEXT,
                Missing.CHANNEL,
                asked -> written.liveText(asked.part("channel"), asked.query(), asked.language())));
    router
        .get("/embed/live/:channel")
        .handler(
            writes(
                "embed.html",
                Missing.CHANNEL,
                asked -> written.embeddedLive(asked.part("channel"), asked.language())));
    router
        .get("/watch/:recording")
        .handler(
            recorded(
                "watch.html",
                asked ->
                    written.recording(asked.part("recording"), asked.query(), asked.language())));
    router
        .get("/embed/watch/:recording")
        .handler(
            recorded(
                "embed-watch.html",
                asked ->
                    written.embeddedRecording(
                        asked.part("recording"), asked.query(), asked.language())));
  }

  private void mountSittings(Router router) {
    router
        .get("/sittings")
        .handler(
            writes(
                "sittings.html",
                Missing.PAGE,
                asked -> Optional.of(written.sittings(asked.query(), asked.language()))));
    router
        .get("/sittings/:sitting")
        .handler(
            writes(
                "sittings.html",
                Missing.SITTING,
                asked -> written.sitting(asked.part("sitting"), asked.language())));
    router
        .get("/sittings/:sitting/minutes")
        .handler(text(asked -> written.minutes(asked.part("sitting"), asked.language())));
    router
        .get("/sittings/:sitting/deliberations")
        .handler(text(asked -> written.deliberations(asked.part("sitting"), asked.language())));
    router
        .get("/sittings/:sitting/deliberations/:item")
        .handler(
            text(
                asked ->
                    written.decision(asked.part("sitting"), asked.part("item"), asked.language())));
    router
        .get("/publications")
        .handler(text(asked -> Optional.of(written.publications(asked.query(), asked.language()))));
    router
        .get("/members/:member")
        .handler(
            text(asked -> written.member(asked.part("member"), asked.query(), asked.language())));
  }

  private void mountReports(Router router) {
    router
        .get("/reports")
        .handler(
            writes(
                "reports.html",
                Missing.REPORT,
                asked -> Optional.of(written.reports(asked.query(), asked.language()))));
    router
        .get("/reports/:slug")
        .handler(
            writes(
                "report.html",
                Missing.REPORT,
                asked -> written.report(asked.part("slug"), asked.query(), asked.language())));
    router
        .get("/embed/reports/:slug")
        .handler(
            writes(
                "embed-report.html",
                Missing.REPORT,
                asked ->
                    written.embeddedReport(asked.part("slug"), asked.query(), asked.language())));
  }

  private void mountLinks(Router router) {
    router
        .get("/questions/:question")
        .handler(context -> privateLink(context, /* ofReport= */ false));
    router.post("/questions/:question").handler(Pages::formAlone).handler(this::ownQuestion);
    router
        .get("/question-reports/:report")
        .handler(context -> privateLink(context, /* ofReport= */ true));
    router
        .get("/alerts/:key")
        .handler(
            context -> alert(context, asked -> written.alert(asked.part("key"), asked.language())));
    router.post("/alerts/:key").handler(this::changeAlert);
  }

  private void mountSearches(Router router) {
    router
        .get("/search")
        .handler(
            writes(
                "search.html",
                Missing.PAGE,
                asked -> Optional.of(written.search(asked.query(), asked.by(), asked.language()))));
    Handler<RoutingContext> decisions =
        writes(
            PageSender.DECISIONS,
            Missing.PAGE,
            asked -> Optional.of(written.decisions(asked.query(), asked.by(), asked.language())));
    router.get("/deliberations").handler(decisions);
    router.get("/deliberations/").handler(decisions);
  }

  private Asked asked(RoutingContext context) {
    return new Asked(
        Map.copyOf(context.pathParams()),
        context.queryParams(),
        network.apply(context.request()),
        language(context));
  }

  private String language(RoutingContext context) {
    return reader.of(context.request());
  }

  /** A page into which the server writes. */
  private Handler<RoutingContext> writes(String name, Missing missing, Writing writing) {
    return context -> {
      Asked asked = asked(context);
      sender.written(
          context, name, () -> writing.write(asked), () -> sender.notFound(context, missing));
    };
  }

  /** One that it writes wholly. */
  private Handler<RoutingContext> text(Writing writing) {
    return writes(PageSender.TEXT, Missing.PAGE, writing);
  }

  /** The page of a recording. If it was deleted or can't be watched yet, its script says so. */
  private Handler<RoutingContext> recorded(String name, Writing writing) {
    return context -> unlessReport(context, () -> recorded(context, name, writing));
  }

  private void recorded(RoutingContext context, String name, Writing writing) {
    Asked asked = asked(context);
    String id = asked.part("recording");
    sender.written(
        context,
        name,
        () -> isRecording.test(id) ? writing.write(asked) : Optional.empty(),
        () -> ifRecording(context, id, name));
  }

  private void ifRecording(RoutingContext context, String id, String name) {
    Answers.once(
        context,
        BlockingWork.of(context).call(context, () -> isRecording.test(id)),
        known -> {
          if (known) {
            sender.page(context, name);
          } else {
            sender.notFound(context, Missing.RECORDING);
          }
        },
        failure -> unlessFull(context, failure, () -> sender.unwritten(context, name, failure)));
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
        .putHeader("Cache-Control", "no-cache")
        .end();
  }

  /** Where there is only no room to look, what would have come is sent without a look. */
  private static void unlessFull(RoutingContext context, Throwable failure, Runnable otherwise) {
    if (failure instanceof BulkheadFullException) {
      otherwise.run();
    } else {
      context.fail(failure);
    }
  }

  private void privateLink(RoutingContext context, boolean ofReport) {
    sender.written(context, PageSender.PRIVATE, written.privateLink(ofReport, language(context)));
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
    sender.writtenPrivately(
        context,
        () -> written.ownQuestion(id, key, language),
        () -> {
          context.response().setStatusCode(404);
          sender.writtenPrivately(context, written.noSuchQuestion(id, language));
        });
  }

  private void changeAlert(RoutingContext context) {
    SmallForm.read(
        context,
        form -> {
          String action = form.get("action").orElse("");
          alert(context, asked -> written.changeAlert(asked.part("key"), action, asked.language()));
        });
  }

  private void alert(RoutingContext context, Writing writing) {
    Asked asked = asked(context);
    sender.writtenPrivately(
        context,
        () -> writing.write(asked),
        () -> {
          context.response().setStatusCode(404);
          sender.writtenPrivately(context, written.noSuchAlert(asked.language()));
        });
  }

  private void console(RoutingContext context) {
    sender.console(context, consoleStart.html(context.request(), language(context)));
  }
}
