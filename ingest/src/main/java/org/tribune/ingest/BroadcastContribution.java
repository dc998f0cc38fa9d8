package org.tribune.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
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
import org.tribune.ingest.failover.Contribution;

/** Writes a channel's contribution to the log, under the id of its open broadcast. */
final class BroadcastContribution implements Contribution {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastContribution.class);
  private static final MediaTime COMPLAINT_PERIOD = MediaTime.ofMicros(MediaTime.MICROS);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final ChannelId channel;
  private final AtomicLong failures = new AtomicLong();
  private Optional<String> key = Optional.empty();
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

  @Override
  public boolean isOpen() {
    key = ledger.openOn(channel).map(Broadcast::id).map(Object::toString);
    return key.isPresent();
  }

  @Override
  public void change(String newSource, List<Track> newTracks, MediaTime now) {
    generation++;
    source = newSource;
    tracks = newTracks;
    append(format(now), now);
  }

  @Override
  public void write(TimedPacket packet, boolean begins, MediaTime now) {
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

  @Override
  public void tick(MediaTime now) {
    append(new ContributionTick(now), now);
    complain(now);
  }

  private ContributionFormat format(MediaTime now) {
    return new ContributionFormat(now, generation, source, tracks);
  }

  private void append(ContributionEntry entry, MediaTime now) {
    if (key.isEmpty()) {
      return;
    }
    CompletableFuture<Long> _ =
        log.append(Topics.CONTRIBUTION, key.get(), entry)
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
