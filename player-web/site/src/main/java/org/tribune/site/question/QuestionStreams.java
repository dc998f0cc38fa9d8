package org.tribune.site.question;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.delivery.limit.EventStreams;
import org.tribune.site.http.EventStream;
import org.tribune.site.participation.QuestionProjection;

/**
 * The open event streams of one event loop, which owns this, to the readers of one feed. A reader
 * that is slow misses changes and is brought up to date once it reads again.
 */
final class QuestionStreams {
  private static final long KEEP_ALIVE_MILLIS = 15_000;
  private static final long CATCH_UP_MILLIS = 1_000;

  private final QuestionProjection projection;
  private final QuestionFeed feed;
  private final Function<HttpServerRequest, Optional<EventStreams.Open>> rooms;
  private final Map<SittingId, Readers> readers = new HashMap<>();

  /** The readers of a sitting, each with the number that it has seen. */
  private static final class Readers {
    public final QuestionProjection.Snapshot snapshot;
    final Map<EventStream, Long> seen = new LinkedHashMap<>();

    Readers(QuestionProjection.Snapshot snapshot) {
      this.snapshot = snapshot;
    }
  }

  /**
   * No stream is open yet.
   *
   * @param rooms makes room for one, if there is some
   */
  QuestionStreams(
      QuestionProjection projection,
      QuestionFeed feed,
      Function<HttpServerRequest, Optional<EventStreams.Open>> rooms) {
    this.projection = projection;
    this.feed = feed;
    this.rooms = rooms;
  }

  /** Begins to send, on the loop of the caller. */
  void start(Vertx vertx) {
    Context loop = vertx.getOrCreateContext();
    feed.onChange(
        (sitting, from, to, event) -> loop.runOnContext(turn -> tell(sitting, from, to, event)));
    vertx.setPeriodic(KEEP_ALIVE_MILLIS, timer -> keepAlive());
    vertx.setPeriodic(CATCH_UP_MILLIS, timer -> readers.forEach(this::catchUp));
  }

  /**
   * A page listens.
   *
   * @param snapshot of what it listens to
   * @return false if there is no room
   */
  boolean open(QuestionProjection.Snapshot snapshot, HttpServerRequest request) {
    Optional<EventStreams.Open> room = rooms.apply(request);
    room.ifPresent(each -> open(snapshot, request, each));
    return room.isPresent();
  }

  private void open(
      QuestionProjection.Snapshot snapshot, HttpServerRequest request, EventStreams.Open room) {
    SittingId sitting = snapshot.sitting();
    EventStream stream = new EventStream(request.response());
    QuestionFeed.Missed first = feed.catchUp(snapshot, seen(request));
    if (first.events().length() > 0) {
      var _ = stream.send(first.events());
    }
    readers
        .computeIfAbsent(sitting, none -> new Readers(snapshot))
        .seen
        .put(stream, first.number());
    request
        .response()
        .closeHandler(
            closed -> {
              room.close();
              close(sitting, stream);
            });
  }

  private void close(SittingId sitting, EventStream stream) {
    Readers others = readers.get(sitting);
    if (others != null && others.seen.remove(stream) != null) {
      if (others.seen.isEmpty()) {
        readers.remove(sitting);
      }
    }
  }

  private static Optional<Long> seen(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Last-Event-ID"))
        .filter(id -> id.matches("\\d{1,18}"))
        .map(Long::parseLong);
  }

  private void tell(SittingId sitting, long from, long to, Buffer event) {
    Readers of = readers.get(sitting);
    if (of != null) {
      of.seen
          .entrySet()
          .forEach(
              reader -> {
                if (reader.getValue() == from && reader.getKey().send(event)) {
                  reader.setValue(to);
                }
              });
    }
  }

  /** Who missed something gets it now. */
  private void catchUp(SittingId sitting, Readers of) {
    of.seen
        .entrySet()
        .forEach(
            reader -> {
              QuestionFeed.Missed missed =
                  feed.catchUp(of.snapshot, Optional.of(reader.getValue()));
              if (missed.events().length() > 0 && reader.getKey().send(missed.events())) {
                reader.setValue(missed.number());
              }
            });
  }

  private void keepAlive() {
    readers.forEach(
        (sitting, of) -> {
          projection.keepWatching(sitting);
          of.seen.keySet().forEach(EventStream::keepAlive);
        });
  }
}
