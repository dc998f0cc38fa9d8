package org.tribune.delivery.sending.kernel;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Has Netty compare again, whenever an HTTP/2 connection is writable again, which of its streams
 * are: one that Netty forgot would never hear of it, and what Vert.x holds for it would never be
 * sent (docs/decisions/0164). Behind the connection's handler. For its event loop.
 */
final class WritabilityNotifier extends ChannelInboundHandlerAdapter {
  private final Http2ConnectionHandler connection;

  private WritabilityNotifier(Http2ConnectionHandler connection) {
    this.connection = connection;
  }

  /** Puts one into a connection, if it is HTTP/2. */
  static void addTo(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channel().pipeline();
      Http2ConnectionHandler handler = pipeline.get(Http2ConnectionHandler.class);
      if (handler != null) {
        pipeline.addLast(new WritabilityNotifier(handler));
      }
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Http2Exception {
    if (context.channel().isWritable()) {
      Http2RemoteFlowController flow = connection.encoder().flowController();
      connection
          .connection()
          .forEachActiveStream(
              stream -> {
                // Widens nothing: it compares.
                flow.incrementWindowSize(stream, /* delta= */ 0);
                return true;
              });
    }
    context.fireChannelWritabilityChanged();
  }
}
