package org.tribune.catalogue.assembly;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of a member within their assembly, over all its sittings.
 *
 * @param value such as {@code k3v9q2xw}
 */
public record MemberId(@JsonValue String value) {
  private static final int LETTERS = 8;

  @JsonCreator
  public MemberId {
    ShortIds.require(value, "a member");
  }

  /** A new identity. */
  public static MemberId create() {
    return new MemberId(ShortIds.create(LETTERS));
  }

  @Override
  public String toString() {
    return value;
  }
}
