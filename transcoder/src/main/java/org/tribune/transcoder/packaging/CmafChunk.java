package org.tribune.transcoder.packaging;

import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.media.encode.EncodedFrame;

/**
 * CMAF chunks (ISO/IEC 23000-19 section 7.3.2.3): a moof with one traf and one trun, then its mdat.
 *
 * <pre>
 *   moof ─ mfhd
 *        ─ traf ─ tfhd (default-base-is-moof, default duration)
 *               ─ tfdt (64 bits)
 *               ─ trun (data offset; sizes; for video each sample's flags)
 *   mdat
 * </pre>
 */
public final class CmafChunk {
  private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
  private static final int DEFAULT_DURATION = 0x000008;
  private static final int DATA_OFFSET = 0x000001;
  private static final int SAMPLE_SIZE = 0x000200;
  private static final int SAMPLE_FLAGS = 0x000400;
  private static final long DEPENDS_ON_NONE = 0x02000000L;
  private static final long DEPENDS_AND_NOT_SYNC = 0x01010000L;

  private CmafChunk() {}

  /** A chunk of video samples, each {@code frameTicks} long, the first decoded at {@code start}. */
  public static Bytes video(long sequence, long start, int frameTicks, List<EncodedFrame> frames) {
    return chunk(sequence, start, frameTicks, frames, /* flagged= */ true);
  }

  /** A chunk of audio samples, each of which can be decoded by itself. */
  public static Bytes audio(long sequence, long start, int frameTicks, List<EncodedFrame> frames) {
    return chunk(sequence, start, frameTicks, frames, /* flagged= */ false);
  }

  private static Bytes chunk(
      long sequence, long start, int frameTicks, List<EncodedFrame> frames, boolean flagged) {
    int payload = frames.stream().mapToInt(frame -> frame.data().length()).sum();
    BoxWriter writer = new BoxWriter(128 + 8 * frames.size() + payload);
    int moof = writer.begin("moof");
    int mfhd = writer.begin("mfhd", 0, 0);
    writer.u32(sequence & 0xffffffffL);
    writer.end(mfhd);
    int traf = writer.begin("traf");
    int tfhd = writer.begin("tfhd", 0, DEFAULT_BASE_IS_MOOF | DEFAULT_DURATION);
    writer.u32(CmafHeader.TRACK);
    writer.u32(frameTicks);
    writer.end(tfhd);
    int tfdt = writer.begin("tfdt", 1, 0);
    writer.u64(start);
    writer.end(tfdt);
    int trun = writer.begin("trun", 0, DATA_OFFSET | SAMPLE_SIZE | (flagged ? SAMPLE_FLAGS : 0));
    writer.u32(frames.size());
    int offset = writer.size();
    writer.u32(0);
    for (EncodedFrame frame : frames) {
      writer.u32(frame.data().length());
      if (flagged) {
        writer.u32(frame.keyFrame() ? DEPENDS_ON_NONE : DEPENDS_AND_NOT_SYNC);
      }
    }
    writer.end(trun);
    writer.end(traf);
    writer.end(moof);
    writer.set32(offset, writer.size() - moof + 8);
    int mdat = writer.begin("mdat");
    frames.forEach(frame -> writer.raw(frame.data()));
    writer.end(mdat);
    return writer.toBytes();
  }
}
