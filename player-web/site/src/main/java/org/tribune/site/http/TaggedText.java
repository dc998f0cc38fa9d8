package org.tribune.site.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Text as an answer that caches ask for anew by its own tag (RFC 9110, section 8.8.3). */
public final class TaggedText {
  private TaggedText() {}

  /**
   * Answers with a text, or that it is the one that is known.
   *
   * @param type its Content-Type
   * @param caches what they may do: its Cache-Control
   */
  public static void send(RoutingContext context, String type, String caches, String text) {
    String tag = "\"" + digest(text) + "\"";
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

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
