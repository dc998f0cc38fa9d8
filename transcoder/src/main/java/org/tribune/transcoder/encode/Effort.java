package org.tribune.transcoder.encode;

import java.util.Comparator;
import java.util.List;

/**
 * How much work is done for the pictures of a rendition. Each step saves processor time: first the
 * encoders search less, then pictures are left out, and the one that is shown lasts longer. All
 * steps keep the renditions' timeline, parts and parameter sets.
 */
public enum Effort {
  /** As the preset says. */
  FULL(0, 0, 1),
  /** A simpler search, in the renditions that do not have it already. */
  LESS_SEARCH(1, 1, 1),
  /** The least search. */
  LEAST_SEARCH(2, 2, 1),
  /** And every second picture. */
  HALF_THE_PICTURES(3, 2, 2),
  /** And every fourth picture. */
  QUARTER_OF_THE_PICTURES(4, 2, 4),
  /** And only pictures that need no other are decoded: a slide show, with its sound. */
  KEY_PICTURES(5, 2, 4);

  /** The processor time of each step of the search, of that of the first: docs/decisions/0173. */
  private static final double[] SEARCH_COST = {1, 0.75, 0.6};

  private final int step;
  private final int encoderEffort;
  private final int stride;

  Effort(int step, int encoderEffort, int stride) {
    this.step = step;
    this.encoderEffort = encoderEffort;
    this.stride = stride;
  }

  /** The most that is done for any of these; all, of none. */
  public static Effort fullestOf(List<Effort> efforts) {
    return efforts.stream().min(Comparator.naturalOrder()).orElse(FULL);
  }

  /** As the encoders' settings count it. */
  public int encoderEffort() {
    return encoderEffort;
  }

  /** One frame in so many is encoded, counted from the start of each part. */
  public int stride() {
    return stride;
  }

  /**
   * About the processor time of a picture, as a share of that with a full search.
   *
   * @param leastEncoderEffort which the encoder has in any case
   */
  double searchCost(int leastEncoderEffort) {
    return SEARCH_COST[Math.max(leastEncoderEffort, encoderEffort)];
  }

  /** True if pictures are left out. */
  public boolean leavesPicturesOut() {
    return stride > 1;
  }

  /** True if only pictures that need no other are decoded. */
  public boolean isKeyPicturesOnly() {
    return this == KEY_PICTURES;
  }

  /** Its number: 0 is full quality. */
  public int step() {
    return step;
  }
}
