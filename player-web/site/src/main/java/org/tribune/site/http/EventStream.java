package org.tribune.site.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.tribune.delivery.http.Problem;

/**
 * One open stream of server-sent events. For its event loop. A reader that is slow misses events
 * (each one is the whole state) instead of filling memory.
 */
public final class EventStream {
  private static final Buffer KEEP_ALIVE = Buffer.buffer(": keep-alive\n\n");

  private static final String RETRY_SECONDS = "30";

  private final HttpServerResponse response;

  public EventStream(HttpServerResponse response) {
    this.response = response;
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
  }

  /**
   * Sends an event.
   *
   * @return false if the reader is too slow just now
   */
  public boolean send(String event, String data) {
    return send(event(event, data));
  }

  /**
   * Sends an event that is written already: many streams share its bytes.
   *
   * @return as {@link #send(String, String)}
   */
  public boolean send(Buffer event) {
    // One that was ended, with its session, is not closed before its connection is.
    if (response.ended() || response.closed() || response.writeQueueFull()) {
      return false;
    }
    response.write(event);
    return true;
  }

  private static Buffer event(String event, String data) {
    return Buffer.buffer("event: " + event + "\ndata: " + data + "\n\n");
  }

  /** An event that a reader who comes back names as the last that it got. */
  public static Buffer event(String event, String id, String data) {
    return Buffer.buffer("id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n");
  }

  /** Shows that the line is alive. */
  public void keepAlive() {
    var _ = send(KEEP_ALIVE);
  }

  /** There is no room for another one. */
  public static void refuse(RoutingContext context) {
    context.response().putHeader("Retry-After", RETRY_SECONDS);
    Answers.problem(
        context, Problem.of(503, "Too many event streams", "request.too-many-followers"));
  }
}
