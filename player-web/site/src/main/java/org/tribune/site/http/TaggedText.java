package org.tribune.site.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.core.Sha256;

/** Text as an answer that caches ask for anew by its own tag (RFC 9110, section 8.8.3). */
public final class TaggedText {
  private static final int TAG_DIGITS = 32;

  private TaggedText() {}

  /**
   * Answers with a text, or that it is the one that is known.
   *
   * @param type its Content-Type
   * @param caches what they may do: its Cache-Control
   */
  public static void send(RoutingContext context, String type, String caches, String text) {
    String tag = "\"" + Sha256.hex(text).substring(0, TAG_DIGITS) + "\"";
    HttpServerResponse response =
        context
            .response()
            .putHeader("ETag", tag)
            .putHeader("Cache-Control", caches)
            .putHeader("X-Content-Type-Options", "nosniff");
    String known = Optional.ofNullable(context.request().getHeader("If-None-Match")).orElse("");
    if (known.equals("*") || known.contains(tag)) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", type).end(text);
    }
  }
}
