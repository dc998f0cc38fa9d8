package org.tribune.catalogue.sitting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of a speaker within a sitting.
 *
 * @param value such as {@code k3v9q2xw}
 */
public record SpeakerId(@JsonValue String value) {
  private static final int LETTERS = 6;

  @JsonCreator
  public SpeakerId {
    ShortIds.require(value, "a speaker");
  }

  /** A new identity. */
  public static SpeakerId create() {
    return new SpeakerId(ShortIds.create(LETTERS));
  }

  @Override
  public String toString() {
    return value;
  }
}
