package org.tribune.ingest.rtmp;

import java.io.ByteArrayOutputStream;
import org.tribune.core.Bytes;

/** Reads bit fields, most significant first. Throws {@link RtmpException.Malformed} at the end. */
final class BitReader {
  private final byte[] bytes;
  private int position;

  BitReader(Bytes bytes) {
    this.bytes = bytes.array();
  }

  /** The payload of a NAL unit, without its emulation prevention (H.264 section 7.3.1). */
  static BitReader ofNalUnit(byte[] unit) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream(unit.length);
    int zeros = 0;
    for (byte next : unit) {
      boolean prevention = zeros >= 2 && next == 3;
      if (!prevention) {
        payload.write(next);
      }
      zeros = next == 0 ? zeros + 1 : 0;
    }
    return new BitReader(Bytes.wrap(payload.toByteArray()));
  }

  /** An unsigned field of 0 to 31 bits. */
  int bits(int count) {
    int value = 0;
    for (int index = 0; index < count; index++) {
      value = (value << 1) | bit();
    }
    return value;
  }

  /** One bit as a flag. */
  boolean flag() {
    return bit() == 1;
  }

  /** Passes over {@code count} bits. */
  void skip(int count) {
    position += count;
  }

  /** ue(v): unsigned Exp-Golomb (H.264 section 9.1). */
  int exponential() {
    int zeros = 0;
    while (bit() == 0) {
      zeros++;
    }
    if (zeros > 30) {
      throw new RtmpException.Malformed("an Exp-Golomb code of " + zeros + " zeros");
    }
    return (1 << zeros) - 1 + bits(zeros);
  }

  /** se(v): signed Exp-Golomb (H.264 section 9.1.1). */
  int signedExponential() {
    int code = exponential();
    return (code & 1) == 1 ? (code + 1) / 2 : -code / 2;
  }

  private int bit() {
    if (position >= bytes.length * 8) {
      throw new RtmpException.Malformed("a bit stream cut short");
    }
    int bit = (bytes[position >> 3] >> (7 - (position & 7))) & 1;
    position++;
    return bit;
  }
}
