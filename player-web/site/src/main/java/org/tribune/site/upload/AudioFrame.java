package org.tribune.site.upload;

/** The headers of frames of MPEG audio (ISO/IEC 11172-3, 2.4.1.3) and of AAC in ADTS. */
final class AudioFrame {
  private static final int[] LAYER_3_OF_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] LAYER_3_OF_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] LAYER_2_OF_1 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] RATES = {44_100, 48_000, 32_000};
  private static final int ADTS_HEADER = 7;

  private AudioFrame() {}

  /** The length of the frame that begins there in bytes; 0 if none does. */
  static int lengthAt(byte[] bytes, int offset) {
    if (offset + ADTS_HEADER > bytes.length
        || (bytes[offset] & 0xFF) != 0xFF
        || (bytes[offset + 1] & 0xE0) != 0xE0) {
      return 0;
    }
    boolean isAdts = (bytes[offset + 1] & 0xF6) == 0xF0;
    return isAdts ? adtsLength(bytes, offset) : mpegLength(bytes, offset);
  }

  private static int adtsLength(byte[] bytes, int offset) {
    int length =
        (bytes[offset + 3] & 0x03) << 11
            | (bytes[offset + 4] & 0xFF) << 3
            | (bytes[offset + 5] & 0xE0) >> 5;
    return length > ADTS_HEADER ? length : 0;
  }

  private static int mpegLength(byte[] bytes, int offset) {
    int version = bytes[offset + 1] >> 3 & 0x03;
    int layer = 4 - (bytes[offset + 1] >> 1 & 0x03);
    int index = bytes[offset + 2] >> 4 & 0x0F;
    int rate = bytes[offset + 2] >> 2 & 0x03;
    boolean isKnown = version != 1 && (layer == 2 || layer == 3);
    if (!isKnown || index == 0 || index == 15 || rate == 3) {
      return 0;
    }
    boolean isFirst = version == 3;
    int[] table = isFirst ? (layer == 2 ? LAYER_2_OF_1 : LAYER_3_OF_1) : LAYER_3_OF_2;
    int samplesByEight = layer == 3 && !isFirst ? 72 : 144;
    int divisor = version == 3 ? 1 : version == 2 ? 2 : 4;
    int padding = bytes[offset + 2] >> 1 & 0x01;
    return samplesByEight * table[index] * 1_000 / (RATES[rate] / divisor) + padding;
  }
}
