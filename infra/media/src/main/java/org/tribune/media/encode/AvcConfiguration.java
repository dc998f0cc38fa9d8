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
