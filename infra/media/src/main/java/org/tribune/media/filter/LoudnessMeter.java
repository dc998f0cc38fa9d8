package org.tribune.media.filter;

import org.tribune.media.decode.DecodedFrame;

/**
 * Measures how loud a programme is, as EBU R 128 and ITU-R BS.1770 say, by FFmpeg's ebur128. Used
 * by one thread.
 */
public final class LoudnessMeter implements AutoCloseable {
  private static final int SAMPLE_RATE = 48_000;

  private final SoundChain chain =
      new SoundChain(SAMPLE_RATE, /* channels= */ 2, "ebur128@meter=peak=true:framelog=quiet");

  /** The next sound of the programme. */
  public void add(DecodedFrame frame) {
    chain.filter(frame, _ -> {});
  }

  /** What was measured of all that was added. */
  public Loudness measured() {
    return new Loudness(
        chain.told("ebur128@meter", "integrated"), chain.told("ebur128@meter", "true_peak"));
  }

  @Override
  public void close() {
    chain.close();
  }
}
