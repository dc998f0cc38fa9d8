package org.tribune.delivery.origin;

import java.time.Instant;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.EventLog;
import org.tribune.core.mp4.BoxWriter;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * Writes sound to the log as a transcoder does: AAC-LC of 48 kHz in parts of 12 frames (0.256 s),
 * segments of 8 parts (2.048 s). Each access unit begins with the number of its segment and part.
 */
final class SoundTranscoder {
  static final int PARTS = 8;
  static final int FRAMES = 12;
  static final int SAMPLES = 1_024;
  static final int RATE = 48_000;

  /** The size in bytes of an access unit of a part, and of one of silence. */
  static final int UNIT = 32;

  private static final MediaTime PART = new MediaTime(FRAMES * SAMPLES, RATE);

  private final EventLog log;
  private final BroadcastId broadcast;
  private final Timeline timeline;
  private final int unit;

  SoundTranscoder(EventLog log, BroadcastId broadcast, Instant origin, int unit) {
    this.log = log;
    this.broadcast = broadcast;
    this.unit = unit;
    this.timeline =
        new Timeline(
            origin,
            new FrameRate(125, 32),
            /* framesPerPart= */ 1,
            PARTS,
            /* partsPerKeyFrame= */ PARTS,
            PART,
            /* targetDuration= */ 2);
    append(
        new RenditionFormat(
            1,
            timeline,
            List.of(
                new Rendition.Audio("audio", "mp4a.40.2", 96_000, 110_000, header(), 2, RATE))));
  }

  Timeline timeline() {
    return timeline;
  }

  /** Whole segments {@code from} to {@code to}. */
  SoundTranscoder segments(long from, long to) {
    for (long segment = from; segment <= to; segment++) {
      parts(segment, 0, PARTS - 1);
    }
    return this;
  }

  SoundTranscoder parts(long segment, int from, int to) {
    for (int part = from; part <= to; part++) {
      MediaTime start = new MediaTime((segment * PARTS + part) * PART.ticks(), RATE);
      append(
          new RenditionPart(
              1,
              "audio",
              segment,
              part,
              start,
              PART,
              /* independent= */ true,
              part == PARTS - 1,
              chunk(start.ticks(), segment, part)));
    }
    return this;
  }

  SoundTranscoder end() {
    append(new RenditionEnd(1));
    return this;
  }

  private void append(RenditionEntry entry) {
    log.append(Topics.RENDITIONS, broadcast.value(), entry).join();
  }

  private Bytes chunk(long time, long segment, int part) {
    BoxWriter out = new BoxWriter(256 + FRAMES * (unit + 4));
    int moof = out.begin("moof");
    int traf = out.begin("traf");
    int tfhd = out.begin("tfhd", 0, 0x020008);
    out.u32(1);
    out.u32(SAMPLES);
    out.end(tfhd);
    int tfdt = out.begin("tfdt", 1, 0);
    out.u64(time);
    out.end(tfdt);
    int trun = out.begin("trun", 0, 0x201);
    out.u32(FRAMES);
    int offset = out.size();
    out.u32(0);
    for (int i = 0; i < FRAMES; i++) {
      out.u32(unit);
    }
    out.end(trun);
    out.end(traf);
    out.end(moof);
    out.set32(offset, out.size() - moof + 8);
    int mdat = out.begin("mdat");
    for (int i = 0; i < FRAMES; i++) {
      out.u32(segment);
      out.u32(part);
      out.zeros(unit - 8);
    }
    out.end(mdat);
    return out.toBytes();
  }

  /** As much of a CMAF header as describes the coding. */
  private static Bytes header() {
    BoxWriter out = new BoxWriter(256);
    int moov = out.begin("moov");
    int trak = out.begin("trak");
    int mdia = out.begin("mdia");
    int minf = out.begin("minf");
    int stbl = out.begin("stbl");
    int stsd = out.begin("stsd", 0, 0);
    out.u32(1);
    int entry = out.begin("mp4a");
    out.zeros(28);
    int esds = out.begin("esds", 0, 0);
    out.u8(3);
    out.u8(22);
    out.zeros(3);
    out.u8(4);
    out.u8(17);
    out.zeros(13);
    out.u8(5);
    out.u8(2);
    out.u16(0x1190);
    out.end(esds);
    out.end(entry);
    out.end(stsd);
    out.end(stbl);
    out.end(minf);
    out.end(mdia);
    out.end(trak);
    out.end(moov);
    return out.toBytes();
  }
}
