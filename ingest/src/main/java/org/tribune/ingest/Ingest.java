package org.tribune.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.BroadcastLedger;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaClock;
import org.tribune.ingest.source.Sources;

/**
 * The ingest stage: runs the sources of every channel and writes what is on air to the log while a
 * broadcast is open.
 */
public final class Ingest implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
  private static final long TICK_MILLIS = 50;

  private final List<ChannelIngest> channels = new ArrayList<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ingest-ticker").daemon().factory());

  /**
   * @param ledger is started and closed by the caller
   */
  public Ingest(
      List<ChannelConfig> configs, EventLog log, BroadcastLedger ledger, MediaClock clock) {
    Sources sources = new Sources(clock);
    for (ChannelConfig config : configs) {
      channels.add(new ChannelIngest(config, log, ledger, clock, sources));
    }
  }

  @Override
  public void start() {
    channels.forEach(ChannelIngest::start);
    var _ = ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    for (ChannelIngest channel : channels) {
      try {
        channel.tick();
      } catch (RuntimeException e) {
        // One channel's defect must not stop the clock of the others.
        LOG.error("Channel {}: a tick failed", channel.id(), e);
      }
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    channels.forEach(ChannelIngest::close);
  }
}
