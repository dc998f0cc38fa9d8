package org.tribune.delivery.download;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RequestedRange;
import org.tribune.delivery.origin.CacheLife;
import org.tribune.delivery.sending.BlockWriter;

/**
 * Answers {@code GET} and {@code HEAD /download/{recording}/{file}}. Each answer has a virtual
 * thread of its own, and there are so many at once and no more. Safe for all threads.
 */
final class DownloadEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(DownloadEndpoint.class);
  private static final String ROUTE = "/download/:recording/:file";

  private final Downloads downloads;
  private final Function<HttpServerRequest, ClientNetwork> networks;
  private final DownloadPlaces places = new DownloadPlaces();

  /**
   * An endpoint.
   *
   * @param networks gives where a request comes from
   */
  DownloadEndpoint(Downloads downloads, Function<HttpServerRequest, ClientNetwork> networks) {
    this.downloads = downloads;
    this.networks = networks;
  }

  /**
   * Adds the routes.
   *
   * @param viewers gives who asks; it may have to look
   */
  void mount(
      Router router, Function<HttpServerRequest, Future<Viewer>> viewers, LongConsumer delivered) {
    Handler<RoutingContext> handler =
        context ->
            viewers
                .apply(context.request())
                .onSuccess(viewer -> handle(context, viewer, delivered));
    router.get(ROUTE).handler(handler);
    router.head(ROUTE).handler(handler);
  }

  private void handle(RoutingContext routing, Viewer viewer, LongConsumer delivered) {
    Context loop = routing.vertx().getOrCreateContext();
    Optional<DownloadPlaces.Place> taken = places.take(networks.apply(routing.request()));
    if (taken.isEmpty()) {
      refuse(routing.response(), told(routing), DownloadProblem.tooMany());
      return;
    }
    DownloadPlaces.Place place = taken.get();
    Request request = Request.of(routing, viewer);
    Reply reply =
        new Reply(
            loop,
            routing.response(),
            told(routing),
            downloads.sending().blocks(routing.request()),
            delivered,
            place,
            CacheLife.PRIVATE);
    Thread.ofVirtual()
        .name("download-" + request.recording())
        .start(
            () -> {
              try (place) {
                answer(request, reply);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** What a request asks for, taken down on its event loop. */
  private record Request(
      String recording,
      String file,
      Optional<String> from,
      Optional<String> to,
      Viewer viewer,
      boolean head,
      Optional<String> range,
      Optional<String> ifRange,
      Optional<String> ifNoneMatch) {
    static Request of(RoutingContext routing, Viewer viewer) {
      HttpServerRequest request = routing.request();
      return new Request(
          routing.pathParam("recording"),
          routing.pathParam("file"),
          Optional.ofNullable(request.getParam("from")),
          Optional.ofNullable(request.getParam("to")),
          viewer,
          request.method().equals(HttpMethod.HEAD),
          Optional.ofNullable(request.getHeader("Range")),
          Optional.ofNullable(request.getHeader("If-Range")),
          Optional.ofNullable(request.getHeader("If-None-Match")));
    }

    /** The range, unless it is of what was there before (RFC 9110, 13.1.5). */
    Optional<String> rangeOf(String entityTag) {
      return ifRange.isEmpty() || ifRange.get().equals(entityTag) ? range : Optional.empty();
    }

    boolean has(String entityTag) {
      return ifNoneMatch.filter(tags -> tags.equals("*") || tags.contains(entityTag)).isPresent();
    }
  }

  private record Reply(
      Context loop,
      HttpServerResponse response,
      Consumer<Problem> told,
      BlockWriter writer,
      LongConsumer delivered,
      DownloadPlaces.Place place,
      String caches) {
    /** The same, whose Cache-Control is this. */
    Reply keptBy(String caches) {
      return new Reply(loop, response, told, writer, delivered, place, caches);
    }

    void with(Consumer<HttpServerResponse> order) {
      loop.runOnContext(turn -> order.accept(response));
    }
  }

  private void answer(Request request, Reply reply) throws InterruptedException {
    try {
      RequestedPassage passage = RequestedPassage.parse(request.from(), request.to());
      Recording recording = downloads.recording(request.recording(), request.viewer());
      boolean seesAll = downloads.seesAllOf(recording, request.viewer()) == Viewer.Verdict.YES;
      Supplier<Optional<RequestedPassage>> shown =
          () -> seesAll ? Optional.empty() : downloads.shown(recording);
      Watch watch = new Watch(downloads.catalogue(), downloads.withholdings(), recording, shown);
      Offer offer = downloads.offer(recording, request.file(), passage, watch.shown());
      send(request, watch, offer, reply.keptBy(seesAll ? CacheLife.PRIVATE : "no-cache"));
    } catch (DownloadProblem e) {
      reply.with(response -> refuse(response, reply.told(), e));
    } catch (CatalogueException e) {
      LOG.warn("A download of {} was refused: {}", request.recording(), e.getMessage());
      reply.with(response -> refuse(response, reply.told(), DownloadProblem.catalogueAway()));
    } catch (RuntimeException e) {
      LOG.error("A download of {} failed", request.recording(), e);
      reply.with(response -> fail(response, reply.told()));
    }
  }

  private void send(Request request, Watch watch, Offer offer, Reply reply)
      throws InterruptedException {
    if (request.has(offer.entityTag())) {
      reply.with(response -> headers(response, offer, reply.caches()).setStatusCode(304).end());
      return;
    }
    RequestedRange all = new RequestedRange(0, offer.length());
    switch (RequestedRange.parse(request.rangeOf(offer.entityTag()), offer.length())) {
      case RequestedRange.Selection.All none -> send(200, all, request, watch, offer, reply);
      case RequestedRange.Selection.Some some ->
          send(206, some.range(), request, watch, offer, reply);
      case RequestedRange.Selection.Unsatisfiable none ->
          reply.with(
              response ->
                  response
                      .setStatusCode(416)
                      .putHeader("Content-Range", "bytes */" + offer.length())
                      .putHeader("Cache-Control", "no-store")
                      .end());
    }
  }

  private void send(
      int status, RequestedRange range, Request request, Watch watch, Offer offer, Reply reply)
      throws InterruptedException {
    reply.with(
        response -> {
          headers(response, offer, reply.caches())
              .setStatusCode(status)
              .putHeader("Content-Type", offer.type())
              .putHeader("Content-Disposition", offer.name().toContentDisposition())
              .putHeader("Content-Length", String.valueOf(range.length()));
          if (status == 206) {
            response.putHeader("Content-Range", range.toContentRange(offer.length()));
          }
          if (request.head()) {
            response.end();
          }
        });
    if (!request.head()) {
      long end = range.offset() + range.length();
      Body body = offer.body(range.offset(), end, reply.writer().takesFiles());
      BodySender sender =
          new BodySender(reply.loop(), reply.response(), reply.writer(), reply.delivered());
      reply.place().sends(sender);
      sender.send(new WatchedBody(body, watch));
    }
  }

  /**
   * Caches must ask each time: a correction makes another file of it. What the staff is given may
   * be what nobody else is.
   */
  private static HttpServerResponse headers(
      HttpServerResponse response, Offer offer, String caches) {
    return response
        .putHeader("ETag", offer.entityTag())
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Cache-Control", caches)
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  /** A person who follows a link gets a page, a program JSON. */
  private static Consumer<Problem> told(RoutingContext routing) {
    return problem -> ErrorAnswer.answer(routing, problem);
  }

  private static void refuse(
      HttpServerResponse response, Consumer<Problem> told, DownloadProblem refusal) {
    refusal.retryAfter().ifPresent(after -> response.putHeader("Retry-After", "" + after));
    problem(response, told, refusal.problem());
  }

  private static void fail(HttpServerResponse response, Consumer<Problem> told) {
    problem(response, told, Problem.of(500, "Our fault", "download.cant-be-prepared"));
  }

  private static void problem(
      HttpServerResponse response, Consumer<Problem> told, Problem problem) {
    if (!response.closed() && !response.headWritten()) {
      response.putHeader("Cache-Control", "no-store");
      told.accept(problem);
    }
  }
}
