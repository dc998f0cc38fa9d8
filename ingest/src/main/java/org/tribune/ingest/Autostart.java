package org.tribune.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * Puts a channel on air by itself as soon as a source delivers. Once only: a broadcast that the
 * operator ended stays ended until all sources have been away for a minute, or the process starts
 * again. Owned by the ticker's thread.
 */
final class Autostart {
  /** Sources that have been away for so long come back for something new. */
  static final Duration AWAY = Duration.ofMinutes(1);

  /**
   * What the log holds of the past is read meanwhile, so that an open broadcast is gone on with.
   */
  static final Duration HEAD_START = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final ChannelId channel;
  private final MediaTime startedAt;
  private boolean armed = true;
  private Optional<MediaTime> awaySince = Optional.empty();

  Autostart(EventLog log, BroadcastLedger ledger, ChannelId channel, MediaTime startedAt) {
    this.log = log;
    this.ledger = ledger;
    this.channel = channel;
    this.startedAt = startedAt;
  }

  /** The passing of time; {@code delivers} if a source can go on air now. */
  void tick(boolean delivers, MediaTime now) {
    if (now.minus(startedAt).isBefore(MediaTime.of(HEAD_START))) {
      return;
    }
    if (ledger.openOn(channel).isPresent()) {
      armed = false;
      awaySince = Optional.empty();
    } else if (delivers) {
      awaySince = Optional.empty();
      if (armed) {
        armed = false;
        open(now);
      }
    } else {
      awaySince = awaySince.or(() -> Optional.of(now));
      armed |= !now.minus(awaySince.get()).isBefore(MediaTime.of(AWAY));
    }
  }

  private void open(MediaTime now) {
    BroadcastId id = BroadcastId.create(now.toInstant());
    LOG.info("Channel {} goes on air by itself as broadcast {}", channel, id);
    append(new BroadcastEvent.Opened(id, now.toInstant(), channel, /* title= */ ""));
    append(new BroadcastEvent.WentLive(id, now.toInstant()));
  }

  private void append(BroadcastEvent event) {
    CompletableFuture<Long> _ =
        log.append(Topics.EVENTS, channel.value(), event)
            .whenComplete(
                (position, failure) -> {
                  if (failure != null) {
                    LOG.error(
                        "Channel {} could not go on air by itself: {}; start it on the operator's page",
                        channel,
                        failure.getMessage());
                  }
                });
  }
}
