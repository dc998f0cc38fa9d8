package org.tribune.catalogue.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of a question on the whole site. It may be shown to anybody: what lets its author
 * change it is another secret.
 *
 * @param value such as {@code k3v9q2xwb7}
 */
public record QuestionId(@JsonValue String value) implements Comparable<QuestionId> {
  private static final int LETTERS = 10;

  @JsonCreator
  public QuestionId {
    ShortIds.require(value, "a question");
  }

  /** A new identity. */
  public static QuestionId create() {
    return new QuestionId(ShortIds.create(LETTERS));
  }

  @Override
  public int compareTo(QuestionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
