package org.tribune.site.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Text that was written for one answer, compressed: what is sent so holds no secret that this could
 * reveal.
 */
public final class GzippedText {
  private GzippedText() {}

  /** Ends the answer with it, compressed for who takes that. */
  public static void send(RoutingContext context, String text) {
    String accepted =
        Optional.ofNullable(context.request().getHeader("Accept-Encoding")).orElse("");
    if (accepted.contains("gzip")) {
      context.response().putHeader("Content-Encoding", "gzip").end(of(text));
    } else {
      context.response().end(text);
    }
  }

  private static Buffer of(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 2);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can't fail", e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
