package org.tribune.site.opendata;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tribune.core.Sha256;
import org.tribune.delivery.origin.CacheLife;

/**
 * A file as it is given out: kept compressed, since nearly all who ask take it so. Immutable.
 *
 * @param data what it is of the data; empty for a schema and for the catalogue
 * @param type its Content-Type
 * @param length in bytes, uncompressed
 * @param rows how many rows, or entries, it has
 * @param tag of its content, without quotes
 * @param changedAt when what it is made of was last written
 */
record PublishedFile(
    String name,
    Optional<DataFile> data,
    String type,
    Buffer gzipped,
    int length,
    int rows,
    String tag,
    Instant changedAt) {
  private static final String GZIPPED = "-gzip";
  private static final int TAG_DIGITS = 32;

  static PublishedFile of(
      String name, Optional<DataFile> data, String type, String text, int rows, Instant at) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new PublishedFile(
        name,
        data,
        type,
        Buffer.buffer(gzip(bytes)),
        bytes.length,
        rows,
        Sha256.hex(bytes).substring(0, TAG_DIGITS),
        at);
  }

  /** The address from the site's root on. */
  String address() {
    return OpenDataRoutes.PATH + name;
  }

  /** Its text. */
  String text() {
    return new String(plain(), StandardCharsets.UTF_8);
  }

  /**
   * Answers with it, or that it is the one that is known. Any site's page may read it: there is
   * nothing here that not everybody may, and nobody is signed in here (CORS).
   */
  void send(RoutingContext context) {
    boolean isZipped =
        Optional.ofNullable(context.request().getHeader("Accept-Encoding"))
            .filter(each -> each.contains("gzip"))
            .isPresent();
    // Two sequences of bytes have two tags (RFC 9110, section 8.8.3.3).
    String etag = "\"" + tag + (isZipped ? GZIPPED : "") + "\"";
    HttpServerResponse response =
        context
            .response()
            .putHeader("ETag", etag)
            .putHeader("Vary", "Accept-Encoding")
            .putHeader("Cache-Control", CacheLife.WITHDRAWABLE)
            .putHeader("Access-Control-Allow-Origin", "*")
            .putHeader("X-Content-Type-Options", "nosniff");
    String known = Optional.ofNullable(context.request().getHeader("If-None-Match")).orElse("");
    if (known.equals("*") || known.contains("\"" + tag)) {
      response.setStatusCode(304).end();
      return;
    }
    Buffer body = isZipped ? gzipped.copy() : Buffer.buffer(plain());
    response
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "inline; filename=\"" + name + "\"")
        .putHeader("Content-Length", String.valueOf(body.length()));
    if (isZipped) {
      response.putHeader("Content-Encoding", "gzip");
    }
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(body);
    }
  }

  private byte[] plain() {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped.getBytes()))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can't fail", e);
    }
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can't fail", e);
    }
    return bytes.toByteArray();
  }
}
