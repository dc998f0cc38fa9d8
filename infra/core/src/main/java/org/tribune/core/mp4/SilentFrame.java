package org.tribune.core.mp4;

import java.util.HexFormat;
import java.util.Optional;
import org.tribune.core.Bytes;

/** Silence as an access unit of AAC-LC (ISO/IEC 14496-3): a raw_data_block of zero spectra. */
public final class SilentFrame {
  private SilentFrame() {}

  /** For one or two channels; empty for more, of which we make none. */
  public static Optional<Bytes> of(int channels) {
    return switch (channels) {
      case 1 -> Optional.of(Bytes.wrap(HexFormat.of().parseHex("00c800802380")));
      case 2 -> Optional.of(Bytes.wrap(HexFormat.of().parseHex("210049900219002380")));
      default -> Optional.empty();
    };
  }
}
