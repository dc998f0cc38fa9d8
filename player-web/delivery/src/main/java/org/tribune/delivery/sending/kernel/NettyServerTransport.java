package org.tribune.delivery.sending.kernel;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.bulkhead.RequestScheduler;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ConnectionGuard;
import org.tribune.delivery.limit.StreamGuard;
import org.tribune.delivery.sending.ServerTransport;

/** Looks at a connection as soon as it is accepted, and at each stream while it is open. */
public final class NettyServerTransport implements ServerTransport {
  @Override
  public Vertx start(VertxOptions options, ClientLimits limits, ClientLoad connection) {
    ListeningGuard guard = new ListeningGuard(limits.room(), limits.clients(), connection);
    return Vertx.builder().with(options).withTransport(GuardedTransport.of(guard)).build();
  }

  /** The usual HTTP/2: this package writes to its streams. */
  @Override
  public HttpServerOptions listening(HttpServerOptions options) {
    return options;
  }

  /** Connections were counted where they were accepted. */
  @Override
  public ConnectionGuard guard(ClientLimits limits, ClientLoad connection) {
    return new ConnectionGuard() {
      @Override
      public boolean admits(HttpConnection connection, Optional<ClientNetwork> network) {
        WritabilityNotifier.addTo(connection);
        if (connection instanceof ConnectionBase base) {
          ListeningGuard.speaks(base.channel());
        }
        return true;
      }

      @Override
      public Optional<StreamGuard> streams(HttpConnection connection, ClientNetwork network) {
        return StreamCounter.of(connection, limits.room(), network);
      }

      @Override
      public void closed(HttpConnection connection) {}
    };
  }

  /**
   * A scheduled task is run only after the loop has looked for what is ready, a usual one is not.
   */
  @Override
  public RequestScheduler.Loop turns(Context context) {
    EventLoop loop = ((ContextInternal) context).nettyEventLoop();
    return new RequestScheduler.Loop() {
      @Override
      public void afterReading(Runnable task) {
        context.runOnContext(ignored -> task.run());
      }

      @Override
      public void afterNextReading(Runnable task) {
        ScheduledFuture<?> _ =
            loop.schedule(() -> afterReading(task), /* delay= */ 0, TimeUnit.NANOSECONDS);
      }
    };
  }
}
