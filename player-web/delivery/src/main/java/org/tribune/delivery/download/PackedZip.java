package org.tribune.delivery.download;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.delivery.sending.BodySending;

/**
 * A ZIP whose length is known before any of its large files is read: their sums are made on the
 * way, and files of sums come behind them. Immutable.
 *
 * <pre>
 *   Small       stored
 *   Streamed    deflated, in blocks that are stored as they are, so that programs which read an
 *               archive as it comes find its end
 *   Late        stored; written of the sums of what stands before it
 * </pre>
 */
public final class PackedZip {
  private static final int TAG_DIGITS = 24;

  private final List<Part> parts;
  private final String algorithm;
  private final LocalDateTime time;
  private final long length;
  private final String fingerprint;

  /** A file of the archive; its name is in plain letters. */
  public sealed interface Part {
    String name();

    /** One that is at hand. */
    record Small(String name, Bytes content) implements Part {}

    /**
     * One that is read when its turn comes.
     *
     * @param length in bytes
     * @param tag another one if its bytes are others
     * @param reading gives its bytes, in memory; the reader closes it
     */
    record Streamed(String name, long length, String tag, Supplier<Body> reading) implements Part {}

    /**
     * One that is written of the sums of all before it.
     *
     * @param writing gives as many bytes whatever the sums are
     */
    record Late(String name, Function<List<Sum>, Bytes> writing) implements Part {}
  }

  /**
   * What a file has come to.
   *
   * @param length in bytes
   * @param digest in hexadecimal digits
   */
  public record Sum(String name, long length, String digest) {}

  /**
   * An archive.
   *
   * @param algorithm of the digests, as in {@link MessageDigest}
   * @param time that all files bear, in UTC
   */
  public PackedZip(List<? extends Part> parts, String algorithm, java.time.Instant time) {
    this.parts = List.copyOf(parts);
    this.algorithm = algorithm;
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    Survey survey = new Survey();
    this.length = survey.length;
    this.fingerprint = HexFormat.of().formatHex(survey.seen.digest()).substring(0, TAG_DIGITS);
  }

  /** In bytes. */
  public long length() {
    return length;
  }

  /** The same for archives of the same bytes, as far as tags tell. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * The bytes from {@code from} on and before {@code end}; a part of it takes reading everything
   * before that part.
   */
  public Body body(BodySending sending, long from, long end) {
    return new PackedZipBody(sending, this, from, end);
  }

  List<Part> parts() {
    return parts;
  }

  /** An empty digest. */
  MessageDigest digest() {
    return digest(algorithm);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("This JDK has no " + algorithm, e);
    }
  }

  ZipRecords.Entry stored(String name, Bytes content, long offset) {
    CRC32 crc = new CRC32();
    crc.update(content.array());
    long size = content.length();
    return new ZipRecords.Entry(
        name, ZipRecords.STORED, /* streamed= */ false, crc.getValue(), size, size, offset, time);
  }

  ZipRecords.Entry streamed(Part.Streamed part, long crc, long offset) {
    return new ZipRecords.Entry(
        part.name(),
        ZipRecords.DEFLATED,
        /* streamed= */ true,
        crc,
        part.length(),
        StoredBlocks.packedLength(part.length()),
        offset,
        time);
  }

  /** How long all of it will be: sums of any value take the same room. */
  private final class Survey {
    private final MessageDigest seen = Sha256.digest();
    private final String anyDigest = "0".repeat(2 * digest().getDigestLength());
    private final List<Sum> sums = new ArrayList<>();
    private final List<ZipRecords.Entry> entries = new ArrayList<>();
    private long length = 0;

    private Survey() {
      parts.forEach(this::add);
      length += ZipRecords.directory(entries, length).length();
    }

    private void add(Part part) {
      switch (part) {
        case Part.Small small -> add(small.name(), small.content());
        case Part.Late late -> add(late.name(), late.writing().apply(List.copyOf(sums)));
        case Part.Streamed streamed -> {
          ZipRecords.Entry entry = streamed(streamed, /* crc= */ 0, length);
          see(streamed.name(), Bytes.utf8(streamed.tag() + ' ' + streamed.length()));
          entries.add(entry);
          sums.add(new Sum(streamed.name(), streamed.length(), anyDigest));
          length +=
              ZipRecords.localHeader(entry).length()
                  + entry.packed()
                  + ZipRecords.dataDescriptor(entry).length();
        }
      }
    }

    private void add(String name, Bytes content) {
      see(name, content);
      ZipRecords.Entry entry = stored(name, content, length);
      entries.add(entry);
      sums.add(new Sum(name, content.length(), anyDigest));
      length += ZipRecords.localHeader(entry).length() + content.length();
    }

    private void see(String name, Bytes content) {
      Bytes bytes = Bytes.utf8(name);
      seen.update(ByteBuffer.allocate(8).putInt(bytes.length()).putInt(content.length()).flip());
      seen.update(bytes.array());
      seen.update(content.array());
    }
  }
}
