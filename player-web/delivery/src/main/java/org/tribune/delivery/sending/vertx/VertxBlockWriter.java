package org.tribune.delivery.sending.vertx;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import org.tribune.delivery.sending.BlockWriter;
import org.tribune.delivery.sending.BodyBlock;

/** Writes each block as one buffer. */
record VertxBlockWriter(HttpServerResponse response) implements BlockWriter {
  @Override
  public boolean takesFiles() {
    return false;
  }

  @Override
  public Future<Void> write(BodyBlock block) {
    try (block) {
      return response.write(((VertxBlock) block).take());
    }
  }
}
