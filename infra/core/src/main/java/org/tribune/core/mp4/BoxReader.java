package org.tribune.core.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tribune.core.Bytes;

/** Finds boxes (ISO/IEC 14496-12 section 4.2) in bytes, and reads numbers in them. */
final class BoxReader {
  private static final int HEADER = 8;
  private static final int LARGE_HEADER = 16;

  private final ByteBuffer bytes;

  BoxReader(Bytes bytes) {
    this.bytes = bytes.asByteBuffer();
  }

  /**
   * A box.
   *
   * @param start of its header
   * @param body where its content starts
   * @param end behind its last byte
   */
  record Box(String type, int start, int body, int end) {
    int length() {
      return end - start;
    }
  }

  int length() {
    return bytes.limit();
  }

  /** The box at {@code start}, if it is whole before {@code limit}. */
  Optional<Box> at(int start, int limit) {
    if (limit - start < HEADER) {
      return Optional.empty();
    }
    long size = u32(start);
    int header = HEADER;
    if (size == 1 && limit - start >= LARGE_HEADER) {
      size = bytes.getLong(start + HEADER);
      header = LARGE_HEADER;
    }
    if (size < header || size > limit - start) {
      return Optional.empty();
    }
    byte[] type = new byte[4];
    bytes.get(start + 4, type);
    return Optional.of(
        new Box(
            new String(type, StandardCharsets.ISO_8859_1),
            start,
            start + header,
            start + (int) size));
  }

  /** The first box of this type in {@code from} to {@code limit}. */
  Optional<Box> find(String type, int from, int limit) {
    Optional<Box> box = at(from, limit);
    while (box.isPresent() && !box.get().type().equals(type)) {
      box = at(box.get().end(), limit);
    }
    return box;
  }

  /** The box of this type in {@code parent}. */
  Box in(Box parent, String type) {
    return find(type, parent.body(), parent.end())
        .orElseThrow(
            () ->
                new Mp4Exception(
                    "No " + type + " in the " + parent.type() + " at byte " + parent.start()));
  }

  long u32(int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  long u64(int at) {
    return bytes.getLong(at);
  }

  int u8(int at) {
    return Byte.toUnsignedInt(bytes.get(at));
  }

  int u16(int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  /** A copy of {@code from} to {@code to}. */
  Bytes run(int from, int to) {
    byte[] copy = new byte[to - from];
    bytes.get(from, copy);
    return Bytes.wrap(copy);
  }
}
