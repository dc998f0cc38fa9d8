package org.tribune.site.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.tribune.delivery.http.RestOfBody;

/**
 * The fields of a small form. Forms of several parts are not taken apart: what decodes them throws
 * on some headers of strangers, and who sends one of them here (RFC 8058, 3.2) wants what is done
 * without any field. Read on the event loop of its request.
 *
 * @param body as it was sent
 */
public record SmallForm(String body) {
  /** Where nothing is sent. */
  static final SmallForm NONE = new SmallForm("");

  private static final int LARGEST = 2_048;
  private static final int TOO_LARGE = 413;

  /** Reads the body of a request; a larger one fails with 413. */
  static void read(RoutingContext context, Consumer<SmallForm> then) {
    HttpServerRequest request = context.request();
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > LARGEST) {
            context.fail(TOO_LARGE);
            RestOfBody.leave(context.vertx(), request);
          }
        });
    request.endHandler(
        _ -> {
          if (body.length() <= LARGEST) {
            then.accept(new SmallForm(body.toString(StandardCharsets.UTF_8)));
          }
        });
    request.resume();
  }

  /** The first value of a field; empty if there is none, or it can't be read. */
  public Optional<String> get(String name) {
    try {
      return Arrays.stream(body.split("&", /* limit= */ -1))
          .filter(each -> each.startsWith(name + "="))
          .map(each -> URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8))
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
