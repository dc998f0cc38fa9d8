package org.tribune.web.api;

import io.vertx.core.http.HttpServerResponse;

/**
 * One open stream of server-sent events. For its event loop. A reader that is slow misses events
 * (each one is the whole state) instead of filling memory.
 */
final class EventStream {
  private final HttpServerResponse response;

  EventStream(HttpServerResponse response) {
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
  boolean send(String event, String data) {
    return write("event: " + event + "\ndata: " + data + "\n\n");
  }

  /** Shows that the line is alive. */
  void keepAlive() {
    write(": keep-alive\n\n");
  }

  private boolean write(String text) {
    // One that was ended, with its session, is not closed before its connection is.
    if (response.ended() || response.closed() || response.writeQueueFull()) {
      return false;
    }
    response.write(text);
    return true;
  }
}
