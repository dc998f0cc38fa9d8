package org.tribune.sql.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.core.time.MediaTime;

/** Instants as microseconds since the Unix epoch. */
public final class Times {
  /** Some 285,000 years, so that no instant is too far away. */
  private static final long FARTHEST_SECOND = 9_000_000_000_000L;

  private Times() {}

  public static long micros(Instant instant) {
    long second = Math.clamp(instant.getEpochSecond(), -FARTHEST_SECOND, FARTHEST_SECOND);
    return second * MediaTime.MICROS + instant.getNano() / 1_000;
  }

  public static @Nullable Long micros(Optional<Instant> instant) {
    return instant.map(Times::micros).orElse(null);
  }

  public static Instant instant(long micros) {
    return MediaTime.ofMicros(micros).toInstant();
  }

  public static Instant instant(ResultSet row, int column) throws SQLException {
    return instant(row.getLong(column));
  }

  public static Optional<Instant> maybeInstant(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(instant(micros));
  }
}
