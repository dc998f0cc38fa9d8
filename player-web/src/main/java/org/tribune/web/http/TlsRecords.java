package org.tribune.web.http;

import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.VertxConnection;

/** How many bytes of a body are encrypted at once. */
public final class TlsRecords {
  /** As much as {@link FilePump} hands over. */
  private static final int AT_ONCE = Integer.getInteger("wrap", 64 * 1_024);

  private TlsRecords() {}

  /**
   * Has a connection's bodies encrypted many records at a time, into one buffer, which spares a
   * buffer and a message a record. Not over HTTP/2, whose frames Netty would copy together first.
   */
  public static void manyAtOnce(HttpConnection connection) {
    if (connection.isSsl()
        && !connection.protocolVersion().equals(HttpVersion.HTTP_2)
        && connection instanceof VertxConnection known) {
      SslHandler handler = known.channel().pipeline().get(SslHandler.class);
      if (handler != null) {
        handler.setWrapDataSize(AT_ONCE);
      }
    }
  }
}
