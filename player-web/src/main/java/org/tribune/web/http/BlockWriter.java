package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.VertxConnection;
import java.util.List;
import java.util.Optional;

/**
 * Writes the blocks of an answer whose length is known. Where nothing is between the answer and the
 * socket, a block goes past Vert.x, which can have the kernel send a file only as a whole answer.
 * For the response's event loop.
 */
public final class BlockWriter {
  /** Shorter bodies are copied as cheaply as the kernel is asked once more, in bytes. */
  static final int SHORTEST_IN_FILE = 24 * 1_024;

  private final HttpServerResponse response;
  private final Optional<VertxConnection> socket;

  private BlockWriter(HttpServerResponse response, Optional<VertxConnection> socket) {
    this.response = response;
    this.socket = socket;
  }

  /** Writes the answer to {@code request}. */
  public static BlockWriter of(HttpServerRequest request) {
    return new BlockWriter(
        request.response(),
        isByTheKernel(request) && request.connection() instanceof VertxConnection connection
            ? Optional.of(connection)
            : Optional.empty());
  }

  /** True if the connection is neither encrypted nor HTTP/2. */
  static boolean isByTheKernel(HttpServerRequest request) {
    return !request.isSSL() && !request.version().equals(HttpVersion.HTTP_2);
  }

  /** True if blocks may refer to files. */
  public boolean takesFiles() {
    return socket.isPresent();
  }

  /**
   * Writes a block, after the head if that is not written yet, and closes it.
   *
   * @return when it is sent, or will never be
   */
  public Future<Void> write(BodyBlock block) {
    if (socket.isPresent() && block.hasFiles()) {
      if (!response.headWritten()) {
        Future<Void> _ = response.writeHead();
      }
      Promise<Void> sent = Promise.promise();
      List<Object> messages = block.messages();
      messages.subList(0, messages.size() - 1).forEach(socket.get()::writeToChannel);
      socket.get().writeToChannel(messages.getLast(), sent);
      return sent.future().onComplete(done -> block.close());
    }
    ByteBuf bytes = block.take();
    return response
        .write(BufferInternal.buffer(Unpooled.unreleasableBuffer(bytes)))
        .onComplete(done -> bytes.release());
  }
}
