package org.tribune.catalogue.assembly;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of an assembly.
 *
 * @param value such as {@code k3v9q2xw}
 */
public record AssemblyId(@JsonValue String value) {
  private static final int LETTERS = 8;

  @JsonCreator
  public AssemblyId {
    ShortIds.require(value, "an assembly");
  }

  /** A new identity. */
  public static AssemblyId create() {
    return new AssemblyId(ShortIds.create(LETTERS));
  }

  @Override
  public String toString() {
    return value;
  }
}
