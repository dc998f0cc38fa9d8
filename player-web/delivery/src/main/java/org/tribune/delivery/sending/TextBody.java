package org.tribune.delivery.sending;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.tribune.core.Bytes;

/** A text as it is sent: in UTF-8, and compressed. */
public record TextBody(Bytes plain, Bytes gzip) {
  /** Both forms of {@code text}. */
  public static TextBody of(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can't be written to", e);
    }
    return new TextBody(Bytes.wrap(plain), Bytes.wrap(bytes.toByteArray()));
  }
}
