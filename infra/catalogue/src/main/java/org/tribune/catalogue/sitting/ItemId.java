package org.tribune.catalogue.sitting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of an agenda item within its sitting. It outlives edits, reorderings and imports,
 * since chapters and links name it; it is never given to another item.
 *
 * @param value such as {@code k3v9q2xw}
 */
public record ItemId(@JsonValue String value) {
  private static final int LETTERS = 8;

  @JsonCreator
  public ItemId {
    ShortIds.require(value, "an agenda item");
  }

  /** A new identity. */
  public static ItemId create() {
    return new ItemId(ShortIds.create(LETTERS));
  }

  @Override
  public String toString() {
    return value;
  }
}
