package org.tribune.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionFormat;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.ContributionTick;
import org.tribune.core.contribution.Track;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.ingest.clock.TimedPacket;

/**
 * Writes a channel's contribution to the log, under the id of the broadcast that is on air at the
 * contribution's present. Called under the channel's lock.
 */
final class BroadcastContribution {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastContribution.class);
  private static final MediaTime COMPLAINT_PERIOD = MediaTime.ofMicros(MediaTime.MICROS);

  /** A tick after the end shows the transcoder that all before it was heard. */
  private static final MediaTime LAST_TICK = MediaTime.ofMicros(100_000);

  /** How far the clock of the machine that opened the broadcast may be ahead of ours. */
  private static final MediaTime CLOCK_ERROR = MediaTime.ofMicros(1_000_000);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final ChannelId channel;
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean current = false;
  private Optional<Broadcast> broadcast = Optional.empty();
  private long generation;
  private String source = "";
  private List<Track> tracks = List.of();
  private MediaTime complained = MediaTime.ZERO;

  BroadcastContribution(
      EventLog log, BroadcastLedger ledger, ChannelId channel, MediaTime startedAt) {
    this.log = log;
    this.ledger = ledger;
    this.channel = channel;
    // Grows over restarts of the process too, without a memory of its own.
    this.generation = startedAt.toInstant().toEpochMilli();
  }

  /**
   * All that happened before this process started is known by now: before, a broadcast may look as
   * if it were on air though its doors were closed, and nothing may be written. From any thread.
   */
  void ledgerIsCurrent() {
    current = true;
  }

  /** True while a broadcast of the channel is open. */
  boolean isOpen() {
    return open().isPresent();
  }

  /** The broadcast of the channel that is open now. */
  Optional<Broadcast> open() {
    return current ? ledger.openOn(channel) : Optional.empty();
  }

  /** What follows is written at {@code present}, to the broadcast that is on air then. */
  void goTo(MediaTime present) {
    broadcast =
        current
            ? ledger
                .onAirAt(channel, present.minus(LAST_TICK).toInstant())
                .filter(known -> hasBegun(known, present))
            : Optional.empty();
  }

  /** A delayed contribution comes to the beginning of a broadcast some time after it was opened. */
  private static boolean hasBegun(Broadcast broadcast, MediaTime present) {
    return !present.plus(CLOCK_ERROR).isBefore(MediaTime.of(broadcast.origin()));
  }

  /** The broadcast to which is written. */
  Optional<Broadcast> broadcast() {
    return broadcast;
  }

  /** What follows is of other tracks, or begins anew. */
  void change(String newSource, List<Track> newTracks, MediaTime now) {
    generation++;
    source = newSource;
    tracks = newTracks;
    append(format(now), now);
  }

  /** The next packet; {@code begins} if a reader can join here. */
  void write(TimedPacket packet, boolean begins, MediaTime now) {
    if (begins) {
      append(format(now), now);
    }
    append(
        new ContributionPacket(
            generation,
            packet.track(),
            packet.presentationTime(),
            packet.decodingTime(),
            packet.duration(),
            packet.keyFrame(),
            packet.data()),
        now);
  }

  /** The present, and why nothing of the source is shown, if so. */
  void tick(MediaTime now, Optional<Interruption.Kind> blackout) {
    append(new ContributionTick(now, blackout), now);
    complain(now);
  }

  private ContributionFormat format(MediaTime now) {
    return new ContributionFormat(now, generation, source, tracks);
  }

  private void append(ContributionEntry entry, MediaTime now) {
    if (broadcast.isEmpty()) {
      return;
    }
    CompletableFuture<Long> _ =
        log.append(Topics.CONTRIBUTION, broadcast.get().id().value(), entry)
            .whenComplete(
                (position, failure) -> {
                  if (failure != null) {
                    failures.incrementAndGet();
                  }
                });
    complain(now);
  }

  private void complain(MediaTime now) {
    if (failures.get() > 0 && now.minus(complained).isAfter(COMPLAINT_PERIOD)) {
      complained = now;
      LOG.error(
          "Channel {}: {} entries of the contribution could not be written to the log: check the"
              + " log's servers",
          channel,
          failures.getAndSet(0));
    }
  }
}
