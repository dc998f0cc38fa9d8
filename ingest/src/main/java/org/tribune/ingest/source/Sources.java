package org.tribune.ingest.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.media.demux.DemuxInput;

/** Makes the {@link Source} of a configuration. */
public final class Sources {
  private static final Duration READ_PATIENCE = Duration.ofSeconds(5);
  private static final Duration OPEN_PATIENCE = Duration.ofSeconds(10);
  private static final int RTSP_PORT = 554;

  private final MediaClock clock;
  private final Pause pause;

  /** Sources that go by {@code clock}. */
  public Sources(MediaClock clock) {
    this(clock, Pause.sleeping(clock));
  }

  Sources(MediaClock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * The source that gives to {@code sink}, not started; empty for RTMP, whose one server for all is
   * {@link org.tribune.ingest.rtmp}'s.
   *
   * @param channelName as the public reads it
   * @param thread the name of its thread
   */
  public Optional<Source> create(
      SourceConfig config, String channelName, String thread, SourceSink sink) {
    return switch (config) {
      case SourceConfig.Rtmp rtmp -> Optional.empty();
      case SourceConfig.File file ->
          Optional.of(
              new RetryingSource(
                  thread, () -> new FileConnection(file, clock, pause), sink, !file.loop()));
      case SourceConfig.Srt srt -> Optional.of(srt(thread, srt, sink));
      case SourceConfig.Rtsp rtsp ->
          Optional.of(
              retrying(
                  thread,
                  () -> new DemuxedConnection(rtsp, rtsp(rtsp), () -> camera(rtsp.url())),
                  sink));
      case SourceConfig.Device device ->
          Optional.of(retrying(thread, () -> new DeviceConnection(device), sink));
      case SourceConfig.TestCard card ->
          Optional.of(
              retrying(
                  thread, () -> new TestCardConnection(card, channelName, clock, pause), sink));
    };
  }

  private static Source retrying(String thread, Connection.Factory factory, SourceSink sink) {
    return new RetryingSource(thread, factory, sink, /* endsForGood= */ false);
  }

  private Source srt(String thread, SourceConfig.Srt srt, SourceSink sink) {
    return retrying(
        thread,
        switch (srt.mode()) {
          case LISTENER -> () -> new SrtListenerConnection(srt, clock);
          case CALLER ->
              () ->
                  new DemuxedConnection(
                      srt,
                      srtCaller(srt),
                      () -> Optional.of(PeerAddress.lookedUp(srt.host(), srt.port())));
        },
        sink);
  }

  private static Optional<String> camera(URI url) {
    int port = url.getPort() < 0 ? RTSP_PORT : url.getPort();
    return Optional.of(PeerAddress.lookedUp(url.getHost(), port));
  }

  /** SRT that calls a device. */
  static DemuxInput srtCaller(SourceConfig.Srt srt) {
    return srt(srt, bracketed(srt.host()) + ":" + srt.port())
        .withOption("mode", "caller")
        .withOption("connect_timeout", "3000");
  }

  /** SRT that waits for a device, on a loopback port. */
  static DemuxInput srtListener(SourceConfig.Srt srt, int port) {
    return srt(srt, "127.0.0.1:" + port).withOption("mode", "listener").withPeerAwaited();
  }

  /** SRT by FFmpeg's libsrt, which takes times in microseconds. */
  private static DemuxInput srt(SourceConfig.Srt srt, String address) {
    DemuxInput input =
        NetworkCodecs.only(DemuxInput.of("srt://" + address, List.of("srt")))
            .withFormat("mpegts")
            .withTimeouts(OPEN_PATIENCE, READ_PATIENCE)
            .withOption("transtype", "live")
            .withOption("latency", Long.toString(srt.latencyMillis() * 1_000L));
    if (srt.streamId().isPresent()) {
      input = input.withOption("streamid", srt.streamId().get());
    }
    if (srt.passphrase().isPresent()) {
      input = input.withOption("passphrase", srt.passphrase().get().reveal());
    }
    return input;
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** RTSP with its media inside the TCP connection: no ports to open, no loss. */
  static DemuxInput rtsp(SourceConfig.Rtsp rtsp) {
    String url = rtsp.url().toString();
    if (rtsp.user().isPresent()) {
      String password = rtsp.password().map(Secret::reveal).orElse("");
      String userInfo = percent(rtsp.user().get()) + ":" + percent(password) + "@";
      url = url.replaceFirst("://", "://" + Matcher.quoteReplacement(userInfo));
    }
    return NetworkCodecs.only(DemuxInput.of(url, List.of("rtsp", "rtsps", "rtp", "tcp", "tls")))
        .withFormat("rtsp")
        .withTimeouts(OPEN_PATIENCE, READ_PATIENCE)
        .withOption("rtsp_transport", "tcp")
        .withOption("timeout", Long.toString(OPEN_PATIENCE.toMillis() * 1_000))
        .withOption("allowed_media_types", "video+audio");
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
