package org.tribune.transcoder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.transcoder.effort.RenditionViewers;

/**
 * What all broadcasts of a transcoder share.
 *
 * @param started when this process began: nothing that is older was published by it
 * @param viewers of the renditions of what is on air
 * @param beats the broadcasts that are looked after between entries
 */
record TranscoderContext(
    TribuneConfig config,
    EventLog log,
    BroadcastLedger ledger,
    MediaClock clock,
    Instant started,
    RenditionViewers viewers,
    Set<BroadcastTranscoder> beats) {
  private static final Duration EVENT_DELAY = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_MILLIS = 50;

  /** The broadcast of {@code id}; its event may be a moment behind its first packets. */
  Optional<Broadcast> awaitBroadcast(BroadcastId id) {
    long deadline = System.nanoTime() + EVENT_DELAY.toNanos();
    Optional<Broadcast> broadcast = ledger.find(id);
    while (broadcast.isEmpty() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
      broadcast = ledger.find(id);
    }
    return broadcast;
  }

  /** The channel's name for the public. */
  String channelName(Broadcast broadcast) {
    return channel(broadcast).map(ChannelConfig::name).orElse(broadcast.channel().value());
  }

  /** Reports of a broadcast's channel; nobody waits for it, and the next comes soon. */
  void tell(Broadcast broadcast, StatusEntry entry) {
    var _ = log.append(Topics.STATUS, broadcast.channel().value(), entry);
  }

  /** How far the contribution of a broadcast can have come: now, less the publication delay. */
  MediaTime present(Broadcast broadcast) {
    Duration delay = channel(broadcast).map(ChannelConfig::publicationDelay).orElse(Duration.ZERO);
    return clock.now().minus(MediaTime.of(delay));
  }

  private Optional<ChannelConfig> channel(Broadcast broadcast) {
    return config.channels().stream()
        .filter(channel -> channel.id().equals(broadcast.channel()))
        .findFirst();
  }
}
