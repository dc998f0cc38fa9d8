package org.tribune.media.packaging;

import org.tribune.core.Bytes;
import org.tribune.core.mp4.BoxWriter;
import org.tribune.media.encode.AvcConfiguration;

/**
 * CMAF headers (ISO/IEC 23000-19 section 7.3.1): ftyp and a moov without samples. One track each,
 * with no edit list: the first sample's decoding time is its presentation time.
 *
 * <pre>
 *   ftyp
 *   moov ─ mvhd
 *        ─ trak ─ tkhd
 *               ─ mdia ─ mdhd, hdlr, minf ─ vmhd|smhd, dinf/dref/url, stbl ─ stsd, stts, stsc, stsz, stco
 *        ─ mvex ─ trex
 * </pre>
 */
public final class CmafHeader {
  /** The one track of every header. */
  static final int TRACK = 1;

  private static final int SAMPLE_IS_SYNC = 0x02000000;

  private CmafHeader() {}

  /** The header of an H.264 track (sample entry {@code avc1}). */
  public static Bytes video(int width, int height, int timescale, AvcConfiguration configuration) {
    return header(
        timescale,
        "vide",
        width,
        height,
        writer -> {
          int entry = writer.begin("avc1");
          writer.zeros(6);
          writer.u16(1); // data_reference_index
          writer.zeros(16);
          writer.u16(width);
          writer.u16(height);
          writer.u32(0x480000); // 72 dpi
          writer.u32(0x480000);
          writer.u32(0);
          writer.u16(1); // frame_count
          writer.zeros(32); // compressorname
          writer.u16(0x18); // depth
          writer.u16(0xffff);
          int avcc = writer.begin("avcC");
          writer.raw(configuration.record());
          writer.end(avcc);
          int colr = writer.begin("colr");
          writer.text("nclx");
          writer.u16(1); // BT.709 primaries, transfer and matrix; limited range
          writer.u16(1);
          writer.u16(1);
          writer.u8(0);
          writer.end(colr);
          int pasp = writer.begin("pasp");
          writer.u32(1);
          writer.u32(1);
          writer.end(pasp);
          writer.end(entry);
        });
  }

  /**
   * The header of an AAC track (sample entry {@code mp4a}).
   *
   * @param configuration the AudioSpecificConfig
   */
  public static Bytes audio(int sampleRate, int channels, int bitRate, Bytes configuration) {
    return header(
        sampleRate,
        "soun",
        /* width= */ 0,
        /* height= */ 0,
        writer -> {
          int entry = writer.begin("mp4a");
          writer.zeros(6);
          writer.u16(1); // data_reference_index
          writer.zeros(8);
          writer.u16(channels);
          writer.u16(16);
          writer.u32(0);
          writer.u32((long) sampleRate << 16);
          elementaryStream(writer, bitRate, configuration);
          writer.end(entry);
        });
  }

  /** The esds box: ES_Descriptor, DecoderConfigDescriptor, DecoderSpecificInfo (14496-1 7.2.6). */
  private static void elementaryStream(BoxWriter writer, int bitRate, Bytes configuration) {
    int esds = writer.begin("esds", 0, 0);
    int specific = configuration.length();
    writer.u8(3);
    writer.u8(3 + 2 + 13 + 2 + specific + 3);
    writer.u16(TRACK);
    writer.u8(0);
    writer.u8(4);
    writer.u8(13 + 2 + specific);
    writer.u8(0x40); // MPEG-4 audio
    writer.u8(0x15); // audio stream
    writer.zeros(3);
    writer.u32(bitRate);
    writer.u32(bitRate);
    writer.u8(5);
    writer.u8(specific);
    writer.raw(configuration);
    writer.u8(6);
    writer.u8(1);
    writer.u8(2);
    writer.end(esds);
  }

  /** Writes a sample entry. */
  @FunctionalInterface
  private interface SampleEntry {
    void write(BoxWriter writer);
  }

