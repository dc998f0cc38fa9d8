package org.tribune.delivery.sending;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * Sends a body that is at hand. A large one goes piece by piece, as fast as the reader takes it: a
 * reader that is slow, or has stopped, holds one piece in the network's buffers and not the whole.
 * For the response's event loop.
 */
public final class BodyWriter {
  private static final int PIECE = 64 * 1_024;

  private final HttpServerResponse response;
  private final Buffer body;
  private final Promise<Void> over = Promise.promise();
  private int sent = 0;

  private BodyWriter(HttpServerResponse response, Buffer body) {
    this.response = response;
    this.body = body;
  }

  /**
   * Ends {@code response} with {@code body}.
   *
   * @return when it is sent, or will never be
   */
  public static Future<Void> send(HttpServerResponse response, Buffer body) {
    if (body.length() <= PIECE) {
      return response.end(body);
    }
    response.putHeader("Content-Length", String.valueOf(body.length()));
    BodyWriter writer = new BodyWriter(response, body);
    writer.sendNext();
    return writer.over.future();
  }

  private void sendNext() {
    while (!response.closed()) {
      int end = Math.min(sent + PIECE, body.length());
      Buffer piece = body.slice(sent, end);
      sent = end;
      if (end == body.length()) {
        response.end(piece).onComplete(done -> over.tryComplete());
        return;
      }
      response.write(piece).onFailure(gone -> over.tryComplete());
      if (response.writeQueueFull()) {
        response.drainHandler(ready -> sendNext());
        return;
      }
    }
    over.tryComplete();
  }
}
