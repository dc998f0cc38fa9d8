package org.tribune.catalogue.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of a subscription within the site. It opens nothing: what does is another secret.
 *
 * @param value such as {@code k3v9q2xwb7}
 */
public record SubscriptionId(@JsonValue String value) implements Comparable<SubscriptionId> {
  private static final int LETTERS = 12;

  @JsonCreator
  public SubscriptionId {
    ShortIds.require(value, "a subscription");
  }

  /** A new identity. */
  public static SubscriptionId create() {
    return new SubscriptionId(ShortIds.create(LETTERS));
  }

  @Override
  public int compareTo(SubscriptionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
