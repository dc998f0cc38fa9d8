package org.tribune.ingest.source;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * What a datagram says of SRT's handshake (draft-sharabayko-srt-01, sections 3.2 and 3.2.1).
 *
 * <pre>
 *   0   1:1 type:15=0 subtype:16     4  0     8  timestamp     12  destination
 *   16  version  20 encryption:16 extension:16  24 sequence  28 MTU  32 window  36 handshake type
 * </pre>
 */
final class SrtHandshake {
  /** The listener agreed: its conclusion. */
  static final int ACCEPTED = 0;

  /** REJ_BADSECRET: the passphrases differ. */
  static final int WRONG_PASSPHRASE = 1010;

  /** REJ_UNSECURE: one side has a passphrase, the other has none. */
  static final int ONE_PASSPHRASE = 1011;

  private static final int CONTROL_HANDSHAKE = 0x8000;
  private static final int TYPE_AT = 36;
  private static final int CONCLUSION = -1;
  private static final int FIRST_REJECTION = 1_000;
  private static final int LAST_REJECTION = 9_999;

  private SrtHandshake() {}

  /** True if it is a handshake. */
  static boolean isOne(ByteBuffer datagram) {
    return datagram.remaining() >= TYPE_AT + Integer.BYTES
        && (datagram.getShort(datagram.position()) & 0xFFFF) == CONTROL_HANDSHAKE;
  }

  /** {@link #ACCEPTED} or the code of the rejection, if a listener's datagram says either. */
  static OptionalInt verdict(ByteBuffer datagram) {
    if (!isOne(datagram)) {
      return OptionalInt.empty();
    }
    int type = datagram.getInt(datagram.position() + TYPE_AT);
    if (type == CONCLUSION) {
      return OptionalInt.of(ACCEPTED);
    }
    return type >= FIRST_REJECTION && type <= LAST_REJECTION
        ? OptionalInt.of(type)
        : OptionalInt.empty();
  }
}
