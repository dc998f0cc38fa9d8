package org.tribune.catalogue.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortIds;

/**
 * The identity of a report, used by the staff; the public's addresses have its {@link Slug}.
 *
 * @param value such as {@code k3v9q2xw4b}
 */
public record VideoId(@JsonValue String value) implements Comparable<VideoId> {
  private static final int LETTERS = 10;

  @JsonCreator
  public VideoId {
    ShortIds.require(value, "a report");
  }

  /** A new identity. */
  public static VideoId create() {
    return new VideoId(ShortIds.create(LETTERS));
  }

  @Override
  public int compareTo(VideoId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
