package org.tribune.catalogue.sitting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of a motion within its sitting.
 *
 * @param value such as {@code k3v9q2xw}
 */
public record MotionId(@JsonValue String value) {
  private static final int LETTERS = 8;

  @JsonCreator
  public MotionId {
    ShortIds.require(value, "a motion");
  }

  /** A new identity. */
  public static MotionId create() {
    return new MotionId(ShortIds.create(LETTERS));
  }

  @Override
  public String toString() {
    return value;
  }
}
