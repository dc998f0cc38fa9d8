package org.tribune.site.api;

import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.alert.AlertFeature;
import org.tribune.site.alert.AlertMail;
import org.tribune.site.assembly.AssemblyFeature;
import org.tribune.site.audience.AudienceFeature;
import org.tribune.site.audit.AuditFeature;
import org.tribune.site.broadcast.BroadcastFeature;
import org.tribune.site.broadcast.LiveParts;
import org.tribune.site.caption.CaptionFeature;
import org.tribune.site.decision.DecisionFeature;
import org.tribune.site.deliberation.DeliberationFeature;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBodies;
import org.tribune.site.information.InformationFeature;
import org.tribune.site.mail.QuestionMail;
import org.tribune.site.member.MemberFeature;
import org.tribune.site.minutes.MinutesFeature;
import org.tribune.site.opendata.OpenDataFeature;
import org.tribune.site.page.ConsoleStart;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.portal.PortalFeature;
import org.tribune.site.publication.PublicationFeature;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.question.QuestionFeature;
import org.tribune.site.recording.RecordingFeature;
import org.tribune.site.search.Search;
import org.tribune.site.search.SearchFeature;
import org.tribune.site.signin.SignInFeature;
import org.tribune.site.sitting.SittingFeature;
import org.tribune.site.sitting.SittingServices;
import org.tribune.site.theme.ThemeFeature;
import org.tribune.site.transcript.TranscriptFeature;
import org.tribune.site.transfer.TransferFeature;
import org.tribune.site.upload.UploadFeature;
import org.tribune.site.video.VideoFeature;

/**
 * The features of the site, and what is around their routes: those below {@code /api/v1}, as {@code
 * openapi.yaml} beside this class describes them, and what is read outside of it. What it holds is
 * shared by all event loops; {@link #mount} makes the routes of one.
 */
