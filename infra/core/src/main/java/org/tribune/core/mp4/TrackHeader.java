package org.tribune.core.mp4;

import org.tribune.core.Bytes;

/**
 * What a CMAF header (ISO/IEC 23000-19, 7.3.1) says of its one track, kept as the boxes that say
 * it.
 *
 * @param timescale ticks a second
 * @param isSound a sound track; else a video track
 * @param size of the picture, as in the last eight bytes of tkhd
 * @param handler the hdlr box
 * @param mediaHeader the vmhd or smhd box
 * @param dataInformation the dinf box
 * @param sampleDescription the stsd box
 */
public record TrackHeader(
    int timescale,
    boolean isSound,
    Bytes size,
    Bytes handler,
    Bytes mediaHeader,
    Bytes dataInformation,
    Bytes sampleDescription) {

  /**
   * Reads a header.
   *
   * @throws Mp4Exception if a box is missing or short
   */
  public static TrackHeader of(Bytes header) {
    BoxReader reader = new BoxReader(header);
    try {
      return read(reader);
    } catch (IndexOutOfBoundsException e) {
      throw new Mp4Exception("Not a CMAF header: a box in it is too short");
    }
  }

  private static TrackHeader read(BoxReader reader) {
    BoxReader.Box moov =
        reader
            .find("moov", 0, reader.length())
            .orElseThrow(() -> new Mp4Exception("Not a CMAF header: no moov in it"));
    BoxReader.Box trak = reader.in(moov, "trak");
    BoxReader.Box tkhd = reader.in(trak, "tkhd");
    BoxReader.Box mdia = reader.in(trak, "mdia");
    BoxReader.Box mdhd = reader.in(mdia, "mdhd");
    BoxReader.Box handler = reader.in(mdia, "hdlr");
    BoxReader.Box minf = reader.in(mdia, "minf");
    boolean isSound = reader.u32(handler.body() + 8) == 0x736f756e; // "soun"
    int timescale = (int) reader.u32(mdhd.body() + (reader.u8(mdhd.body()) == 1 ? 20 : 12));
    if (timescale < 1) {
      throw new Mp4Exception("Not a CMAF header: no timescale");
    }
    return new TrackHeader(
        timescale,
        isSound,
        reader.run(tkhd.end() - 8, tkhd.end()),
        whole(reader, handler),
        whole(reader, reader.in(minf, isSound ? "smhd" : "vmhd")),
        whole(reader, reader.in(minf, "dinf")),
        whole(reader, reader.in(reader.in(minf, "stbl"), "stsd")));
  }

  private static Bytes whole(BoxReader reader, BoxReader.Box box) {
    return reader.run(box.start(), box.end());
  }
}
