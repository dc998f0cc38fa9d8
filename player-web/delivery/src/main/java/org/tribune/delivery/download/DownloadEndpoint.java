package org.tribune.delivery.download;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.origin.CacheLife;

/** Answers {@code GET} and {@code HEAD /download/{recording}/{file}}. Safe for all threads. */
final class DownloadEndpoint {
  private static final String ROUTE = "/download/:recording/:file";

  private final Downloads downloads;
  private final OfferAnswers answers;

  /**
   * An endpoint.
   *
   * @param networks gives where a request comes from
   */
  DownloadEndpoint(Downloads downloads, Function<HttpServerRequest, ClientNetwork> networks) {
    this.downloads = downloads;
    this.answers = new OfferAnswers(downloads.sending(), networks);
  }

  void countedIn(MemoryAccount memory) {
    answers.countedIn(memory);
  }

  OfferAnswers answers() {
    return answers;
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
    Request request = Request.of(routing, viewer);
    answers.answer(routing, request.recording(), delivered, () -> find(request));
  }

  /** What a request asks for, taken down on its event loop. */
  private record Request(
      String recording, String file, Optional<String> from, Optional<String> to, Viewer viewer) {
    static Request of(RoutingContext routing, Viewer viewer) {
      return new Request(
          routing.pathParam("recording"),
          routing.pathParam("file"),
          Optional.ofNullable(routing.request().getParam("from")),
          Optional.ofNullable(routing.request().getParam("to")),
          viewer);
    }
  }

  private OfferAnswers.Found find(Request request) {
    RequestedPassage passage = RequestedPassage.parse(request.from(), request.to());
    Recording recording = downloads.recording(request.recording(), request.viewer());
    boolean seesAll = downloads.seesAllOf(recording, request.viewer()) == Viewer.Verdict.YES;
    Supplier<Optional<RequestedPassage>> shown =
        () -> seesAll ? Optional.empty() : downloads.shown(recording);
    Watch watch = new Watch(downloads.catalogue(), downloads.withholdings(), recording, shown);
    Offer offer = downloads.offer(recording, request.file(), passage, watch.shown());
    return new OfferAnswers.Found(offer, watch::require, seesAll ? CacheLife.PRIVATE : "no-cache");
  }
}
