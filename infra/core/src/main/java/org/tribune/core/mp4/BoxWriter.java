package org.tribune.core.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tribune.core.Bytes;

/** Writes boxes (ISO/IEC 14496-12 section 4.2) into a growing buffer. Used by one thread. */
public final class BoxWriter {
  private byte[] bytes;
  private int size = 0;

  /** An empty buffer, with room for about {@code expected} bytes. */
  public BoxWriter(int expected) {
    bytes = new byte[expected];
  }

  /** Opens a box; everything until {@link #end} is inside it. Returns what {@code end} wants. */
  public int begin(String type) {
    int start = size;
    u32(0);
    text(type);
    return start;
  }

  /** Opens a full box: with version and flags. */
  public int begin(String type, int version, int flags) {
    int start = begin(type);
    u32((long) version << 24 | flags);
    return start;
  }

  public void end(int start) {
    set32(start, size - start);
  }

  public int size() {
    return size;
  }

  public void set32(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  public void u8(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  public void u16(int value) {
    u8(value >>> 8);
    u8(value);
  }

  public void u32(long value) {
    room(Integer.BYTES);
    set32(size, (int) value);
    size += Integer.BYTES;
  }

  public void u64(long value) {
    u32(value >>> 32);
    u32(value);
  }

  /** The first {@code count} of {@code values}, in 32 bits each. */
  public void u32s(int[] values, int count) {
    room(4 * count);
    ByteBuffer.wrap(bytes, size, 4 * count).asIntBuffer().put(values, 0, count);
    size += 4 * count;
  }

  public void zeros(int count) {
    room(count);
    size += count;
  }

  public void text(String ascii) {
    raw(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public void raw(Bytes run) {
    raw(run.array());
  }

  private void raw(byte[] run) {
    room(run.length);
    System.arraycopy(run, 0, bytes, size, run.length);
    size += run.length;
  }

  /** The identity matrix of tkhd and mvhd. */
  public void matrix() {
    for (long value : new long[] {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000}) {
      u32(value);
    }
  }

  private void room(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }

  public Bytes toBytes() {
    return Bytes.wrap(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
  }
}
