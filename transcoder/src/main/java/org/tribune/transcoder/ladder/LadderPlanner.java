package org.tribune.transcoder.ladder;

import java.util.ArrayList;
import java.util.List;
import org.tribune.core.time.FrameRate;

/**
 * Plans the ladder that a source and a machine allow. It never scales up, and its lowest rung fits,
 * with sound, into 192 kbit/s (HLS authoring specification 9.21). Immutable.
 *
 * @param heights wished shorter sides, fullest first; empty: the planner's own
 * @param processors what the machine has for this broadcast
 * @param memory bytes that its decoder and encoders may take
 */
public record LadderPlanner(List<Integer> heights, double processors, long memory) {
  private static final List<Integer> STANDARD = List.of(1080, 720, 432);
  private static final int LARGEST = 1080;
  private static final int LOWEST = 240;
  private static final int LOWEST_BIT_RATE = 52_000;
  private static final int LOWEST_MAXIMUM = 60_000;

  /** Processor seconds per million encoded pixels, measured with x264 veryfast: benchmarks.md. */
  private static final double COST_PER_MEGAPIXEL = 0.0095;

  /** The share of the machine that encoding may fill, so that it keeps up with noisy pictures. */
  private static final double SHARE = 0.6;

  /** Pictures that x264 holds of a rung, for its reference frames, threads and macroblocks. */
  private static final double ENCODER_PICTURES = 22;

  /** Pictures that the decoder and what is between it and the encoders hold. */
  private static final double DECODER_PICTURES = 26;

  /** Bytes of a pixel, 4:2:0. */
  private static final double PIXEL_BYTES = 1.5;

  /** Pixels of a frame and the bits a second that they want at 25 frames a second. */
  private static final double[][] ANCHORS = {
    {426 * 240, 200_000},
    {768 * 432, 620_000},
    {1280 * 720, 2_000_000},
    {1920 * 1080, 4_200_000}
  };

  public LadderPlanner {
    heights = List.copyOf(heights);
  }

  /** One that has all the memory that it wants. */
  public LadderPlanner(List<Integer> heights, double processors) {
    this(heights, processors, Long.MAX_VALUE);
  }

  /** The ladder for a broadcast that begins without a source: what most cameras give. */
  public Ladder planWithoutSource() {
    return plan(1280, 720, FrameRate.of(25));
  }

  /**
   * The ladder for upright, square-pixel pictures.
   *
   * @param sourceRate the source's nominal rate
   */
  public Ladder plan(int width, int height, FrameRate sourceRate) {
    FrameRate rate = outputRate(sourceRate);
    List<Integer> sides = sides(Math.min(width, height));
    Ladder ladder = build(width, height, rate, sides);
    boolean isTooLarge = memory(width, height, ladder) > memory;
    while (cost(ladder) > processors * SHARE || isTooLarge) {
      if (rate.toDouble() > 31 && !isTooLarge) {
        rate = rate.half();
      } else if (sides.size() > 1 && sides.getFirst() > 432) {
        sides = sides.subList(1, sides.size());
      } else {
        break;
      }
      ladder = build(width, height, rate, sides);
      isTooLarge = memory(width, height, ladder) > memory;
    }
    return ladder;
  }

  /** The usual rates as they are; anything else (slow, variable) becomes 25 or 30. */
  static FrameRate outputRate(FrameRate source) {
    List<FrameRate> usual =
        List.of(
            FrameRate.of(24),
            FrameRate.of(25),
            new FrameRate(30_000, 1_001),
            FrameRate.of(30),
            FrameRate.of(50),
            new FrameRate(60_000, 1_001),
            FrameRate.of(60));
    for (FrameRate rate : usual) {
      if (Math.abs(rate.toDouble() - source.toDouble()) < 0.012) {
        return rate;
      }
    }
    double fps = source.toDouble();
    if (fps > 61) {
      return FrameRate.of(30);
    }
    return fps > 30.5 ? FrameRate.of(50) : fps > 25.5 ? FrameRate.of(30) : FrameRate.of(25);
  }

