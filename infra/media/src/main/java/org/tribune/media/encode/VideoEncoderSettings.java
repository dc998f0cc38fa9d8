package org.tribune.media.encode;

import java.util.Set;
import org.tribune.core.time.FrameRate;

/**
 * How pictures are encoded.
 *
 * @param width even
 * @param height even
 * @param bitRate wished bits a second on average
 * @param maximumBitRate bits a second over any {@code bufferBits} (x264's VBV)
 * @param bufferBits the decoder's buffer
 * @param preset x264's
 * @param effort 0 as the preset says, without what costs it more than it gains; each step up to
 *     {@link #LEAST_EFFORT} searches less. All efforts give the same parameter sets, so one can
 *     follow another at any IDR
 * @param threads 1 keeps a frame's latency and processor time lowest
 */
public record VideoEncoderSettings(
    int width,
    int height,
    FrameRate frameRate,
    int bitRate,
    int maximumBitRate,
    int bufferBits,
    String preset,
    int effort,
    int threads) {
  /** The highest {@link #effort()} step. */
  public static final int LEAST_EFFORT = 2;

  /** The presets whose search (subme) is below 6. */
  private static final Set<String> QUICK_PRESETS =
      Set.of("ultrafast", "superfast", "veryfast", "faster");

  /** Vectors for quarters of a macroblock, and a wider search for them: docs/decisions/0171. */
  private static final String WITHOUT_GAIN = ":me=dia:partitions=i8x8,i4x4";

  public VideoEncoderSettings {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "A 4:2:0 picture has even sides, not " + width + "x" + height);
    }
    if (effort < 0 || effort > LEAST_EFFORT) {
      throw new IllegalArgumentException("Effort steps are 0 to " + LEAST_EFFORT);
    }
  }

  /** The same with another effort. */
  public VideoEncoderSettings withEffort(int newEffort) {
    return new VideoEncoderSettings(
        width, height, frameRate, bitRate, maximumBitRate, bufferBits, preset, newEffort, threads);
  }

  /**
   * x264's own parameters: IDRs only where we force them, and all that shapes the parameter sets
   * pinned, so that they do not follow the effort.
   */
  public String x264Parameters() {
    // Psychovisual search shifts the PPS's chroma offset, and only efforts from subme 6 have it.
    String psychovisual = QUICK_PRESETS.contains(preset) ? "" : "psy=0:";
    String pinned =
        psychovisual
            + "keyint=infinite:scenecut=0:bframes=0:ref=1:cabac=1:8x8dct=1:weightp=1:force-cfr=1";
    return switch (effort) {
      case 0 -> preset.equals("veryfast") ? pinned + WITHOUT_GAIN : pinned;
      case 1 -> pinned + WITHOUT_GAIN + ":subme=1:trellis=0";
      default -> pinned + ":subme=0:me=dia:trellis=0:partitions=none:aq-mode=0:no-deblock=0";
    };
  }
}
