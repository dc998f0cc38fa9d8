package org.tribune.ingest.source;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * An SRT listener behind its {@link SrtListenerProxy}: who calls is known by address, and one that
 * is turned away is reported to the operator, at most once in ten seconds for the same address.
 */
final class SrtListenerConnection implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(SrtListenerConnection.class);
  private static final MediaTime SAME_AGAIN = MediaTime.of(Duration.ofSeconds(10));

  private record Refused(InetAddress address, MediaTime at) {}

  private final SourceConfig.Srt config;
  private final MediaClock clock;
  private final int listenerPort;
  private final DemuxedConnection listener;
  private volatile Optional<SrtListenerProxy> door = Optional.empty();
  private Optional<Refused> lastRefused = Optional.empty(); // owned by the proxy's thread

  SrtListenerConnection(SourceConfig.Srt config, MediaClock clock) {
    this.config = config;
    this.clock = clock;
    this.listenerPort = freePort();
    this.listener =
        new DemuxedConnection(config, Sources.srtListener(config, listenerPort), this::peer);
  }

  private static int freePort() {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    } catch (SocketException e) {
      throw new IllegalStateException("There is no free UDP port on the loopback interface", e);
    }
  }

  private Optional<String> peer() {
    return door.flatMap(SrtListenerProxy::peer).map(PeerAddress::of);
  }

  @Override
  public void run(SourceSink sink) throws SourceException {
    try (SrtListenerProxy opened =
        SrtListenerProxy.open(
            config.host(),
            config.port(),
            listenerPort,
            (caller, reason) -> refused(caller, reason, sink))) {
      door = Optional.of(opened);
      listener.run(sink);
    } catch (IOException e) {
      throw new SourceException(SourceErrors.portTaken(config), e);
    }
  }

  private void refused(InetSocketAddress caller, int reason, SourceSink sink) {
    MediaTime now = clock.now();
    boolean toldAlready =
        lastRefused
            .filter(last -> last.address().equals(caller.getAddress()))
            .filter(last -> now.minus(last.at()).isBefore(SAME_AGAIN))
            .isPresent();
    if (toldAlready) {
      return;
    }
    lastRefused = Optional.of(new Refused(caller.getAddress(), now));
    Message why = SourceErrors.turnedAway(config, PeerAddress.of(caller), reason);
    LOG.warn("{}", why.en());
    sink.refused(why);
  }

  @Override
  public void close() {
    listener.close();
  }
}
