package org.tribune.core.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When sittings are planned on a channel, as it was published. The web role, which knows the
 * sittings, reports it; the ingest, which knows no catalogue, starts by it.
 *
 * @param starts of the announced sittings that may go on now or are still to come, in order
 */
public record ChannelSchedule(ChannelId channel, List<Instant> starts) {
  /** For so long after its start a sitting may go on. */
  public static final Duration LONGEST_SITTING = Duration.ofHours(8);

  public ChannelSchedule {
    starts = starts.stream().sorted().toList();
  }

  /** A channel of which no sitting is known. */
  public static ChannelSchedule none(ChannelId channel) {
    return new ChannelSchedule(channel, List.of());
  }

  /** The start of the sitting in whose hours {@code now} is; the latest, if there are several. */
  public Optional<Instant> startAround(Instant now) {
    return starts.stream()
        .filter(start -> !start.isAfter(now) && now.isBefore(start.plus(LONGEST_SITTING)))
        .reduce((earlier, later) -> later);
  }
}
