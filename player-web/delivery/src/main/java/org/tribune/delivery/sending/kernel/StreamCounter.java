package org.tribune.delivery.sending.kernel;

import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ClientMemoryBudget;
import org.tribune.delivery.limit.StreamGuard;

/**
 * Counts the streams of an HTTP/2 connection for as long as they are open, answered or not, read or
 * not. For the connection's event loop.
 */
final class StreamCounter extends Http2ConnectionAdapter implements StreamGuard {
  private final ClientMemoryBudget room;
  private final ClientNetwork network;
  private final Set<Integer> admitted = new HashSet<>();

  private StreamCounter(ClientMemoryBudget room, ClientNetwork network) {
    this.room = room;
    this.network = network;
  }

  /** Begins to count, if it is HTTP/2. */
  static Optional<StreamGuard> of(
      HttpConnection connection, ClientMemoryBudget room, ClientNetwork network) {
    Http2ConnectionHandler handler =
        connection instanceof ConnectionBase base
            ? base.channel().pipeline().get(Http2ConnectionHandler.class)
            : null;
    if (handler == null) {
      return Optional.empty();
    }
    StreamCounter guard = new StreamCounter(room, network);
    Http2Connection streams = handler.connection();
    streams.addListener(guard);
    return Optional.of(guard);
  }

  @Override
  public boolean admits(HttpServerRequest request) {
    return admitted.contains(Math.toIntExact(request.streamId()));
  }

  @Override
  public boolean isBusy() {
    return !admitted.isEmpty();
  }

  /** Netty calls this for each that is over. */
  @Override
  public void look() {}

  @Override
  public void onStreamActive(Http2Stream stream) {
    if (room.enter(ClientLoad.STREAM, network)) {
      admitted.add(stream.id());
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    if (admitted.remove(stream.id())) {
      room.leave(ClientLoad.STREAM, network);
    }
  }
}