  private List<Integer> sides(int sourceSide) {
    List<Integer> wished = heights.isEmpty() ? STANDARD : heights;
    List<Integer> sides = new ArrayList<>();
    int top = Math.min(sourceSide & ~1, LARGEST);
    if (heights.isEmpty() && !wished.contains(top)) {
      sides.add(top);
    }
    for (int side : wished) {
      boolean fits = side <= sourceSide;
      boolean isStep = sides.isEmpty() || side <= sides.getLast() * 0.8;
      if (fits && isStep) {
        sides.add(side);
      }
    }
    if (sides.isEmpty()) {
      sides.add(top);
    }
    return sides;
  }

  private Ladder build(int width, int height, FrameRate rate, List<Integer> sides) {
    List<Rung> rungs = new ArrayList<>();
    for (int side : sides) {
      rungs.add(rung(width, height, side, rate));
    }
    int lowest = Math.min(LOWEST, sides.getLast());
    if (rungs.size() == 1 || lowest < sides.getLast()) {
      rungs.add(lowest(width, height, lowest == sides.getLast() ? lowest * 3 / 4 : lowest, rate));
    }
    return new Ladder(rate, rungs);
  }

  private static Rung rung(int width, int height, int side, FrameRate rate) {
    int[] size = sized(width, height, side);
    double perSecond = bitRate((double) size[0] * size[1]);
    if (rate.toDouble() > 31) {
      perSecond *= 1.4;
    }
    int bitRate = (int) (Math.round(perSecond / 10_000) * 10_000);
    return new Rung(
        side + "p",
        size[0],
        size[1],
        /* everySecondFrame= */ false,
        rate,
        bitRate,
        bitRate * 6 / 5);
  }

  private static Rung lowest(int width, int height, int side, FrameRate rate) {
    int[] size = sized(width, height, side & ~1);
    return new Rung(
        (side & ~1) + "p",
        size[0],
        size[1],
        /* everySecondFrame= */ true,
        rate.half(),
        LOWEST_BIT_RATE,
        LOWEST_MAXIMUM);
  }

  /** The rung of this size again, as planned: for a transcoder that goes on with a broadcast. */
  public static Rung again(String id, int width, int height, FrameRate own, FrameRate timeline) {
    if (own.toDouble() < timeline.toDouble() * 0.75) {
      return new Rung(
          id, width, height, /* everySecondFrame= */ true, own, LOWEST_BIT_RATE, LOWEST_MAXIMUM);
    }
    Rung planned = rung(width, height, Math.min(width, height), timeline);
    return new Rung(
        id,
        width,
        height,
        /* everySecondFrame= */ false,
        own,
        planned.bitRate(),
        planned.maximumBitRate());
  }

  private static int[] sized(int width, int height, int side) {
    double factor = side / (double) Math.min(width, height);
    int shorter = side & ~1;
    int longer = (int) Math.round(Math.max(width, height) * factor / 2) * 2;
    return width >= height ? new int[] {longer, shorter} : new int[] {shorter, longer};
  }

  /** Along straight lines between the anchors, in logarithms. */
  static double bitRate(double pixels) {
    int upper = 1;
    while (upper < ANCHORS.length - 1 && ANCHORS[upper][0] < pixels) {
      upper++;
    }
    double[] low = ANCHORS[upper - 1];
    double[] high = ANCHORS[upper];
    double slope = Math.log(high[1] / low[1]) / Math.log(high[0] / low[0]);
    double bits = low[1] * Math.pow(pixels / low[0], slope);
    return Math.clamp(bits, 90_000, 5_000_000);
  }

  /**
   * Bytes of a decoder for pictures of this size, and of the ladder's encoders; see capacity.md.
   */
  private static double memory(int width, int height, Ladder ladder) {
    double pictures = (double) width * height * DECODER_PICTURES;
    for (Rung rung : ladder.rungs()) {
      pictures += (double) rung.width() * rung.height() * ENCODER_PICTURES;
    }
    return pictures * PIXEL_BYTES;
  }

  private static double cost(Ladder ladder) {
    return ladder.rungs().stream()
        .mapToDouble(
            rung ->
                rung.width()
                    * (double) rung.height()
                    * rung.frameRate().toDouble()
                    / 1e6
                    * COST_PER_MEGAPIXEL)
        .sum();
  }
}
