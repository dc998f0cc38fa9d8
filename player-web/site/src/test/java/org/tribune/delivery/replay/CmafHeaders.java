package org.tribune.delivery.replay;

import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.BoxWriter;
import org.tribune.core.rendition.Rendition;
import org.tribune.site.FakeTranscoder;

/** Headers of tracks with the boxes that a download is made of (ISO/IEC 23000-19, 7.3.2). */
public final class CmafHeaders {
  private static final int WORD = 4;

  private CmafHeaders() {}

  /** The renditions of {@link FakeTranscoder}, of which files can be made. */
  public static List<Rendition> renditions() {
    return FakeTranscoder.RENDITIONS.stream().map(CmafHeaders::withHeader).toList();
  }

  private static Rendition withHeader(Rendition rendition) {
    return switch (rendition) {
      case Rendition.Video video ->
          new Rendition.Video(
              video.id(),
              video.codec(),
              video.averageBandwidth(),
              video.peakBandwidth(),
              header("vide", "vmhd", /* timescale= */ 25_000),
              video.width(),
              video.height(),
              video.frameRate());
      case Rendition.Audio audio ->
          new Rendition.Audio(
              audio.id(),
              audio.codec(),
              audio.averageBandwidth(),
              audio.peakBandwidth(),
              header("soun", "smhd", audio.sampleRate()),
              audio.channels(),
              audio.sampleRate());
    };
  }

  private static Bytes header(String handler, String media, int timescale) {
    BoxWriter out = new BoxWriter(/* expected= */ 256);
    int moov = out.begin("moov");
    int trak = out.begin("trak");
    full(out, "tkhd", /* words= */ 20);
    int mdia = out.begin("mdia");
    int mdhd = out.begin("mdhd", /* version= */ 0, /* flags= */ 0);
    out.zeros(2 * WORD);
    out.u32(timescale);
    out.zeros(2 * WORD);
    out.end(mdhd);
    int hdlr = out.begin("hdlr", /* version= */ 0, /* flags= */ 0);
    out.zeros(1 * WORD);
    out.text(handler);
    out.zeros(4 * WORD);
    out.end(hdlr);
    int minf = out.begin("minf");
    full(out, media, /* words= */ 2);
    out.end(out.begin("dinf"));
    int stbl = out.begin("stbl");
    full(out, "stsd", /* words= */ 1);
    out.end(stbl);
    out.end(minf);
    out.end(mdia);
    out.end(trak);
    out.end(moov);
    return out.toBytes();
  }

  private static void full(BoxWriter out, String type, int words) {
    int box = out.begin(type, /* version= */ 0, /* flags= */ 0);
    out.zeros(words * WORD);
    out.end(box);
  }
}
