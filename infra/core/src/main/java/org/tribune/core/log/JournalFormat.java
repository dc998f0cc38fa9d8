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
    out.putInt(Integer.BYTES, checksum(ByteBuffer.wrap(bytes, HEAD, bytes.length - HEAD)));
    return bytes;
  }

  /** The whole, undamaged entry at {@code offset}. */
  static Optional<Found> read(ByteBuffer journal, int offset) {
    ByteBuffer in = journal.slice(offset, journal.limit() - offset);
    if (lengthAtLeast(in) > in.remaining() || in.getInt() != MARK) {
      return Optional.empty();
    }
    int checksum = in.getInt();
    long time = in.getLong();
    byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(name);
    byte[] value = new byte[in.getInt()];
    in.get(value);
    if (checksum(in.slice(HEAD, in.position() - HEAD)) != checksum) {
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            time,
            new String(name, StandardCharsets.UTF_8),
            Bytes.wrap(value),
            offset + in.position()));
  }

  /**
   * How long the entry at the start of {@code bytes} is at least, as far as can be told from them:
   * its length, if they are that many. The highest number there is, if its length is impossible.
   */
  static int lengthAtLeast(ByteBuffer bytes) {
    if (bytes.remaining() < SHORTEST) {
      return SHORTEST;
    }
    int head = HEAD + Long.BYTES + Short.BYTES;
    int withName = SHORTEST + Short.toUnsignedInt(bytes.getShort(head - Short.BYTES));
    if (bytes.remaining() < withName) {
      return withName;
    }
    int value = bytes.getInt(withName - Integer.BYTES);
    return value < 0 || value > LONGEST_VALUE ? Integer.MAX_VALUE : withName + value;
  }

  /** Where the next mark is, at or after {@code offset}; the journal's end if there is none. */
  static int nextMark(ByteBuffer journal, int offset) {
    for (int i = offset; i <= journal.limit() - Integer.BYTES; i++) {
      if (journal.getInt(i) == MARK) {
        return i;
      }
    }
    return journal.limit();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
