package org.tribune.site;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.RequestScheduler;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.http.DateHeader;
import org.tribune.delivery.http.SharedHeaders;
import org.tribune.delivery.limit.Admission;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ClientPlaces;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.origin.OriginHandler;
import org.tribune.delivery.origin.SoundStreams;
import org.tribune.delivery.replay.ReplayHandler;
import org.tribune.delivery.replay.Replays;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.ListenOptions;
import org.tribune.delivery.sending.LoopBodies;
import org.tribune.delivery.sending.ServerTransport;
import org.tribune.delivery.sending.SharedBodies;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.delivery.viewing.ViewerCensus;
import org.tribune.delivery.viewing.ViewerKey;
import org.tribune.delivery.viewing.Viewings;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.account.UnnamedProxy;
import org.tribune.site.api.Api;
import org.tribune.site.page.ErrorPages;
import org.tribune.site.page.Pages;
import org.tribune.site.page.SecurityHeaders;

/** The part of the server that runs on one event loop; all of them share the port. */
final class WebLoop implements Deployable {
  private static final Logger LOG = LoggerFactory.getLogger(WebLoop.class);

  private final TribuneConfig config;
  private final Optional<PemKeyCertOptions> certificate;
  private final MediaClock clock;
  private final LiveWindows windows;
  private final Optional<ObjectStore> store;
  private final Replays replays;
  private final Optional<Downloads> downloads;
  private final Api api;
  private final StaffAuthorization authorization;
  private final ClientLimits limits;
  private final UnnamedProxy unnamedProxy;
  private final BlockingWork work;
  private final ViewerCensus census;
  private final ViewerKey key;
  private final Viewings viewings;
  private final Traffic traffic;
  private final Duration idle;
  private final SharedBodies bodies;
  private final BodySending sending;
  private final ServerTransport transport;

  /** RFC 6797: who came by HTTPS once is not to be led to a page without it. */
  private static final String HTTPS_FOR_A_YEAR = "max-age=31536000";

  private final DateHeader date;
  private final int loops;
  private volatile Optional<Running> running = Optional.empty();

  private record Running(
      Context context,
      HttpServer server,
      Router router,
      Api.Changes changes,
      SoundStreams sounds,
      Optional<StoredBodies> stored) {}

  WebLoop(
      TribuneConfig config,
      Optional<PemKeyCertOptions> certificate,
      MediaClock clock,
      LiveWindows windows,
      Optional<ObjectStore> store,
      Replays replays,
      Optional<Downloads> downloads,
      Api api,
      StaffAuthorization authorization,
      ClientLimits limits,
      BodySending sending,
      ServerTransport transport,
      UnnamedProxy unnamedProxy,
      BlockingWork work,
      ViewerCensus census,
      ViewerKey key,
      Viewings viewings,
      Traffic traffic,
      int loops,
      Duration idle) {
    this.config = config;
    this.certificate = certificate;
    this.clock = clock;
    this.windows = windows;
    this.store = store;
    this.replays = replays;
    this.downloads = downloads;
    this.loops = loops;
    this.api = api;
    this.authorization = authorization;
    this.limits = limits;
    this.sending = sending;
    this.transport = transport;
    this.unnamedProxy = unnamedProxy;
    this.work = work;
    this.census = census;
    this.key = key;
    this.viewings = viewings;
    this.traffic = traffic;
    this.idle = idle;
    this.bodies = sending.shared(loops, traffic::holdsShared);
    this.date = new DateHeader(clock);
  }

  @Override
  public Future<?> deploy(Context context) {
    Router router = Router.router(context.owner());
    router.route().handler(work::enter);
    ErrorPages errors = new ErrorPages(config.site());
    router.route().handler(errors::enter);
    Api.Changes changes = api.mount(router, context.owner());
    downloads.ifPresent(
        each ->
            each.mount(
                router,
                request -> authorization.viewer(request, context.owner()),
                traffic::delivered));
    Executor loop = task -> context.runOnContext(ignored -> task.run());
    Optional<StoredBodies> stored = store.map(each -> new StoredBodies(each, sending, loop, loops));
    api.mountOutside(router, stored);
    new Pages(
            new SecurityHeaders(config.site().frameAncestors()),
            replays::isKnown,
            api.pages(),
            api.consoleStart(),
            authorization::network,
            config.site().languages(),
            errors)
        .mount(router);
    SoundStreams sounds =
        new SoundStreams(
            loop, clock, new ClientPlaces(limits, ClientLoad.SOUND_STREAM), this::listens);
    OriginHandler origin =
        new OriginHandler(
            windows,
            clock,
            config.site().languages().stream().findFirst().orElse("fr"),
            new ClientPlaces(limits, ClientLoad.WAITING_PLAYLIST),
            (channel, request) -> census.follows(channel, key.of(request)),
            traffic::delivered,
            loop,
            sounds,
            new LoopBodies(sending, bodies, stored),
            new ReplayHandler(replays, loop),
            new SharedHeaders(date),
            viewings);
    Admission admission =
        new Admission(
            context.owner(),
            limits,
            transport.guard(limits, ClientLoad.ofConnection(certificate.isPresent())),
            authorization::isStaff,
            idle,
            errors::answer);
    admission.start();
    RequestScheduler<HttpServerRequest> scheduler =
        new RequestScheduler<>(
            authorization::isStaff,
            new Late(request -> handle(request, origin, router)),
            transport.turns(context),
            System::nanoTime);
    HttpServer server =
        context
            .owner()
            .createHttpServer(transport.listening(ListenOptions.of(certificate, idle)))
            .connectionHandler(
                connection -> {
                  traffic.opened();
                  connection.closeHandler(
                      closed -> {
                        traffic.closed();
                        admission.closed(connection);
                      });
                  admission.opened(connection);
                })
            .requestHandler(
                request -> {
                  traffic.requested();
                  unnamedProxy.saw(request);
                  if (admission.admits(request, isMedia(request))) {
                    scheduler.accept(request);
                  }
                });
    return server
        .listen(address(config.http()))
        .onSuccess(
            ready ->
                running =
                    Optional.of(new Running(context, server, router, changes, sounds, stored)));
  }

