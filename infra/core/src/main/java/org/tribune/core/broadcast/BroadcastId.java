package org.tribune.core.broadcast;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.tribune.core.ShortName;
import org.tribune.core.text.ValidationException;

/**
 * The identity of a broadcast and of the recording it leaves, used in addresses, log keys and
 * object names. It sorts by its time of creation.
 *
 * @param value such as {@code 20261124t184502-k3v9q2}
 */
public record BroadcastId(@JsonValue String value) implements Comparable<BroadcastId> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss").withZone(ZoneOffset.UTC);
  private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxz";
  private static final SecureRandom RANDOM = new SecureRandom();

  @JsonCreator
  public BroadcastId {
    if (!ShortName.is(value)) {
      throw ValidationException.ofId("Not the id of a broadcast: '" + value + "'");
    }
  }

  /** A new identity for a broadcast that is created at {@code time}. */
  public static BroadcastId create(Instant time) {
    StringBuilder id = new StringBuilder(TIME.format(time)).append('-');
    for (int i = 0; i < 8; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new BroadcastId(id.toString());
  }

  @Override
  public int compareTo(BroadcastId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
