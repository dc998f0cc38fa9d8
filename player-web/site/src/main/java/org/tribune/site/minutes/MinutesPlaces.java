package org.tribune.site.minutes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.MarkedRecordings;

/**
 * Where in replays the passages of minutes can be watched, as it is while one answer is made. Calls
 * block. Of one thread.
 */
final class MinutesPlaces {
  private final MarkedRecordings recordings;
  private final Map<BroadcastId, Function<Instant, Optional<Long>>> known = new HashMap<>();

  MinutesPlaces(MarkedRecordings recordings) {
    this.recordings = recordings;
  }

  /** The second of the replay; empty if it can't be watched, or was cut away. */
  Optional<Long> second(Moment moment) {
    return known.computeIfAbsent(moment.broadcast(), recordings::seconds).apply(moment.at());
  }

  /** Where a passage is watched, as everybody does. */
  Optional<String> address(Block block) {
    return block
        .moment()
        .flatMap(
            moment ->
                second(moment).map(second -> "/watch/" + moment.broadcast() + "#t=" + second));
  }
}
