package org.tribune.box.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tribune.core.Bytes;

/**
 * A CMAF segment at another place of its track: the same samples, with each chunk's sequence number
 * (mfhd) and decode time (tfdt) moved on.
 *
 * <pre>
 *   moof ─ mfhd  version and flags, sequence number: 32 bits
 *        ─ traf ─ tfdt  version and flags, decode time: 64 bits in version 1
 * </pre>
 */
final class MovedSegment {
  private static final int HEADER = 8;
  private static final int FULL_HEADER = 12;

  private final ByteBuffer bytes;
  private final long ticks;
  private final long places;
  private int chunks = 0;

  private MovedSegment(byte[] bytes, long ticks, long places) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.ticks = ticks;
    this.places = places;
  }

  /**
   * {@code segment}, {@code ticks} and {@code places} chunks later.
   *
   * @throws IllegalArgumentException if it has no chunks, or times of 32 bits
   */
  static Bytes of(Bytes segment, long ticks, long places) {
    byte[] copy = segment.array().clone();
    MovedSegment moved = new MovedSegment(copy, ticks, places);
    moved.move(0, copy.length);
    if (moved.chunks == 0) {
      throw new IllegalArgumentException("Not a segment: it has no moof");
    }
    return Bytes.wrap(copy);
  }

  private void move(int from, int to) {
    for (int at = from; at < to; at += bytes.getInt(at)) {
      switch (type(at)) {
        case "moof", "traf" -> move(at + HEADER, at + bytes.getInt(at));
        case "mfhd" -> {
          chunks++;
          bytes.putInt(at + FULL_HEADER, (int) (bytes.getInt(at + FULL_HEADER) + places));
        }
        case "tfdt" -> {
          if (bytes.get(at + HEADER) != 1) {
            throw new IllegalArgumentException("A decode time of 32 bits");
          }
          bytes.putLong(at + FULL_HEADER, bytes.getLong(at + FULL_HEADER) + ticks);
        }
        default -> {
          // Samples and what describes them stay as they are.
        }
      }
    }
  }

  private String type(int at) {
    return new String(bytes.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
  }
}
