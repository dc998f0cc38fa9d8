package org.tribune.ingest.rtmp;

import java.util.Optional;
import org.tribune.core.Bytes;

/**
 * What AAC's configuration says (ISO/IEC 14496-3 section 1.6.2.1).
 *
 * @param sampleRate of the core coder, samples a second
 * @param channels 0 if a program config element gives them
 */
record AacConfig(int sampleRate, int channels) {
  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };
  private static final int ESCAPED_TYPE = 31;
  private static final int EXPLICIT_RATE = 15;

  /** Reads it; empty if it is cut short or reserved. */
  static Optional<AacConfig> read(Bytes configuration) {
    try {
      BitReader in = new BitReader(configuration);
      if (in.bits(5) == ESCAPED_TYPE) {
        in.skip(6);
      }
      int index = in.bits(4);
      if (index >= RATES.length && index != EXPLICIT_RATE) {
        return Optional.empty();
      }
      int rate = index == EXPLICIT_RATE ? in.bits(24) : RATES[index];
      int layout = in.bits(4);
      return Optional.of(new AacConfig(rate, channelsOf(layout)));
    } catch (RtmpException.Malformed e) {
      return Optional.empty();
    }
  }

  private static int channelsOf(int layout) {
    return switch (layout) {
      case 1, 2, 3, 4, 5, 6 -> layout;
      case 7, 12, 14 -> 8;
      case 11 -> 7;
      default -> 0;
    };
  }
}
