package org.tribune.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.time.MediaClock;
import org.tribune.ingest.rtmp.KeyedSink;
import org.tribune.ingest.rtmp.RtmpServer;
import org.tribune.ingest.source.Sources;

/**
 * The ingest stage: runs the sources of every channel and writes what is on air to the log while a
 * broadcast is open.
 */
public final class Ingest implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
  private static final long TICK_MILLIS = 50;

  private final List<ChannelIngest> channels = new ArrayList<>();
  private final MediaClock clock;
  private final ScheduleProjection schedules;
  private final RtmpListener rtmp;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ingest-ticker").daemon().factory());

  /**
   * @param tls the certificate of RTMPS
   * @param ledger is started and closed by the caller
   * @param memory in which counts what is held back
   * @throws IllegalArgumentException if two sources have the same RTMP stream key
   */
  public Ingest(
      List<ChannelConfig> configs,
      RtmpConfig rtmpConfig,
      Optional<HttpConfig.Tls> tls,
      EventLog log,
      BroadcastLedger ledger,
      Optional<RoomPictures> rooms,
      MediaClock clock,
      MemoryAccount memory) {
    this.clock = clock;
    this.schedules = new ScheduleProjection(log);
    Sources sources = new Sources(clock);
    DelayMemory delays = DelayMemory.of(memory, configs);
    for (ChannelConfig channel : configs) {
      channels.add(
          new ChannelIngest(channel, log, ledger, clock, schedules, rooms, sources, delays));
    }
    List<KeyedSink> publishers =
        channels.stream().flatMap(channel -> channel.publishers().stream()).toList();
    this.rtmp = new RtmpListener(publishers, () -> new RtmpServer(rtmpConfig, tls, publishers));
  }

  @Override
  public void start() {
    schedules.start();
    rtmp.tick(clock.now());
    channels.forEach(ChannelIngest::start);
    var _ = ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    rtmp.tick(clock.now());
    for (ChannelIngest channel : channels) {
      try {
        channel.tick();
      } catch (RuntimeException e) {
        // One channel's defect must not stop the clock of the others.
        LOG.error("Channel {}: a periodic update failed", channel.id(), e);
      }
    }
  }

  /** All at once: each source waits for its library to come back. */
  private void closeAll() {
    List<Thread> closing =
        channels.stream()
            .map(
                channel ->
                    Thread.ofPlatform()
                        .name("close-" + channel.id())
                        .daemon()
                        .start(channel::close))
            .toList();
    try {
      for (Thread each : closing) {
        each.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    rtmp.close();
    closeAll();
    schedules.close();
  }
}
