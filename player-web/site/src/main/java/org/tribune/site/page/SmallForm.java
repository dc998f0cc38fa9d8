package org.tribune.site.page;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The fields of a small form. Forms of several parts are not taken apart: what decodes them throws
 * on some headers of strangers, and who sends one of them here (RFC 8058, 3.2) wants what is done
 * without any field. On the event loop of its request.
 */
record SmallForm(QueryStringDecoder fields) {
  private static final int LARGEST = 2_048;
  private static final int TOO_LARGE = 413;

  /** Reads the body of a request; a larger one fails with 413. */
  static void read(RoutingContext context, Consumer<SmallForm> then) {
    HttpServerRequest request = context.request();
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() <= LARGEST) {
            body.appendBuffer(part);
          }
        });
    request.endHandler(
        _ -> {
          if (body.length() > LARGEST) {
            context.fail(TOO_LARGE);
            return;
          }
          then.accept(
              new SmallForm(
                  new QueryStringDecoder(
                      body.toString(StandardCharsets.UTF_8), /* hasPath= */ false)));
        });
    request.resume();
  }

  /** The first value of a field; empty if there is none, or it can't be read. */
  Optional<String> get(String name) {
    try {
      return fields.parameters().getOrDefault(name, List.of()).stream().findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
