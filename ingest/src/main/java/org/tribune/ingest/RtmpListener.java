package org.tribune.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.rtmp.KeyedSink;
import org.tribune.ingest.rtmp.RtmpException;
import org.tribune.ingest.rtmp.RtmpServer;

/**
 * The RTMP server of all channels, tried again while its port is taken: meanwhile the other sources
 * go on, and the operator sees why this one does not. Owned by the ticker's thread once started.
 */
final class RtmpListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RtmpListener.class);
  private static final MediaTime PERIOD = MediaTime.of(Duration.ofSeconds(10));

  private final List<KeyedSink> sinks;
  private final Supplier<RtmpServer> factory;
  private Optional<RtmpServer> server = Optional.empty();
  private Optional<MediaTime> lastTry = Optional.empty();
  private boolean closed = false;

  /** A listener that opens by itself; without any sink it stays closed. */
  RtmpListener(List<KeyedSink> sinks, Supplier<RtmpServer> factory) {
    this.sinks = new ArrayList<>(sinks);
    this.factory = factory;
  }

  /** The passing of time. */
  synchronized void tick(MediaTime now) {
    boolean waits = lastTry.isPresent() && now.minus(lastTry.get()).isBefore(PERIOD);
    if (closed || sinks.isEmpty() || server.isPresent() || waits) {
      return;
    }
    lastTry = Optional.of(now);
    RtmpServer tried = factory.get();
    try {
      tried.start();
      server = Optional.of(tried);
    } catch (RtmpException.CannotStart e) {
      tried.close();
      LOG.error("RTMP: {}", e.getMessage());
      Message why = Message.of("source.rtmp-cant-start", e.getMessage());
      sinks.forEach(keyed -> keyed.sink().disconnected(Optional.of(why)));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    server.ifPresent(RtmpServer::close);
    server = Optional.empty();
  }
}
