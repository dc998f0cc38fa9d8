package org.tribune.catalogue.sitting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of a document within its sitting.
 *
 * @param value such as {@code k3v9q2xw}
 */
public record DocumentId(@JsonValue String value) {
  private static final int LETTERS = 8;

  @JsonCreator
  public DocumentId {
    ShortIds.require(value, "a document");
  }

  /** A new identity. */
  public static DocumentId create() {
    return new DocumentId(ShortIds.create(LETTERS));
  }

  @Override
  public String toString() {
    return value;
  }
}
