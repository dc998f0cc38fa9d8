package org.tribune.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.channel.ChannelSchedule;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * Puts a channel on air by itself when a source delivers. What a person ended stays ended, whatever
 * the encoders and this process do, until a person starts it or the hour of the next planned
 * sitting comes; see docs/decisions/0117. Owned by the ticker's thread; called only once the ledger
 * knows all that the log holds of the channel.
 */
final class Autostart {
  /** Sources that have been away for so long come back for something new. */
  static final Duration AWAY = Duration.ofMinutes(1);

  /** What was ordered is in the ledger by then, or the log did not take it. */
  static final Duration RETRY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final ChannelId channel;
  private final AutostartMode mode;

  /** A preview is opened once for each time that the sources come. */
  private boolean isPreviewDue = true;

  private Optional<MediaTime> awaySince = Optional.empty();
  private Optional<MediaTime> orderedAt = Optional.empty();

  Autostart(EventLog log, BroadcastLedger ledger, ChannelId channel, AutostartMode mode) {
    this.log = log;
    this.ledger = ledger;
    this.channel = channel;
    this.mode = mode;
  }

  /**
   * The passing of time.
   *
   * @param delivers if a source can go on air now
   * @param schedule the sittings that are planned on the channel
   */
  void tick(boolean delivers, ChannelSchedule schedule, MediaTime now) {
    if (mode == AutostartMode.OFF) {
      return;
    }
    Optional<Broadcast> open = ledger.openOn(channel);
    followSources(open.isPresent(), delivers, now);
    boolean isWaiting =
        orderedAt.filter(at -> now.minus(at).isBefore(MediaTime.of(RETRY))).isPresent();
    if (!delivers || isWaiting) {
      return;
    }
    boolean mayBePublic = mayBePublic(schedule, now.toInstant());
    if (open.isPresent()) {
      open.filter(each -> mayBePublic && isOwnPreview(each))
          .ifPresent(each -> goLive(each.id(), now));
    } else if (mayBePublic) {
      goLive(open(now), now);
    } else if (mode == AutostartMode.PLANNED && isPreviewDue) {
      open(now);
    }
  }

  private void followSources(boolean isOpen, boolean delivers, MediaTime now) {
    if (isOpen) {
      isPreviewDue = false;
    }
    if (isOpen || delivers) {
      awaySince = Optional.empty();
    } else {
      awaySince = awaySince.or(() -> Optional.of(now));
      isPreviewDue |= !now.minus(awaySince.get()).isBefore(MediaTime.of(AWAY));
    }
  }

  /** Nobody but a person ends a broadcast: after that only an hour that came since counts. */
  private boolean mayBePublic(ChannelSchedule schedule, Instant now) {
    Optional<Instant> lastEnd = ledger.lastEndOn(channel);
    boolean isPlannedNow =
        schedule
            .startAround(now)
            .filter(start -> lastEnd.filter(end -> !end.isBefore(start)).isEmpty())
            .isPresent();
    return isPlannedNow || (mode == AutostartMode.ALWAYS && lastEnd.isEmpty());
  }

  /** A preview that a person opened is a rehearsal: it is never public by itself. */
  private boolean isOwnPreview(Broadcast broadcast) {
    return broadcast.state() == BroadcastState.PREVIEW && ledger.isAutomatic(broadcast.id());
  }

  private BroadcastId open(MediaTime now) {
    BroadcastId id = BroadcastId.create(now.toInstant());
    LOG.info("Channel {}: a source delivers, broadcast {} is opened by itself", channel, id);
    append(
        new BroadcastEvent.Opened(
            id, now.toInstant(), channel, /* title= */ "", /* automatic= */ true),
        now);
    return id;
  }

  private void goLive(BroadcastId id, MediaTime now) {
    LOG.info("Channel {} goes on air by itself as broadcast {}", channel, id);
    append(new BroadcastEvent.WentLive(id, now.toInstant()), now);
  }

  private void append(BroadcastEvent event, MediaTime now) {
    orderedAt = Optional.of(now);
    isPreviewDue = false;
    CompletableFuture<Long> _ =
        log.append(Topics.EVENTS, channel.value(), event)
            .whenComplete(
                (position, failure) -> {
                  if (failure != null) {
                    LOG.error(
                        "Channel {} could not go on air by itself: {}; it is tried again, or start it"
                            + " on the operator's page",
                        channel,
                        failure.getMessage());
                  }
                });
  }
}
