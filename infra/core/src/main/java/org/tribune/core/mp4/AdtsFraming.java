package org.tribune.core.mp4;

import java.util.Optional;
import org.tribune.core.Bytes;

/**
 * AAC of CMAF chunks as an audio data transport stream (ADTS), which can be read from any frame on:
 * each access unit behind a header of seven bytes that holds its configuration (ISO/IEC 13818-7,
 * 6.2; ISO/IEC 14496-3, 1.A.2.2). Immutable.
 *
 * <pre>
 *   syncword 12 │ ID 1 │ layer 2 │ protection_absent 1 │ profile 2 │ sampling_frequency_index 4
 *   private_bit 1 │ channel_configuration 3 │ original 1 │ home 1 │ copyright 1 + 1
 *   aac_frame_length 13 │ adts_buffer_fullness 11 │ number_of_raw_data_blocks 2
 * </pre>
 */
public final class AdtsFraming {
  /** The length of a header without a checksum, in bytes. */
  static final int HEADER = 7;

  /** Samples of a frame: ADTS knows no others. */
  public static final int SAMPLES = 1_024;

  private static final int SYNCWORD = 0xfff;
  private static final int PROTECTION_ABSENT = 1;
  private static final int VARIABLE_RATE = 0x7ff;
  private static final int LONGEST = 0x1fff;

  private final AudioSpecificConfig config;
  private final Optional<Bytes> silence;

  private AdtsFraming(AudioSpecificConfig config) {
    this.config = config;
    this.silence = SilentFrame.of(config.channels());
  }

  /**
   * The framing of a track.
   *
   * @param header its CMAF header
   * @throws Mp4Exception if it is not of AAC that ADTS can name
   */
  public static AdtsFraming of(Bytes header) {
    return new AdtsFraming(AudioSpecificConfig.of(header));
  }

  /**
   * The frames of a part or segment.
   *
   * @throws Mp4Exception if it is anything but whole chunks
   */
  public Bytes frames(Bytes chunks) {
    SegmentIndex index = SegmentIndex.of(chunks);
    int payload = 0;
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      payload += index.payloadLength(chunk);
    }
    byte[] out = new byte[index.samples() * HEADER + payload];
    int at = 0;
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      int from = index.payloadOffset(chunk);
      for (int i = index.firstSample(chunk); i < index.firstSample(chunk + 1); i++) {
        at = write(out, at, chunks.array(), from, index.size(i));
        from += index.size(i);
      }
    }
    return Bytes.wrap(out);
  }

  /** So many frames of silence; none for more channels than we make. */
  public Bytes silence(int frames) {
    if (silence.isEmpty()) {
      return Bytes.EMPTY;
    }
    Bytes unit = silence.get();
    byte[] out = new byte[frames * (HEADER + unit.length())];
    int at = 0;
    for (int i = 0; i < frames; i++) {
      at = write(out, at, unit.array(), /* from= */ 0, unit.length());
    }
    return Bytes.wrap(out);
  }

  /** Writes one frame at {@code at}; gives where the next begins. */
  private int write(byte[] out, int at, byte[] unit, int from, int size) {
    int length = HEADER + size;
    if (length > LONGEST) {
      throw new Mp4Exception("An access unit of " + size + " bytes is too long for ADTS");
    }
    // ID 0: MPEG-4; layer 0; neither private nor original, home or copyrighted.
    long header = SYNCWORD;
    header = (header << 4) | PROTECTION_ABSENT;
    header = (header << 2) | (config.objectType() - 1);
    header = (header << 4) | config.rateIndex();
    header = (header << 4) | config.channels();
    header = (header << 17) | length;
    header = (header << 11) | VARIABLE_RATE;
    header = header << 2; // one raw data block
    for (int i = 0; i < HEADER; i++) {
      out[at + i] = (byte) (header >> (8 * (HEADER - 1 - i)));
    }
    System.arraycopy(unit, from, out, at + HEADER, size);
    return at + length;
  }
}
