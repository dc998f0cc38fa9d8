package org.tribune.transcoder.hostile;

import static org.tribune.transcoder.hostile.Boxes.ascii;
import static org.tribune.transcoder.hostile.Boxes.box;
import static org.tribune.transcoder.hostile.Boxes.ftyp;
import static org.tribune.transcoder.hostile.Boxes.full;
import static org.tribune.transcoder.hostile.Boxes.int16;
import static org.tribune.transcoder.hostile.Boxes.int32;
import static org.tribune.transcoder.hostile.Boxes.ints;
import static org.tribune.transcoder.hostile.Boxes.join;
import static org.tribune.transcoder.hostile.Boxes.zeros;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A QuickTime movie of uncompressed pictures, a part of which is put in another's place: 25
 * pictures of 16 × 16 at 25 a second where nothing else is said. Used by one thread.
 */
final class RawMovie {
  private static final int TIMESCALE = 25;

  private int width = 16;
  private int height = 16;
  private int pictures = 25;
  private long duration = 25;
  private byte[] mediaReference = full("url ", /* flags= */ 1);
  private byte[] timeToSample = new byte[0];
  private byte[] sampleSizes = new byte[0];
  private byte[] samplesToChunks = full("stsc", 0, ints(1, 1, 1, 1));
  private byte[] edits = new byte[0];
  private byte[] entryExtension = new byte[0];
  private byte[] extension = new byte[0];
  private int tracks = 1;

  RawMovie size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  RawMovie pictures(int count) {
    pictures = count;
    return this;
  }

  /** What the headers say, in 25ths of a second. */
  RawMovie duration(long told) {
    duration = told;
    return this;
  }

  /** In {@code dref}: where the pictures are. */
  RawMovie mediaReference(byte[] reference) {
    mediaReference = reference;
    return this;
  }

  RawMovie timeToSample(byte[] stts) {
    timeToSample = stts;
    return this;
  }

  RawMovie sampleSizes(byte[] stsz) {
    sampleSizes = stsz;
    return this;
  }

  RawMovie samplesToChunks(byte[] stsc) {
    samplesToChunks = stsc;
    return this;
  }

  RawMovie edits(byte[] elst) {
    edits = box("edts", elst);
    return this;
  }

  /** Behind the sample entry's own fields. */
  RawMovie entryExtension(byte[] boxes) {
    entryExtension = boxes;
    return this;
  }

  /** In {@code moov}, behind the tracks. */
  RawMovie extension(byte[] boxes) {
    extension = boxes;
    return this;
  }

  RawMovie tracks(int count) {
    tracks = count;
    return this;
  }

  private int pictureBytes() {
    return (int) Math.min((long) width * height * 3, 1_000_000);
  }

  /** {@code moov} alone, its chunks at {@code dataOffset}. */
  byte[] moov(int dataOffset) {
    byte[] track = track(dataOffset);
    List<byte[]> content = new ArrayList<>();
    byte[] rest = zeros(80);
    content.add(full("mvhd", 0, ints(0, 0, TIMESCALE, duration, 0x10000), rest, int32(2)));
    content.addAll(Collections.nCopies(tracks, track));
    content.add(extension);
    return box("moov", content.toArray(byte[][]::new));
  }

  /** The whole file. */
  byte[] bytes() {
    byte[] head = ftyp();
    byte[] data = zeros(pictures * pictureBytes());
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31);
    }
    return join(head, box("mdat", data), moov(head.length + 8));
  }

  private byte[] track(int dataOffset) {
    byte[] matrix = ints(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    byte[] header =
        full(
            "tkhd",
            /* flags= */ 3,
            ints(0, 0, 1, 0, duration),
            zeros(16),
            matrix,
            ints((long) width << 16, (long) height << 16));
    byte[] handler = full("hdlr", 0, ascii("mhlrvide"), zeros(12), zeros(1));
    byte[] media =
        box(
            "mdia",
            full("mdhd", 0, ints(0, 0, TIMESCALE, duration, 0)),
            handler,
            box(
                "minf",
                full("vmhd", 1, zeros(8)),
                box("dinf", full("dref", 0, int32(1), mediaReference)),
                sampleTable(dataOffset)));
    return box("trak", header, edits, media);
  }

  private byte[] sampleTable(int dataOffset) {
    byte[] entry =
        box(
            "raw ",
            zeros(6),
            int16(1),
            zeros(16),
            int16(width),
            int16(height),
            ints(0x480000, 0x480000, 0),
            int16(1),
            zeros(32),
            int16(24),
            int16(-1),
            entryExtension);
    long[] offsets = new long[1 + pictures];
    offsets[0] = pictures;
    for (int i = 0; i < pictures; i++) {
      offsets[1 + i] = dataOffset + (long) i * pictureBytes();
    }
    byte[] times = timeToSample.length == 0 ? full("stts", 0, ints(1, pictures, 1)) : timeToSample;
    byte[] sizes =
        sampleSizes.length == 0 ? full("stsz", 0, ints(pictureBytes(), pictures)) : sampleSizes;
    return box(
        "stbl",
        full("stsd", 0, int32(1), entry),
        times,
        samplesToChunks,
        sizes,
        full("stco", 0, ints(offsets)));
  }
}