public final class Api implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final long LARGEST_BODY = 16_384;

  /** In the order in which they are made: each may need those before it. */
  private final List<Feature> features = new ArrayList<>();

  private final MemoryAccount memory;
  private final ConsoleStart consoleStart;
  private final Optional<QuestionMail> questionMail;
  private final Optional<AlertMail> alertMail;
  private final String openApi = read("openapi.yaml");

  /**
   * The features over what the other parts of the server know, which the caller starts and closes.
   *
   * @param index which decisions, alerts and the search look into
   * @param memory in which large bodies of requests count
   */
  public Api(Foundation foundation, LiveParts live, Search index, MemoryAccount memory) {
    this.memory = memory;
    SittingServices sittingServices =
        SittingServices.of(foundation, live.chapters()::publicationDelay);
    PublicationRegister register =
        new PublicationRegister(
            foundation.catalogue().publications(),
            foundation.config().sittings().monthsOnline(),
            foundation.clock());
    add(new SignInFeature(foundation));
    add(new AuditFeature(foundation));
    BroadcastFeature broadcast = add(new BroadcastFeature(foundation, live, sittingServices));
    RecordingFeature recordings =
        add(
            new RecordingFeature(
                foundation,
                live.windows(),
                live.chapters(),
                sittingServices.ofRecordings()::find,
                broadcast::handOver));
    add(new TranscriptFeature(foundation, recordings.service()));
    add(new AudienceFeature(foundation, recordings.mapper()));
    add(new CaptionFeature(foundation, live, broadcast.channels(), sittingServices.broadcasts()));
    add(new AssemblyFeature(foundation));
    SittingFeature sittings =
        add(new SittingFeature(foundation, sittingServices, recordings.service(), register));
    PublicationFeature publications = add(new PublicationFeature(foundation, register));
    MinutesFeature minutes = add(new MinutesFeature(foundation, sittingServices, register));
    DeliberationFeature deliberations =
        add(
            new DeliberationFeature(
                foundation, sittingServices, minutes.printer(), register, publications.service()));
    PublicDecisions decided = deliberations.decisions();
    add(new OpenDataFeature(foundation, decided));
    add(new MemberFeature(foundation, decided));
    add(new TransferFeature(foundation, sittingServices, decided, minutes.downloads()));
    QuestionFeature questions = add(new QuestionFeature(foundation, sittingServices));
    add(new UploadFeature(foundation));
    VideoFeature videos = add(new VideoFeature(foundation, recordings.transcripts()));
    SearchFeature search = add(new SearchFeature(foundation, index));
    add(new DecisionFeature(foundation, decided, index, search));
    AlertFeature alerts = add(new AlertFeature(foundation, search.items(), decided));
    add(new InformationFeature(foundation));
    ThemeFeature theme = add(new ThemeFeature(foundation));
    add(
        new PortalFeature(
            foundation, sittingServices, broadcast, recordings, sittings, videos, theme));
    this.consoleStart = broadcast.consoleStart();
    this.questionMail = questions.mail();
    this.alertMail = alerts.mail();
  }

  private <F extends Feature> F add(F feature) {
    features.add(feature);
    return feature;
  }

  /** Adds the routes to the router of one event loop, which the caller is on. */
  public void mount(Router router, FeatureLoop loop) {
    router.route("/api/*").handler(RequestBodies.countedIn(memory));
    features.forEach(each -> each.mountLarge(router, loop));
    router.route("/api/*").handler(RequestBodies.upTo(LARGEST_BODY));
    features.forEach(each -> each.mount(router, loop));
    router
        .get("/api/v1/openapi.yaml")
        .handler(
            context ->
                context.response().putHeader("Content-Type", "application/yaml").end(openApi));
    router.route("/api/*").handler(context -> Answers.problem(context, Problem.notFound()));
    router.route("/api/*").failureHandler(Api::fail);
  }

  /** Adds what is read outside of the API and of the pages to the router of one event loop. */
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    features.forEach(each -> each.mountOutside(router, bodies));
  }

  /** Adds the pages to the router of one event loop. */
  public void mountPages(PageRoutes pages) {
    features.forEach(each -> each.mountPages(pages));
  }

  /** Begins what the features do by themselves; called once, before the first request. */
  public void start() {
    features.forEach(Feature::start);
  }

  @Override
  public void close() {
    features.reversed().forEach(Feature::close);
  }

  /** Settles what is over. Blocks; every ten minutes. */
  public void settle() {
    features.forEach(Feature::settle);
  }

  /** The mail about questions, if a server for it is configured. */
  public Optional<QuestionMail> questionMail() {
    return questionMail;
  }

  /** What writes to those who asked for it, if a mail server is configured. */
  public Optional<AlertMail> alertMail() {
    return alertMail;
  }

  /** What the console's pages begin with. */
  public ConsoleStart consoleStart() {
    return consoleStart;
  }

  /** The routes of a router that have a method, such as {@code GET /api/v1/channels/{channel}}. */
  public static List<String> routes(Router router) {
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null && route.getName() != null)
        .flatMap(
            route ->
                route.methods().stream()
                    .map(
                        method ->
                            method.name() + " " + route.getName().replaceAll(":(\\w+)", "{$1}")))
        .distinct()
        .toList();
  }

  /** Answers what nobody expected: it is told in the log alone. */
  public static void fail(RoutingContext context) {
    if (context.failure() instanceof HttpClosedException) {
      LOG.debug(
          "The client closed the connection of {} {}",
          context.request().method(),
          context.normalizedPath());
      return;
    }
    if (context.failure() instanceof ProblemException refused) {
      StaffAnswers.refuse(context, refused);
      return;
    }
    if (context.failure() instanceof ValidationException unfit) {
      Answers.problem(context, new Problem(400, "Bad request", unfit.said()));
      return;
    }
    int status = context.statusCode();
    if (status >= 400 && status < 500) {
      Answers.problem(context, Problem.ofStatus(status));
      return;
    }
    LOG.error(
        "{} {} failed", context.request().method(), context.normalizedPath(), context.failure());
    Answers.problem(context, StaffAnswers.ourFault());
  }

  private static String read(String name) {
    try (InputStream in = Api.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program: build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read from the program", e);
    }
  }
}
