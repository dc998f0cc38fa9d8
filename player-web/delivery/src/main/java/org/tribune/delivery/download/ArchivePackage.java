package org.tribune.delivery.download;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.tribune.core.Bytes;

/**
 * The archive package: a ZIP of metadata, one MP4 and the SHA-256 sums of all. Its length is known
 * before any byte of the MP4 is read; the sums are made on the way.
 *
 * <pre>
 *   metadata.json, metadata.html    stored
 *   captions-fr.vtt, …              stored; one for each language
 *   recording.mp4                   deflated, in blocks that are stored as they are, so that programs
 *                                   which read an archive as it comes find its end
 *   SHA256SUMS                      stored
 * </pre>
 */
final class ArchivePackage {
  private static final String SUMS = "SHA256SUMS";
  private static final int DIGEST_DIGITS = 64;

  private final List<Text> texts;
  private final String film;
  private final long filmLength;
  private final LocalDateTime time;
  private final Bytes start;
  private final List<ZipRecords.Entry> entries = new ArrayList<>();
  private final long filmOffset;
  private final long length;

  /** A small file of the package. */
  record Text(String name, Bytes content) {}

  /**
   * A package.
   *
   * @param texts what comes before the film
   * @param film the name of the MP4, in plain letters
   * @param filmLength of the MP4 in bytes
   * @param time that all files bear
   */
  ArchivePackage(List<Text> texts, String film, long filmLength, LocalDateTime time) {
    this.texts = List.copyOf(texts);
    this.film = film;
    this.filmLength = filmLength;
    this.time = time;
    List<Bytes> runs = new ArrayList<>();
    long offset = 0;
    for (Text text : texts) {
      ZipRecords.Entry entry = stored(text, offset);
      entries.add(entry);
      runs.add(ZipRecords.localHeader(entry));
      runs.add(text.content());
      offset += runs.get(runs.size() - 2).length() + text.content().length();
    }
    filmOffset = offset;
    runs.add(ZipRecords.localHeader(filmEntry(/* crc= */ 0)));
    start = joined(runs);
    // Sums of any value take the same room.
    length = start.length() + packedFilm() + end(/* crc= */ 0, digest().digest()).length();
  }

  private ZipRecords.Entry stored(Text text, long offset) {
    long size = text.content().length();
    long crc = crc(text.content());
    return new ZipRecords.Entry(
        text.name(), ZipRecords.STORED, /* streamed= */ false, crc, size, size, offset, time);
  }

  private ZipRecords.Entry filmEntry(long crc) {
    return new ZipRecords.Entry(
        film,
        ZipRecords.DEFLATED,
        /* streamed= */ true,
        crc,
        filmLength,
        packedFilm(),
        filmOffset,
        time);
  }

  private long packedFilm() {
    return StoredBlocks.packedLength(filmLength);
  }

  /** In bytes. */
  long length() {
    return length;
  }

  long filmLength() {
    return filmLength;
  }

  /** What comes before the film's first byte. */
  Bytes start() {
    return start;
  }

  /**
   * What comes behind the film.
   *
   * @param crc the film's CRC-32
   * @param sha256 the film's
   */
  Bytes end(long crc, byte[] sha256) {
    List<ZipRecords.Entry> all = new ArrayList<>(entries);
    ZipRecords.Entry filmEntry = filmEntry(crc);
    all.add(filmEntry);
    Bytes descriptor = ZipRecords.dataDescriptor(filmEntry);
    long offset = start.length() + packedFilm() + descriptor.length();
    Text sums = new Text(SUMS, sums(sha256));
    ZipRecords.Entry sumsEntry = stored(sums, offset);
    all.add(sumsEntry);
    Bytes header = ZipRecords.localHeader(sumsEntry);
    offset += header.length() + sums.content().length();
    return joined(List.of(descriptor, header, sums.content(), ZipRecords.directory(all, offset)));
  }

  /** As sha256sum writes and checks them. */
  private Bytes sums(byte[] filmDigest) {
    StringBuilder lines = new StringBuilder(3 * DIGEST_DIGITS);
    texts.forEach(text -> line(lines, digest().digest(text.content().array()), text.name()));
    line(lines, filmDigest, film);
    return Bytes.utf8(lines.toString());
  }

  private static void line(StringBuilder lines, byte[] digest, String name) {
    lines.append(HexFormat.of().formatHex(digest)).append("  ").append(name).append('\n');
  }

  /** An empty SHA-256. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static long crc(Bytes content) {
    CRC32 crc = new CRC32();
    crc.update(content.array());
    return crc.getValue();
  }

  private static Bytes joined(List<Bytes> runs) {
    byte[] all = new byte[runs.stream().mapToInt(Bytes::length).sum()];
    int at = 0;
    for (Bytes run : runs) {
      System.arraycopy(run.array(), 0, all, at, run.length());
      at += run.length();
    }
    return Bytes.wrap(all);
  }

  /** The time of an entry, for which ZIP has no zone: in UTC. */
  static LocalDateTime time(java.time.Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
