package org.tribune.core.mp4;

import org.tribune.core.Bytes;

/**
 * What an AAC track says of its coding (ISO/IEC 14496-3, 1.6.2.1), of its core coder where a bands'
 * extension is signalled.
 *
 * @param objectType 2 for AAC-LC
 * @param rateIndex of the sampling frequency, 0 for 96 kHz to 12 for 7,350 Hz (table 1.18)
 * @param channels the channelConfiguration, 1 to 7
 */
record AudioSpecificConfig(int objectType, int rateIndex, int channels) {
  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC = 5;

  private static final int SBR = 5;
  private static final int PS = 29;
  private static final int LAST_RATE = 12;
  private static final int MOST_CHANNELS = 7;

  /** Behind version and flags, ES_ID and its flags; behind the decoder's type, buffer and rates. */
  private static final int ES_FIELDS = 3;

  private static final int DECODER_FIELDS = 13;

  /**
   * Reads it in a CMAF header: moov, trak, mdia, minf, stbl, stsd, mp4a, esds (ISO/IEC 14496-14,
   * 5.6), in which descriptors hold it (ISO/IEC 14496-1, 7.2.6).
   *
   * @throws Mp4Exception if there is none, or one of what ADTS can't name
   */
  static AudioSpecificConfig of(Bytes header) {
    try {
      return read(new BoxReader(header));
    } catch (IndexOutOfBoundsException e) {
      throw new Mp4Exception("Not a CMAF header of sound: a box in it is too short");
    }
  }

  private static AudioSpecificConfig read(BoxReader reader) {
    BoxReader.Box box =
        reader
            .find("moov", 0, reader.length())
            .orElseThrow(() -> new Mp4Exception("Not a CMAF header: no moov in it"));
    for (String type : new String[] {"trak", "mdia", "minf", "stbl", "stsd"}) {
      box = reader.in(box, type);
    }
    BoxReader.Box entry =
        reader
            .find("mp4a", box.body() + 8, box.end())
            .orElseThrow(() -> new Mp4Exception("Not a header of AAC: no mp4a in its stsd"));
    BoxReader.Box esds =
        reader
            .find("esds", entry.body() + 28, entry.end())
            .orElseThrow(() -> new Mp4Exception("Not a header of AAC: no esds in its mp4a"));
    Descriptor stream = descriptor(reader, esds.body() + 4, ES_DESCRIPTOR);
    Descriptor decoder = descriptor(reader, stream.body() + ES_FIELDS, DECODER_CONFIG);
    return read(reader, descriptor(reader, decoder.body() + DECODER_FIELDS, DECODER_SPECIFIC));
  }

  /** Where a descriptor's content begins, and how long it is. */
  private record Descriptor(int body, int size) {}

  /** The descriptor at {@code start}: its size has one to four bytes. */
  private static Descriptor descriptor(BoxReader reader, int start, int tag) {
    if (reader.u8(start) != tag) {
      throw new Mp4Exception("No descriptor " + tag + " at byte " + start + " of the header");
    }
    int at = start;
    int size = 0;
    do {
      at++;
      size = (size << 7) | (reader.u8(at) & 0x7f);
    } while ((reader.u8(at) & 0x80) != 0);
    return new Descriptor(at + 1, size);
  }

  /** Five bits, four, four; where there is an extension its rate, and five again. */
  private static AudioSpecificConfig read(BoxReader reader, Descriptor specific) {
    int at = specific.body();
    if (specific.size() < 2) {
      throw new Mp4Exception("An AudioSpecificConfig of " + specific.size() + " bytes");
    }
    int bits = (reader.u8(at) << 16) | (reader.u8(at + 1) << 8);
    int type = bits >> 19;
    int rate = (bits >> 15) & 0xf;
    int channels = (bits >> 11) & 0xf;
    if (type == SBR || type == PS) {
      // Rate of the extension in the next four bits, and then what its core is.
      bits |= reader.u8(at + 2);
      if (specific.size() < 3 || ((bits >> 7) & 0xf) > LAST_RATE) {
        throw new Mp4Exception("AAC with an extension whose core is not given");
      }
      type = (bits >> 2) & 0x1f;
    } else if ((bits & 0x400) != 0) {
      throw new Mp4Exception("ADTS has no frames of 960 samples");
    }
    if (type < 1 || type > 4 || rate > LAST_RATE || channels < 1 || channels > MOST_CHANNELS) {
      throw new Mp4Exception(
          "ADTS can't name AAC of object type %d, rate %d, channels %d"
              .formatted(type, rate, channels));
    }
    return new AudioSpecificConfig(type, rate, channels);
  }
}
