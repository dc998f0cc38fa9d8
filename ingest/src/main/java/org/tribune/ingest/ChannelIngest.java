package org.tribune.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;
import org.tribune.ingest.failover.Channel;
import org.tribune.ingest.rtmp.KeyedSink;
import org.tribune.ingest.source.Source;
import org.tribune.ingest.source.Sources;

/** One channel's sources, wired to the log. */
final class ChannelIngest implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelIngest.class);

  private final ChannelConfig config;
  private final EventLog log;
  private final MediaClock clock;
  private final BroadcastLedger ledger;
  private final BroadcastContribution contribution;
  private final Channel channel;
  private final Optional<RoomCamera> room;
  private final Autostart autostart;
  private final ScheduleProjection schedules;
  private final List<Source> sources = new ArrayList<>();
  private volatile boolean isLedgerCurrent = false;
  private Optional<Thread> catchingUp = Optional.empty();

  ChannelIngest(
      ChannelConfig config,
      EventLog log,
      BroadcastLedger ledger,
      MediaClock clock,
      ScheduleProjection schedules,
      Optional<RoomPictures> rooms,
      Sources factory,
      DelayMemory memory) {
    this.config = config;
    this.log = log;
    this.clock = clock;
    this.ledger = ledger;
    this.contribution = new BroadcastContribution(log, ledger, config.id(), clock.now());
    this.room =
        rooms
            .filter(_ -> !config.publicationDelay().isZero())
            .map(pictures -> new RoomCamera(pictures, config.id()));
    HeldContribution held =
        new HeldContribution(
            contribution,
            config.id(),
            config.publicationDelay(),
            room,
            memory.of(config.publicationDelay()));
    memory.account().hold(MemoryUse.DELAYED, held::heldBytes, _ -> {});
    this.channel = new Channel(config.id().value(), config.sources(), clock, held, this::publish);
    this.autostart = new Autostart(log, ledger, config.id(), config.autostart());
    this.schedules = schedules;
    for (int i = 0; i < config.sources().size(); i++) {
      String thread = "source-" + config.id() + "-" + i + "-" + config.sources().get(i).type();
      factory
          .create(config.sources().get(i), config.name(), thread, channel.sink(i))
          .ifPresent(sources::add);
    }
  }

  ChannelId id() {
    return config.id();
  }

  /** The RTMP sources, for the one server that all channels share. */
  List<KeyedSink> publishers() {
    List<KeyedSink> publishers = new ArrayList<>();
    for (int i = 0; i < config.sources().size(); i++) {
      if (config.sources().get(i) instanceof SourceConfig.Rtmp rtmp) {
        String name = config.id() + " source " + (i + 1);
        publishers.add(new KeyedSink(name, rtmp.streamKey(), channel.sink(i)));
      }
    }
    return publishers;
  }

  @Override
  public void start() {
    catchingUp = Optional.of(Thread.ofVirtual().name("ingest-catch-up").start(this::catchUp));
    room.ifPresent(RoomCamera::start);
    sources.forEach(Source::start);
  }

  private void catchUp() {
    try {
      if (!ledger.isCurrent()) {
        LOG.info("Channel {}: nothing is written until the event log has been read", config.id());
      }
      ledger.awaitCurrent();
      contribution.ledgerIsCurrent();
      isLedgerCurrent = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void tick() {
    channel.tick();
    // Until then a broadcast that a person ended may look as if there never was one.
    if (isLedgerCurrent) {
      autostart.tick(channel.delivers(), schedules.of(config.id()), clock.now());
    }
  }

  private void publish(SourceStatus status) {
    // Published again within a second: a status that is lost is no loss.
    CompletableFuture<Long> _ = log.append(Topics.STATUS, config.id().value(), status);
  }

  @Override
  public void close() {
    catchingUp.ifPresent(Thread::interrupt);
    sources.forEach(Source::close);
    room.ifPresent(RoomCamera::close);
  }
}
