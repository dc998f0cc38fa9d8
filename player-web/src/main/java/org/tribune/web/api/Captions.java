package org.tribune.web.api;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Captions (WebVTT) as an answer. Caches ask each time, by the text's own tag: a report may be
 * withdrawn, and captions are corrected.
 */
final class Captions {
  private Captions() {}

  static void send(RoutingContext context, String text) {
    String tag = "\"" + digest(text) + "\"";
    HttpServerResponse response =
        context
            .response()
            .putHeader("ETag", tag)
            .putHeader("Cache-Control", "no-cache")
            .putHeader("X-Content-Type-Options", "nosniff");
    String known = Optional.ofNullable(context.request().getHeader("If-None-Match")).orElse("");
    if (known.equals("*") || known.contains(tag)) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", "text/vtt; charset=utf-8").end(text);
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
