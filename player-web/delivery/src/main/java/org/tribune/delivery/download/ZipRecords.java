package org.tribune.delivery.download;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.tribune.core.Bytes;

/**
 * The records of a ZIP file (PKWARE APPNOTE 6.3.10, section 4.3). Written here since the length of
 * the whole must be known before its checksums are, which no library offers.
 */
final class ZipRecords {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final long LARGEST = 0xffff_ffffL;
  private static final int ZIP64 = 45;
  private static final int UTF_8 = 0x0800;
  private static final int SUMS_FOLLOW = 0x0008;

  private ZipRecords() {}

  /**
   * A file in the archive.
   *
   * @param name in plain letters
   * @param method {@link #STORED} or {@link #DEFLATED}
   * @param streamed true if its checksum follows it, in a data descriptor
   * @param size in bytes
   * @param packed its size in the archive
   * @param offset of its record in the archive
   * @param time on its clock
   */
  record Entry(
      String name,
      int method,
      boolean streamed,
      long crc,
      long size,
      long packed,
      long offset,
      LocalDateTime time) {
    private byte[] nameBytes() {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    private int flags() {
      return UTF_8 | (streamed ? SUMS_FOLLOW : 0);
    }

    private int dosTime() {
      return time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    }

    private int dosDate() {
      int year = Math.clamp(time.getYear(), 1980, 2107) - 1980;
      return year << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
    }
  }

  private static ByteBuffer room(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Bytes written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return Bytes.wrap(bytes);
  }

  /** What stands before a file (4.3.7); a streamed one may be of any size. */
  static Bytes localHeader(Entry entry) {
    byte[] name = entry.nameBytes();
    ByteBuffer out = room(64 + name.length).putInt(0x04034b50).putShort((short) ZIP64);
    common(out, entry);
    int small = (int) (entry.streamed() ? LARGEST : entry.size());
    out.putInt(entry.streamed() ? 0 : (int) entry.crc()).putInt(small).putInt(small);
    out.putShort((short) name.length).putShort((short) (entry.streamed() ? 20 : 0)).put(name);
    if (entry.streamed()) {
      out.putShort((short) 1).putShort((short) 16).putLong(0).putLong(0);
    }
    return written(out);
  }

  private static void common(ByteBuffer out, Entry entry) {
    out.putShort((short) entry.flags()).putShort((short) entry.method());
    out.putShort((short) entry.dosTime()).putShort((short) entry.dosDate());
  }

  /** What stands behind a streamed file (4.3.9), with 64 bits. */
  static Bytes dataDescriptor(Entry entry) {
    return written(
        room(24)
            .putInt(0x08074b50)
            .putInt((int) entry.crc())
            .putLong(entry.packed())
            .putLong(entry.size()));
  }

  /**
   * The directory at the end (4.3.12 to 4.3.16).
   *
   * @param offset of it in the archive
   */
  static Bytes directory(List<Entry> entries, long offset) {
    int names = entries.stream().mapToInt(entry -> entry.nameBytes().length).sum();
    ByteBuffer out = room(names + 96 * entries.size() + 128);
    entries.forEach(entry -> directoryEntry(out, entry));
    long size = out.position();
    long end = offset + size;
    out.putInt(0x06064b50).putLong(44).putShort((short) ZIP64).putShort((short) ZIP64);
    out.putInt(0).putInt(0).putLong(entries.size()).putLong(entries.size());
    out.putLong(size).putLong(offset);
    out.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    out.putInt(0x06054b50).putInt(0);
    out.putShort((short) entries.size()).putShort((short) entries.size());
    out.putInt((int) size).putInt((int) Math.min(offset, LARGEST)).putShort((short) 0);
    return written(out);
  }

  /** Sizes and offset always in 64 bits: then the length of the directory adds nothing new. */
  private static void directoryEntry(ByteBuffer out, Entry entry) {
    byte[] name = entry.nameBytes();
    out.putInt(0x02014b50).putShort((short) ZIP64).putShort((short) ZIP64);
    common(out, entry);
    out.putInt((int) entry.crc()).putInt((int) LARGEST).putInt((int) LARGEST);
    out.putShort((short) name.length).putShort((short) 28).putShort((short) 0);
    out.putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) LARGEST).put(name);
    out.putShort((short) 1).putShort((short) 24);
    out.putLong(entry.size()).putLong(entry.packed()).putLong(entry.offset());
  }
}
