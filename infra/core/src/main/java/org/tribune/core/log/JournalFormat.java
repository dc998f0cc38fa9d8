package org.tribune.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.tribune.core.Bytes;

/**
 * The bytes of a journal, big-endian:
 *
 * <pre>
 *   entry: mark:32 ("TRJ1")  checksum:32 (CRC-32C of what follows)
 *          time:64 (ms since the Unix epoch)  keyLength:16 key (UTF-8)  valueLength:32 value
 * </pre>
 *
 * The mark lets a reader find the next entry after damaged bytes. All is read from plain arrays: a
 * start reads half a million entries before the compiler has come to much.
 */
final class JournalFormat {
  /** The longest value: what a Kafka topic of ours takes, too. */
  static final int LONGEST_VALUE = 16 << 20;

  private static final int MARK = 0x54524A31;
  private static final int CHECKSUM = Integer.BYTES;
  private static final int HEAD = Integer.BYTES * 2;
  private static final int KEY = HEAD + Long.BYTES + Short.BYTES;
  private static final int SHORTEST = KEY + Integer.BYTES;

  /** An entry that was found. */
  record Found(long timeMillis, String key, Bytes value) {}

  private JournalFormat() {}

  static byte[] encode(long timeMillis, String key, byte[] value) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    if (name.length > 0xFFFF || value.length > LONGEST_VALUE) {
      throw new LogException(
          "An entry of "
              + value.length
              + " bytes is too long for the log, which takes "
              + LONGEST_VALUE);
    }
    byte[] bytes = new byte[SHORTEST + name.length + value.length];
    ByteBuffer out = ByteBuffer.wrap(bytes).putInt(MARK).putInt(/* checksum, later */ 0);
    out.putLong(timeMillis).putShort((short) name.length).put(name);
    out.putInt(value.length).put(value);
    out.putInt(CHECKSUM, checksum(bytes, HEAD, bytes.length));
    return bytes;
  }

  /**
   * How long the entry at {@code from} is at least, as far as is known from what stands before
   * {@code to}: its length, if that is enough. The highest number there is, if its length is
   * impossible.
   */
  static int lengthAtLeast(byte[] bytes, int from, int to) {
    if (to - from < SHORTEST) {
      return SHORTEST;
    }
    int withName = SHORTEST + keyLength(bytes, from);
    if (to - from < withName) {
      return withName;
    }
    int value = integer(bytes, from + withName - Integer.BYTES);
    return value < 0 || value > LONGEST_VALUE ? Integer.MAX_VALUE : withName + value;
  }

  /** True if the whole, undamaged entry is at {@code from} and before {@code to}. */
  static boolean isWhole(byte[] bytes, int from, int to) {
    int length = lengthAtLeast(bytes, from, to);
    return length <= to - from
        && integer(bytes, from) == MARK
        && integer(bytes, from + CHECKSUM) == checksum(bytes, from + HEAD, from + length);
  }

  /** The entry at {@code from}, which is whole. */
  static Found read(byte[] bytes, int from) {
    int value = valueFrom(bytes, from);
    int length = integer(bytes, value - Integer.BYTES);
    return new Found(
        ByteBuffer.wrap(bytes).getLong(from + HEAD),
        key(bytes, from),
        Bytes.wrap(Arrays.copyOfRange(bytes, value, value + length)));
  }

  /** Where the value begins of the entry at {@code from}; it is the last part. */
  static int valueFrom(byte[] bytes, int from) {
    return from + SHORTEST + keyLength(bytes, from);
  }

  /** The key of the entry at {@code from}, which is whole. */
  static String key(byte[] bytes, int from) {
    return new String(bytes, from + KEY, keyLength(bytes, from), StandardCharsets.UTF_8);
  }

  /** True if that is the key of the entry at {@code from}, which is whole. */
  static boolean hasKey(byte[] bytes, int from, byte[] name) {
    int key = from + KEY;
    return Arrays.equals(bytes, key, key + keyLength(bytes, from), name, 0, name.length);
  }

  private static int keyLength(byte[] bytes, int from) {
    int length = from + KEY - Short.BYTES;
    return (bytes[length] & 0xFF) << 8 | (bytes[length + 1] & 0xFF);
  }

  private static int integer(byte[] bytes, int from) {
    return bytes[from] << 24
        | (bytes[from + 1] & 0xFF) << 16
        | (bytes[from + 2] & 0xFF) << 8
        | (bytes[from + 3] & 0xFF);
  }

  /** Where the next mark is, at or after {@code from} and whole before {@code to}; else -1. */
  static int nextMark(byte[] bytes, int from, int to) {
    for (int i = from; i <= to - Integer.BYTES; i++) {
      if (integer(bytes, i) == MARK) {
        return i;
      }
    }
    return -1;
  }

  private static int checksum(byte[] bytes, int from, int to) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, to - from);
    return (int) checksum.getValue();
  }
}
