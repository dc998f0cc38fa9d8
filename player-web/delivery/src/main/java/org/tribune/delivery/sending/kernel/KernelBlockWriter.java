package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.unix.UnixChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.VertxConnection;
import java.util.Optional;
import org.tribune.delivery.sending.BlockWriter;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.OpenFile;

/**
 * Where nothing is between the answer and the socket, a block goes past Vert.x, which can have the
 * kernel send a file only as a whole answer; where TLS alone is between them, by {@link TlsWriter}.
 * For the response's event loop.
 */
final class KernelBlockWriter implements BlockWriter {
  /** Shorter bodies are copied as cheaply as the kernel is asked once more, in bytes. */
  static final int SHORTEST_IN_FILE = 24 * 1_024;

  private final HttpServerResponse response;
  private final Optional<VertxConnection> socket;
  private final Optional<TlsWriter> tls;

  private KernelBlockWriter(
      HttpServerResponse response, Optional<VertxConnection> socket, Optional<TlsWriter> tls) {
    this.response = response;
    this.socket = socket;
    this.tls = tls;
  }

  /** Writes the answer to {@code request}. */
  static KernelBlockWriter of(HttpServerRequest request) {
    return new KernelBlockWriter(
        request.response(),
        isByTheKernel(request)
            ? Optional.of((VertxConnection) request.connection())
            : Optional.empty(),
        request.version().equals(HttpVersion.HTTP_2) ? Optional.empty() : TlsWriter.of(request));
  }

  /**
   * True if the kernel can send files to the connection: one that is neither encrypted nor HTTP/2,
   * on Linux, of Netty's epoll transport.
   */
  static boolean isByTheKernel(HttpServerRequest request) {
    return !request.isSSL()
        && !request.version().equals(HttpVersion.HTTP_2)
        && KernelCalls.areSupported()
        && request.connection() instanceof VertxConnection connection
        && connection.channel() instanceof UnixChannel;
  }

  /**
   * Ends the answer to {@code request}, to which the kernel can send, with a run of a file.
   *
   * @return when it is sent, or will never be
   */
  static Future<Void> end(HttpServerRequest request, OpenFile file, int offset, int length) {
    KernelBlock block = new KernelBlock(/* memoryAtOnce= */ 0);
    block.refer(file, offset, length);
    Future<Void> sent = of(request).write(block);
    Future<Void> _ = request.response().end();
    return sent;
  }

  @Override
  public boolean takesFiles() {
    return socket.isPresent();
  }

  @Override
  public Future<Void> write(BodyBlock any) {
    KernelBlock block = (KernelBlock) any;
    if (socket.isPresent() && block.hasFiles()) {
      return write(block, socket.get());
    }
    ByteBuf bytes = block.take();
    return tls.isPresent() ? write(bytes, tls.get()) : write(bytes);
  }

  private Future<Void> write(ByteBuf bytes, TlsWriter encrypted) {
    if (!response.headWritten()) {
      Future<Void> _ = response.writeHead();
    }
    return encrypted.write(bytes);
  }

  private Future<Void> write(ByteBuf bytes) {
    return response
        .write(BufferInternal.buffer(Unpooled.unreleasableBuffer(bytes)))
        .onComplete(done -> bytes.release());
  }

  private Future<Void> write(KernelBlock block, VertxConnection connection) {
    UnixChannel channel = (UnixChannel) connection.channel();
    if (!response.headWritten()) {
      HeadJoiner.addTo(channel.pipeline());
      Future<Void> _ = response.writeHead();
    }
    Promise<Void> sent = Promise.promise();
    connection.writeToChannel(new KernelRegion(block, channel.fd()), sent);
    return sent.future().onComplete(done -> block.close());
  }
}