  /** Pauses a request that is put off, and answers it only if its client is still there. */
  private record Late(Consumer<HttpServerRequest> handling)
      implements RequestScheduler.Handler<HttpServerRequest> {
    @Override
    public void handle(HttpServerRequest request) {
      handling.accept(request);
    }

    @Override
    public void putOff(HttpServerRequest request) {
      request.pause();
    }

    @Override
    public void handleLate(HttpServerRequest request) {
      if (!request.response().closed()) {
        request.resume();
        handling.accept(request);
      }
    }
  }

  /** On the event loop, as all that uses the bodies. */
  @Override
  public Future<?> undeploy(Context context) {
    bodies.close();
    running.flatMap(Running::stored).ifPresent(StoredBodies::close);
    return Future.succeededFuture();
  }

  private static SocketAddress address(HttpConfig http) {
    return http.port() == 0
        ? SocketAddress.sharedRandomPort(/* id= */ 1, http.host())
        : SocketAddress.inetSocketAddress(http.port(), http.host());
  }

  /** Who listens to a stream follows the channel for as long as it is open. */
  private Runnable listens(ChannelId channel, HttpServerRequest request) {
    long viewer = key.of(request);
    census.listens(channel, viewer);
    return () -> census.leaves(channel, viewer);
  }

  /** A client that sends requests and reads no answers gets no more of them than it takes. */
  private void handle(HttpServerRequest request, OriginHandler origin, Router router) {
    if (request.response().writeQueueFull()) {
      request.pause();
      request
          .response()
          .drainHandler(
              drained -> {
                request.response().drainHandler(null);
                request.resume();
                answer(request, origin, router);
              });
    } else {
      answer(request, origin, router);
    }
  }

  private static boolean isMedia(HttpServerRequest request) {
    String path = request.path();
    return path != null && OriginHandler.takes(path);
  }

  private void answer(HttpServerRequest request, OriginHandler origin, Router router) {
    if (isMedia(request)) {
      authorization
          .peekViewer(request)
          .ifPresentOrElse(
              viewer -> origin.handle(request, viewer), () -> askThenAnswer(request, origin));
    } else {
      request.response().putHeader("Date", date.now());
      if (certificate.isPresent()) {
        request.response().putHeader("Strict-Transport-Security", HTTPS_FOR_A_YEAR);
      }
      router.handle(request);
    }
  }

  /** Who has a cookie may be of the staff, who see what is not on air yet: see who it is first. */
  private void askThenAnswer(HttpServerRequest request, OriginHandler origin) {
    request.pause();
    running
        .map(now -> authorization.viewer(request, now.context().owner()))
        .orElseGet(() -> Future.succeededFuture(new Viewer.Unknown()))
        .onSuccess(
            viewer -> {
              request.resume();
              origin.handle(request, viewer);
            });
  }

  /** Something happened on a channel: notifies the event streams of this loop; on any thread. */
  void changed(ChannelId channel) {
    running.ifPresent(now -> now.context().runOnContext(ignored -> now.changes().changed(channel)));
  }

  /** Takes another certificate for new connections; on any thread. */
  void use(PemKeyCertOptions pem) {
    running.ifPresent(
        now ->
            now.server()
                .updateSSLOptions(ListenOptions.tls(pem))
                .onFailure(e -> LOG.error("The new certificate can't be used", e)));
  }

  /** Takes no new connections, and lets those that are open end what they are at. */
  Future<?> shutDown(Duration longest) {
    running.ifPresent(now -> now.context().runOnContext(ignored -> now.sounds().close()));
    return running
        .<Future<?>>map(now -> now.server().shutdown(longest.toMillis(), TimeUnit.MILLISECONDS))
        .orElseGet(Future::succeededFuture);
  }

  /** All routes, for the tests of their description and of who may use them. */
  List<String> routes() {
    return running.map(now -> Api.routes(now.router())).orElse(List.of());
  }

  int port() {
    return running.map(now -> now.server().actualPort()).orElse(0);
  }
}
