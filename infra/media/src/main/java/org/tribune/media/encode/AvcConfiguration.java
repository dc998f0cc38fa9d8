package org.tribune.media.encode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tribune.core.Bytes;

/**
 * The parameter sets of an H.264 stream (AVCDecoderConfigurationRecord, ISO/IEC 14496-15 5.3.3.1).
 *
 * @param sequence the SPS
 * @param picture the PPS
 */
public record AvcConfiguration(Bytes sequence, Bytes picture) {
  private static final int SEQUENCE_PARAMETER_SET = 7;
  private static final int PICTURE_PARAMETER_SET = 8;
  private static final int BOX_TYPE = 4;

  /** Version, profile, constraints, level, length size, number of sequence sets. */
  private static final int RECORD_HEADER = 6;

  static AvcConfiguration ofAnnexB(byte[] extradata) {
    Bytes sequence = Bytes.EMPTY;
    Bytes picture = Bytes.EMPTY;
    List<int[]> units = AnnexB.units(extradata);
    for (int[] unit : units) {
      Bytes bytes = Bytes.wrap(Arrays.copyOfRange(extradata, unit[0], unit[0] + unit[1]));
      switch (extradata[unit[0]] & 31) {
        case SEQUENCE_PARAMETER_SET -> sequence = bytes;
        case PICTURE_PARAMETER_SET -> picture = bytes;
        default -> {
          // SEI: not part of the record.
        }
      }
    }
    if (sequence.length() < 4 || picture.isEmpty()) {
      throw new IllegalArgumentException("x264 gave no parameter sets");
    }
    return new AvcConfiguration(sequence, picture);
  }

  /**
   * The one of a CMAF header, whose avcC box holds one set of each kind.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static AvcConfiguration ofHeader(Bytes header) {
    byte[] bytes = header.array();
    for (int at = 0; at + 16 < bytes.length; at++) {
      if (bytes[at] == 'a'
          && bytes[at + 1] == 'v'
          && bytes[at + 2] == 'c'
          && bytes[at + 3] == 'C') {
        Bytes sequence = set(bytes, at + BOX_TYPE + RECORD_HEADER);
        int behind = at + BOX_TYPE + RECORD_HEADER + 2 + sequence.length();
        return new AvcConfiguration(sequence, set(bytes, behind + 1));
      }
    }
    throw new IllegalArgumentException("This header has no parameter sets of H.264 (avcC)");
  }

  private static Bytes set(byte[] bytes, int at) {
    int length = ((bytes[at] & 255) << 8) | (bytes[at + 1] & 255);
    return Bytes.wrap(Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
  }

  /** level_idc: ten times the level. */
  public int level() {
    return sequence.array()[3] & 255;
  }

  /** As in RFC 6381: {@code avc1.} profile, constraints and level in hex. */
  public String codec() {
    byte[] bytes = sequence.array();
    return String.format(
        Locale.ROOT, "avc1.%02x%02x%02x", bytes[1] & 255, bytes[2] & 255, bytes[3] & 255);
  }

  /** The record's bytes: the content of an avcC box. */
  public Bytes record() {
    byte[] sps = sequence.array();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    out.write(sps, 1, 3);
    out.write(0b11111100 | 3); // lengths of 4 bytes
    out.write(0b11100000 | 1);
    writeSet(out, sequence);
    out.write(1);
    writeSet(out, picture);
    if (hasChromaFields(sps[1] & 255)) {
      out.write(0b11111100 | 1); // 4:2:0
      out.write(0b11111000); // 8 bits luma
      out.write(0b11111000); // 8 bits chroma
      out.write(0);
    }
    return Bytes.wrap(out.toByteArray());
  }

  private static boolean hasChromaFields(int profile) {
    return profile != 66 && profile != 77 && profile != 88;
  }

  private static void writeSet(ByteArrayOutputStream out, Bytes set) {
    out.write(set.length() >> 8);
    out.write(set.length());
    out.write(set.array(), 0, set.length());
  }
}
