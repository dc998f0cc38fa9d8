package org.tribune.delivery.sending.vertx;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import org.tribune.delivery.bulkhead.RequestScheduler;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ConnectionGuard;
import org.tribune.delivery.sending.ServerTransport;

/** Looks at a connection once Vert.x shows it, which over TLS is after the handshake. */
public final class VertxServerTransport implements ServerTransport {
  /** The shortest that a timer of Vert.x may be, in ms. */
  private static final long SOON = 1;

  @Override
  public Vertx start(VertxOptions options, ClientLimits limits, ClientLoad connection) {
    return Vertx.vertx(new VertxOptions(options).setPreferNativeTransport(true));
  }

  /**
   * HTTP/2 with a channel for each stream, which knows by what it has written itself whether it may
   * write. The usual one believes Netty's flow control, which forgets streams that wait while
   * others write (docs/decisions/0164).
   */
  @Override
  public HttpServerOptions listening(HttpServerOptions options) {
    return options.setHttp2MultiplexImplementation(true);
  }

  @Override
  public ConnectionGuard guard(ClientLimits limits, ClientLoad connection) {
    return new VertxConnectionGuard(limits.room(), connection);
  }

  /** A timer is looked at only after the loop has read what is ready. */
  @Override
  public RequestScheduler.Loop turns(Context context) {
    return new RequestScheduler.Loop() {
      @Override
      public void afterReading(Runnable task) {
        context.runOnContext(ignored -> task.run());
      }

      @Override
      public void afterNextReading(Runnable task) {
        context.owner().setTimer(SOON, timer -> afterReading(task));
      }
    };
  }
}
