package org.tribune.media.packaging;

import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.BoxWriter;

/**
 * CMAF chunks (ISO/IEC 23000-19 section 7.3.2.3): a moof with one traf and one trun, then its mdat.
 *
 * <pre>
 *   moof ─ mfhd
 *        ─ traf ─ tfhd (default-base-is-moof, default duration)
 *               ─ tfdt (64 bits)
 *               ─ trun (data offset; sizes; where they differ durations; for video flags)
 *   mdat
 * </pre>
 */
public final class CmafChunk {
  private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
  private static final int DEFAULT_DURATION = 0x000008;
  private static final int DATA_OFFSET = 0x000001;
  private static final int SAMPLE_DURATION = 0x000100;
  private static final int SAMPLE_SIZE = 0x000200;
  private static final int SAMPLE_FLAGS = 0x000400;
  private static final long DEPENDS_ON_NONE = 0x02000000L;
  private static final long DEPENDS_AND_NOT_SYNC = 0x01010000L;

  private CmafChunk() {}

  /**
   * A chunk of video samples, the first decoded at {@code start}.
   *
   * @param frameTicks of one frame
   */
  public static Bytes video(long sequence, long start, int frameTicks, List<Sample> samples) {
    return chunk(sequence, start, frameTicks, samples, /* flagged= */ true);
  }

  /** A chunk of audio samples, each of which can be decoded by itself. */
  public static Bytes audio(long sequence, long start, int frameTicks, List<Sample> samples) {
    return chunk(sequence, start, frameTicks, samples, /* flagged= */ false);
  }

  private static Bytes chunk(
      long sequence, long start, int frameTicks, List<Sample> samples, boolean flagged) {
    int payload = samples.stream().mapToInt(sample -> sample.frame().data().length()).sum();
    BoxWriter writer = new BoxWriter(128 + 12 * samples.size() + payload);
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
    int offset = run(writer, frameTicks, samples, flagged);
    writer.end(traf);
    writer.end(moof);
    writer.set32(offset, writer.size() - moof + 8);
    int mdat = writer.begin("mdat");
    samples.forEach(sample -> writer.raw(sample.frame().data()));
    writer.end(mdat);
    return writer.toBytes();
  }

  /** Writes the trun; gives where its data offset is to be written. */
  private static int run(BoxWriter writer, int frameTicks, List<Sample> samples, boolean flagged) {
    boolean timed = samples.stream().anyMatch(sample -> sample.frames() != 1);
    int flags =
        DATA_OFFSET | (timed ? SAMPLE_DURATION : 0) | SAMPLE_SIZE | (flagged ? SAMPLE_FLAGS : 0);
    int trun = writer.begin("trun", 0, flags);
    writer.u32(samples.size());
    int offset = writer.size();
    writer.u32(0);
    for (Sample sample : samples) {
      if (timed) {
        writer.u32((long) sample.frames() * frameTicks);
      }
      writer.u32(sample.frame().data().length());
      if (flagged) {
        writer.u32(sample.frame().keyFrame() ? DEPENDS_ON_NONE : DEPENDS_AND_NOT_SYNC);
      }
    }
    writer.end(trun);
    return offset;
  }
}