  private static Bytes header(
      int timescale, String handler, int width, int height, SampleEntry entry) {
    BoxWriter writer = new BoxWriter(1_024);
    int ftyp = writer.begin("ftyp");
    writer.text("iso6");
    writer.u32(0);
    writer.text("iso6cmfcmp41");
    writer.end(ftyp);
    int moov = writer.begin("moov");
    movieHeader(writer);
    int trak = writer.begin("trak");
    trackHeader(writer, handler, width, height);
    int mdia = writer.begin("mdia");
    mediaHeader(writer, timescale);
    handler(writer, handler);
    mediaInformation(writer, handler, entry);
    writer.end(mdia);
    writer.end(trak);
    int mvex = writer.begin("mvex");
    int trex = writer.begin("trex", 0, 0);
    writer.u32(TRACK);
    writer.u32(1);
    writer.u32(0);
    writer.u32(0);
    writer.u32("soun".equals(handler) ? SAMPLE_IS_SYNC : 0);
    writer.end(trex);
    writer.end(mvex);
    writer.end(moov);
    return writer.toBytes();
  }

  private static void movieHeader(BoxWriter writer) {
    int mvhd = writer.begin("mvhd", 0, 0);
    writer.zeros(8); // times of creation and change
    writer.u32(1_000);
    writer.u32(0);
    writer.u32(0x10000);
    writer.u16(0x100);
    writer.zeros(10);
    writer.matrix();
    writer.zeros(24);
    writer.u32(TRACK + 1L);
    writer.end(mvhd);
  }

  private static void trackHeader(BoxWriter writer, String handler, int width, int height) {
    int tkhd = writer.begin("tkhd", 0, /* enabled, in movie, in preview= */ 7);
    writer.zeros(8);
    writer.u32(TRACK);
    writer.zeros(4);
    writer.u32(0);
    writer.zeros(8);
    writer.u16(0);
    writer.u16(0);
    writer.u16("soun".equals(handler) ? 0x100 : 0);
    writer.u16(0);
    writer.matrix();
    writer.u32((long) width << 16);
    writer.u32((long) height << 16);
    writer.end(tkhd);
  }

  private static void mediaHeader(BoxWriter writer, int timescale) {
    int mdhd = writer.begin("mdhd", 0, 0);
    writer.zeros(8);
    writer.u32(timescale);
    writer.u32(0);
    writer.u16(0x55c4); // und: the playlist has the language
    writer.u16(0);
    writer.end(mdhd);
  }

  private static void handler(BoxWriter writer, String handler) {
    int hdlr = writer.begin("hdlr", 0, 0);
    writer.u32(0);
    writer.text(handler);
    writer.zeros(12);
    writer.text("Tribune");
    writer.u8(0);
    writer.end(hdlr);
  }

  private static void mediaInformation(BoxWriter writer, String handler, SampleEntry entry) {
    int minf = writer.begin("minf");
    if ("soun".equals(handler)) {
      int smhd = writer.begin("smhd", 0, 0);
      writer.u32(0);
      writer.end(smhd);
    } else {
      int vmhd = writer.begin("vmhd", 0, 1);
      writer.zeros(8);
      writer.end(vmhd);
    }
    int dinf = writer.begin("dinf");
    int dref = writer.begin("dref", 0, 0);
    writer.u32(1);
    writer.end(writer.begin("url ", 0, /* in this file= */ 1));
    writer.end(dref);
    writer.end(dinf);
    int stbl = writer.begin("stbl");
    int stsd = writer.begin("stsd", 0, 0);
    writer.u32(1);
    entry.write(writer);
    writer.end(stsd);
    emptyTable(writer, "stts", 4);
    emptyTable(writer, "stsc", 4);
    emptyTable(writer, "stsz", 8);
    emptyTable(writer, "stco", 4);
    writer.end(stbl);
    writer.end(minf);
  }

  private static void emptyTable(BoxWriter writer, String type, int zeros) {
    int box = writer.begin(type, 0, 0);
    writer.zeros(zeros);
    writer.end(box);
  }
}
