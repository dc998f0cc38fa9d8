package org.tribune.delivery.download;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RequestedRange;
import org.tribune.delivery.sending.BlockWriter;
import org.tribune.delivery.sending.BodySending;

/**
 * Answers {@code GET} and {@code HEAD} with large files, whole or in ranges, as fast as the reader
 * takes them. Each answer has a virtual thread of its own, and there are so many at once and no
 * more. Safe for all threads.
 */
public final class OfferAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(OfferAnswers.class);

  /** Of one answer: a block that is sent, and the next. */
  private static final long BYTES = 2L << 20;

  private final BodySending sending;
  private final Function<HttpServerRequest, ClientNetwork> networks;
  private final DownloadPlaces places = new DownloadPlaces();
  private MemoryAccount memory = new MemoryAccount(Long.MAX_VALUE);

  /**
   * Answers.
   *
   * @param networks gives where a request comes from
   */
  OfferAnswers(BodySending sending, Function<HttpServerRequest, ClientNetwork> networks) {
    this.sending = sending;
    this.networks = networks;
  }

  /** Has each answer ask for its memory in this account; to be called before the first. */
  void countedIn(MemoryAccount account) {
    memory = account;
  }

  /**
   * What is answered with.
   *
   * @param watch called every two seconds; throws if what was allowed no longer is
   * @param caches Cache-Control
   */
  public record Found(Offer offer, Runnable watch, String caches) {}

  /** Finds what is answered with; may block. */
  @FunctionalInterface
  public interface Finding {
    /**
     * The file.
     *
     * @throws DownloadProblem if it can't be had
     * @throws CatalogueException if the catalogue does not answer
     */
    Found find();
  }

  /**
   * Answers a request, whose event loop this is called on.
   *
   * @param what is asked for, for the log
   * @param delivered called with the bytes that were sent
   */
  public void answer(RoutingContext routing, String what, LongConsumer delivered, Finding finding) {
    Context loop = routing.vertx().getOrCreateContext();
    Optional<DownloadPlaces.Place> taken = places.take(networks.apply(routing.request()));
    if (taken.isEmpty()) {
      refuse(routing.response(), told(routing), DownloadProblem.tooMany());
      return;
    }
    DownloadPlaces.Place place = taken.get();
    if (!memory.lend(MemoryUse.ANSWERS, BYTES)) {
      place.close();
      refuse(routing.response(), told(routing), DownloadProblem.tooMany());
      return;
    }
    Request request = Request.of(routing.request());
    Reply reply =
        new Reply(
            loop,
            routing.response(),
            told(routing),
            sending.blocks(routing.request()),
            delivered,
            place);
    Thread.ofVirtual()
        .name("download-" + what)
        .start(
            () -> {
              try (place) {
                answer(what, request, reply, finding);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                memory.giveBack(MemoryUse.ANSWERS, BYTES);
              }
            });
  }

  /** How a file is asked for, taken down on the request's event loop. */
  private record Request(
      boolean head,
      Optional<String> range,
      Optional<String> ifRange,
      Optional<String> ifNoneMatch) {
    static Request of(HttpServerRequest request) {
      return new Request(
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
      DownloadPlaces.Place place) {
    void with(Consumer<HttpServerResponse> order) {
      loop.runOnContext(turn -> order.accept(response));
    }
  }

  private static void answer(String what, Request request, Reply reply, Finding finding)
      throws InterruptedException {
    try {
      send(request, finding.find(), reply);
    } catch (DownloadProblem e) {
      reply.with(response -> refuse(response, reply.told(), e));
    } catch (CatalogueException e) {
      LOG.warn("A download of {} was refused: {}", what, e.getMessage());
      reply.with(response -> refuse(response, reply.told(), DownloadProblem.catalogueAway()));
    } catch (RuntimeException e) {
      LOG.error("A download of {} failed", what, e);
      reply.with(response -> fail(response, reply.told()));
    }
  }

  private static void send(Request request, Found found, Reply reply) throws InterruptedException {
    Offer offer = found.offer();
    if (request.has(offer.entityTag())) {
      reply.with(response -> headers(response, found).setStatusCode(304).end());
      return;
    }
    RequestedRange all = new RequestedRange(0, offer.length());
    switch (RequestedRange.parse(request.rangeOf(offer.entityTag()), offer.length())) {
      case RequestedRange.Selection.All none -> send(200, all, request, found, reply);
      case RequestedRange.Selection.Some some -> send(206, some.range(), request, found, reply);
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

  private static void send(
      int status, RequestedRange range, Request request, Found found, Reply reply)
      throws InterruptedException {
    Offer offer = found.offer();
    reply.with(
        response -> {
          headers(response, found)
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
      sender.send(new WatchedBody(body, found.watch()));
    }
  }

  /**
   * Caches must ask each time: a correction makes another file of it. What the staff is given may
   * be what nobody else is.
   */
  private static HttpServerResponse headers(HttpServerResponse response, Found found) {
    return response
        .putHeader("ETag", found.offer().entityTag())
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Cache-Control", found.caches())
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
