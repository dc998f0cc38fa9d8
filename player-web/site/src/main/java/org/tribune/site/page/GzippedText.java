package org.tribune.site.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * Text that was written for one answer, compressed: pages hold no secret that this could reveal.
 */
final class GzippedText {
  private GzippedText() {}

  static Buffer of(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 2);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can't fail", e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
