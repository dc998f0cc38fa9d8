package org.tribune.core.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.RecordingKind;

/**
 * What may be deleted by itself, and when.
 *
 * @param periods how long after its end a recording of this kind is kept; a kind that is not there
 *     is kept for ever
 * @param notice how long before it goes the operator gets notice
 * @param freeSpace how many bytes shall stay free in the store; what has a period goes before its
 *     time when there are fewer
 * @param originals how long what a correction took away is kept, sealed; zero: not at all
 * @param withdrawn how long the film of a report is kept after the report was withdrawn from the
 *     public, and a film that is no report's; empty: for ever
 */
public record RetentionConfig(
    Map<RecordingKind, Duration> periods,
    Duration notice,
    long freeSpace,
    Duration originals,
    Optional<Duration> withdrawn) {
  public RetentionConfig {
    periods = Map.copyOf(periods);
  }

  /** How long recordings of {@code kind} are kept; empty: for ever. */
  public Optional<Duration> periodOf(RecordingKind kind) {
    return Optional.ofNullable(periods.get(kind));
  }
}
