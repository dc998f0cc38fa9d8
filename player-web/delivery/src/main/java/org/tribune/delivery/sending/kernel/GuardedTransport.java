package org.tribune.delivery.sending.kernel;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.spi.transport.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The system's own transport, or Java's, with a {@link ListeningGuard} behind each listening
 * socket: Vert.x has no other way to look at a connection before it has begun with it.
 *
 * @param available see {@link io.vertx.core.transport.Transport}, as the others
 */
record GuardedTransport(
    String name, boolean available, Throwable unavailabilityCause, Transport implementation)
    implements io.vertx.core.transport.Transport {
  /** The best transport of this machine, with {@code guard}. */
  static GuardedTransport of(ListeningGuard guard) {
    io.vertx.core.transport.Transport best = io.vertx.core.transport.Transport.nativeTransport();
    if (best == null || !best.available()) {
      best = NIO;
    }
    return new GuardedTransport(
        best.name(),
        best.available(),
        best.unavailabilityCause(),
        guarded(best.implementation(), guard));
  }

  /** Does what {@code transport} does, and puts the guard to each listening socket's set-up. */
  private static Transport guarded(Transport transport, ListeningGuard guard) {
    return (Transport)
        Proxy.newProxyInstance(
            GuardedTransport.class.getClassLoader(),
            new Class<?>[] {Transport.class},
            (proxy, method, arguments) -> {
              Object result = call(transport, method, arguments);
              if (arguments != null
                  && arguments[arguments.length - 1] instanceof ServerBootstrap bootstrap) {
                bootstrap.handler(guard);
              }
              return result;
            });
  }

  private static Object call(Transport transport, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(transport, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
