package org.tribune.site.deliberation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingResponseMapper;

/**
 * Where in the replays of a sitting its votes and debates can be watched, as it is while one answer
 * is made. Calls block. Of one thread.
 */
final class VotePlaces {
  private static final long SECONDS = 60;

  private final MarkedRecordings recordings;
  private final List<BroadcastId> replays;
  private final SittingResponseMapper.Watching watching;
  private final Map<BroadcastId, Function<Instant, Optional<Long>>> known = new HashMap<>();

  VotePlaces(Sitting sitting, SittingBroadcasts broadcasts, MarkedRecordings recordings) {
    this.recordings = recordings;
    this.replays = broadcasts.replays(sitting).stream().map(Recording::id).toList();
    this.watching = broadcasts.withItems(sitting);
  }

  /** A second of a replay. */
  record Watch(String address, long second) {
    /** Such as 1:02:03, as a player has it. */
    String clock() {
      return "%d:%02d:%02d"
          .formatted(second / (SECONDS * SECONDS), second / SECONDS % SECONDS, second % SECONDS);
    }
  }

  /**
   * Where a vote can be watched; empty if it was not filmed, was cut away, or its hour is unknown.
   */
  Optional<Watch> vote(PublicDecision decision) {
    return decision.votedAt().flatMap(this::second);
  }

  private Optional<Watch> second(Instant at) {
    return replays.stream()
        .flatMap(
            id ->
                known.computeIfAbsent(id, recordings::seconds).apply(at).stream()
                    .map(second -> new Watch("/watch/" + id + "#t=" + second, second)))
        .findFirst();
  }

  /** Where the debate of an item can be watched. */
  Optional<String> debate(ItemId item) {
    return Optional.ofNullable(watching.items().get(item));
  }
}
