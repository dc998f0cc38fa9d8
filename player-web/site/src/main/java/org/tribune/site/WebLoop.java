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
import org.tribune.delivery.bulkhead.RequestScheduler;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.http.DateHeader;
import org.tribune.delivery.http.InterimResponses;
import org.tribune.delivery.http.SharedHeaders;
import org.tribune.delivery.limit.Admission;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ClientPlaces;
import org.tribune.delivery.origin.OriginHandler;
import org.tribune.delivery.origin.SoundStreams;
import org.tribune.delivery.replay.ReplayHandler;
import org.tribune.delivery.replay.Replays;
import org.tribune.delivery.sending.ListenOptions;
import org.tribune.delivery.sending.LoopBodies;
import org.tribune.delivery.sending.SharedBodies;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.api.Api;
import org.tribune.site.broadcast.LiveParts;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.ErrorPages;
import org.tribune.site.page.Pages;

/** The part of the server that runs on one event loop; all of them share the port. */
final class WebLoop implements Deployable {
  private static final Logger LOG = LoggerFactory.getLogger(WebLoop.class);

  private final Foundation foundation;
  private final LiveParts live;
  private final ServingParts serving;
  private final StaffAuthorization authorization;
  private final Api api;
  private final Optional<PemKeyCertOptions> certificate;
  private final Duration idle;
  private final SharedBodies bodies;

  /** RFC 6797: who came by HTTPS once is not to be led to a page without it. */
  private static final String HTTPS_FOR_A_YEAR = "max-age=31536000";

  private final DateHeader date;
  private final int loops;
  private volatile Optional<Running> running = Optional.empty();

  private record Running(
      Context context,
      HttpServer server,
      Router router,
      FeatureLoop features,
      SoundStreams sounds,
      Optional<StoredBodies> stored) {}

  WebLoop(
      Foundation foundation,
      LiveParts live,
      ServingParts serving,
      Api api,
      Optional<PemKeyCertOptions> certificate,
      int loops,
      Duration idle) {
    this.foundation = foundation;
    this.live = live;
    this.serving = serving;
    this.authorization = foundation.authorization();
    this.api = api;
    this.certificate = certificate;
    this.loops = loops;
    this.idle = idle;
    this.bodies = serving.sending().shared(loops, serving.traffic()::holdsShared);
    this.date = new DateHeader(foundation.clock());
  }

  @Override
  public Future<?> deploy(Context context) {
    Traffic traffic = serving.traffic();
    Replays replays = foundation.replays();
    Router router = Router.router(context.owner());
    router.route().handler(serving.work()::enter);
    router.route().handler(traffic::follow);
    ErrorPages errors = new ErrorPages(foundation.site());
    router.route().handler(errors::enter);
    router.route().handler(new InterimResponses(context.owner(), idle));
    FeatureLoop features = new FeatureLoop(context.owner());
    api.mount(router, features);
    foundation
        .downloads()
        .ifPresent(
            each ->
                each.mount(
                    router,
                    request -> authorization.viewer(request, context.owner()),
                    traffic::delivered));
    Executor loop = task -> context.runOnContext(ignored -> task.run());
    Optional<StoredBodies> stored =
        foundation.store().map(each -> new StoredBodies(each, serving.sending(), loop, loops));
    api.mountOutside(router, stored);
    new Pages(foundation.site(), api.consoleStart(), authorization::network, errors)
        .mount(router, api::mountPages);
    SoundStreams sounds =
        new SoundStreams(
            loop,
            foundation.clock(),
            new ClientPlaces(serving.limits(), ClientLoad.SOUND_STREAM),
            this::listens);
    OriginHandler origin =
        new OriginHandler(
            live.windows(),
            foundation.clock(),
            foundation.site().language(),
            new ClientPlaces(serving.limits(), ClientLoad.WAITING_PLAYLIST),
            (channel, request) -> live.census().follows(channel, live.key().of(request)),
            traffic::delivered,
            loop,
            sounds,
            new LoopBodies(serving.sending(), bodies, stored),
            new ReplayHandler(replays, loop),
            new SharedHeaders(date),
            serving.viewings());
    Admission admission =
        new Admission(
            context.owner(),
            serving.limits(),
            serving
                .transport()
                .guard(serving.limits(), ClientLoad.ofConnection(certificate.isPresent())),
            authorization::isStaff,
            idle,
            errors::answer);
    admission.start();
    RequestScheduler<HttpServerRequest> scheduler =
        new RequestScheduler<>(
            authorization::isStaff,
            new Late(request -> handle(request, origin, router)),
            serving.transport().turns(context),
            System::nanoTime);
    HttpServer server =
        context
            .owner()
            .createHttpServer(serving.transport().listening(ListenOptions.of(certificate, idle)))
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
                  serving.unnamedProxy().saw(request);
                  if (admission.admits(request, isMedia(request))) {
                    scheduler.accept(request);
                  }
                });
    return server
        .listen(address(foundation.config().http()))
        .onSuccess(
            ready ->
                running =
                    Optional.of(new Running(context, server, router, features, sounds, stored)));
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
    long viewer = live.key().of(request);
    live.census().listens(channel, viewer);
    return () -> live.census().leaves(channel, viewer);
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
    running.ifPresent(
        now -> now.context().runOnContext(ignored -> now.features().changed(channel)));
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
