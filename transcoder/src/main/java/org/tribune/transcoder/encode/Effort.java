package org.tribune.transcoder.encode;

import java.util.Arrays;

/**
 * How much work is done for the pictures of a broadcast. Each step saves processor time: first the
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

  private final int step;
  private final int encoderEffort;
  private final int stride;

  Effort(int step, int encoderEffort, int stride) {
    this.step = step;
    this.encoderEffort = encoderEffort;
    this.stride = stride;
  }

  /** As the encoders' settings count it. */
  public int encoderEffort() {
    return encoderEffort;
  }

  /** One frame in so many is encoded, counted from the start of each part. */
  public int stride() {
    return stride;
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

  /** So many steps further, or back if negative, as far as there are any. */
  public Effort plus(int steps) {
    int wanted = Math.clamp((long) step + steps, FULL.step, KEY_PICTURES.step);
    return Arrays.stream(values()).filter(each -> each.step == wanted).findFirst().orElseThrow();
  }
}
