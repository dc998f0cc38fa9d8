package org.tribune.site.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP of texts, as OpenDocument and Office Open XML are. The same texts give the same bytes. For
 * one thread.
 */
public final class Packed {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);
  private final LocalDateTime time;

  /** An empty one, whose entries are of {@code at}. */
  public Packed(Instant at) {
    this.time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  /** A text that stands in it as it is, to be found without unpacking. */
  public Packed stored(String name, String text) {
    byte[] content = text.getBytes(UTF_8);
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = entry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    return put(entry, content);
  }

  /** A text. */
  public Packed with(String name, String text) {
    return put(entry(name), text.getBytes(UTF_8));
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    return entry;
  }

  private Packed put(ZipEntry entry, byte[] content) {
    try {
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can't fail", e);
    }
  }

  /** The whole. */
  public byte[] close() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can't fail", e);
    }
  }
}
