package org.tribune.ingest.rtmp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.time.MediaClock;

/**
 * Takes what encoders publish over RTMP and RTMPS, one port for all channels: {@code
 * rtmp://HOST:1935/live/STREAM_KEY}. The stream key says which sink gets it. Started and closed by
 * one thread.
 */
public final class RtmpServer implements Service {
  private static final Logger log = LoggerFactory.getLogger(RtmpServer.class);
  private static final int EVENT_LOOPS = 2;
  private static final int BACKLOG = 256;
  private static final int STOP_SECONDS = 5;

  private final RtmpConfig config;
  private final Optional<HttpConfig.Tls> tls;
  private final RtmpLimits limits;
  private final MediaClock clock;
  private final StreamKeys keys;
  private final Admissions admissions;
  private final ChannelGroup connections =
      new DefaultChannelGroup("rtmp", GlobalEventExecutor.INSTANCE);
  private final List<Channel> listeners = new ArrayList<>();
  private Optional<EventLoopGroup> loops = Optional.empty();
  private Optional<TlsCertificate> certificate = Optional.empty();

  /**
   * A server that is not started.
   *
   * @param tls the certificate of the RTMPS port, if there is one
   * @param sinks every stream key with its sink
   * @throws IllegalArgumentException if two sinks have the same key
   */
  public RtmpServer(RtmpConfig config, Optional<HttpConfig.Tls> tls, List<KeyedSink> sinks) {
    this(config, tls, sinks, RtmpLimits.standard(), MediaClock.system());
  }

  RtmpServer(
      RtmpConfig config,
      Optional<HttpConfig.Tls> tls,
      List<KeyedSink> sinks,
      RtmpLimits limits,
      MediaClock clock) {
    this.config = config;
    this.tls = tls;
    this.limits = limits;
    this.clock = clock;
    this.keys = new StreamKeys(sinks, limits, clock);
    this.admissions = new Admissions(limits);
  }

  /**
   * Opens the ports.
   *
   * @throws RtmpException.CannotStart if a port is taken, or the certificate can't be read
   */
  @Override
  public void start() {
    certificate = config.tlsPort().map(_ -> readCertificate());
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            EVENT_LOOPS, new DefaultThreadFactory("rtmp"), NioIoHandler.newFactory());
    loops = Optional.of(group);
    RtmpConnection.Surroundings surroundings =
        new RtmpConnection.Surroundings(
            limits,
            keys,
            new WrongKeyDelays(clock),
            admissions,
            new RefusalLog(clock, group, log::warn));
    try {
      listen(group, surroundings, config.port(), Optional.empty());
      config.tlsPort().ifPresent(port -> listen(group, surroundings, port, certificate));
    } catch (RtmpException e) {
      close();
      throw e;
    }
  }

  private TlsCertificate readCertificate() {
    return new TlsCertificate(
        tls.orElseThrow(
            () ->
                new RtmpException.CannotStart(
                    "rtmp.tlsPort is set without a certificate: set http.tls.certificate and"
                        + " http.tls.key, or remove rtmp.tlsPort")));
  }

  private void listen(
      EventLoopGroup group,
      RtmpConnection.Surroundings surroundings,
      int port,
      Optional<TlsCertificate> secured) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(opener(surroundings, secured));
    ChannelFuture bound =
        bootstrap.bind(new InetSocketAddress(config.host(), port)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new RtmpException.CannotStart(
          "The port %s:%d can't be opened: stop what uses it, or set another %s"
              .formatted(config.host(), port, secured.isPresent() ? "rtmp.tlsPort" : "rtmp.port"),
          bound.cause());
    }
    listeners.add(bound.channel());
    log.info(
        "Listening for {} publishers on {}",
        secured.isPresent() ? "RTMPS" : "RTMP",
        bound.channel().localAddress());
  }

  private ChannelInitializer<SocketChannel> opener(
      RtmpConnection.Surroundings surroundings, Optional<TlsCertificate> secured) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        connections.add(channel);
        secured.ifPresent(
            found -> channel.pipeline().addLast(found.context().newHandler(channel.alloc())));
        RtmpConnection.open(surroundings, channel, channel.remoteAddress());
      }
    };
  }

  /** The port that is open, also if 0 was configured. Only while it runs. */
  public int port() {
    return portOf(/* listener= */ 0);
  }

  /** The RTMPS port that is open, if one is configured. Only while it runs. */
  public Optional<Integer> tlsPort() {
    return config.tlsPort().map(_ -> portOf(/* listener= */ 1));
  }

  private int portOf(int listener) {
    return ((InetSocketAddress) listeners.get(listener).localAddress()).getPort();
  }

  /** Connections there are, published or not. */
  int connections() {
    return admissions.connections();
  }

  @Override
  public void close() {
    certificate.ifPresent(TlsCertificate::close);
    listeners.forEach(listener -> listener.close().awaitUninterruptibly());
    listeners.clear();
    connections.forEach(
        connection -> connection.pipeline().fireExceptionCaught(new RtmpException.Stopping()));
    connections.close().awaitUninterruptibly();
    loops.ifPresent(
        group ->
            group
                .shutdownGracefully(/* quietPeriod= */ 0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly());
    loops = Optional.empty();
  }
}
