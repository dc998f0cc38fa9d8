package org.tribune.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
 * The mark lets a reader find the next entry after damaged bytes.
 */
final class JournalFormat {
  /** The longest value: what a Kafka topic of ours takes, too. */
  static final int LONGEST_VALUE = 16 << 20;

  private static final int MARK = 0x54524A31;
  private static final int HEAD = Integer.BYTES * 2;
  private static final int SHORTEST = HEAD + Long.BYTES + Short.BYTES + Integer.BYTES;

  /** An entry that was found, and where the next begins. */
  record Found(long timeMillis, String key, Bytes value, int end) {}

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
    out.putInt(Integer.BYTES, checksum(bytes, HEAD, bytes.length));
    return bytes;
  }

  /** The whole, undamaged entry at {@code offset}. */
  static Optional<Found> read(byte[] journal, int offset) {
    ByteBuffer in = ByteBuffer.wrap(journal, offset, journal.length - offset);
    if (in.remaining() < SHORTEST || in.getInt() != MARK) {
      return Optional.empty();
    }
    int checksum = in.getInt();
    long time = in.getLong();
    int nameLength = Short.toUnsignedInt(in.getShort());
    if (in.remaining() < nameLength + Integer.BYTES) {
      return Optional.empty();
    }
    byte[] name = new byte[nameLength];
    in.get(name);
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      return Optional.empty();
    }
    int end = in.position() + length;
    if (checksum(journal, offset + HEAD, end) != checksum) {
      return Optional.empty();
    }
    byte[] value = new byte[length];
    in.get(value);
    return Optional.of(
        new Found(time, new String(name, StandardCharsets.UTF_8), Bytes.wrap(value), end));
  }

  /** Where the next mark is, at or after {@code offset}; the journal's end if there is none. */
  static int nextMark(byte[] journal, int offset) {
    ByteBuffer bytes = ByteBuffer.wrap(journal);
    for (int i = offset; i <= journal.length - Integer.BYTES; i++) {
      if (bytes.getInt(i) == MARK) {
        return i;
      }
    }
    return journal.length;
  }

  private static int checksum(byte[] bytes, int from, int to) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, to - from);
    return (int) checksum.getValue();
  }
}
