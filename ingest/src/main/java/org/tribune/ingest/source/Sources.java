package org.tribune.ingest.source;

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
      case SourceConfig.Srt srt -> demuxed(thread, config, srt(srt), sink);
      case SourceConfig.Rtsp rtsp -> demuxed(thread, config, rtsp(rtsp), sink);
      case SourceConfig.Device device ->
          Optional.of(
              new RetryingSource(
                  thread, () -> new DeviceConnection(device), sink, /* endsForGood= */ false));
      case SourceConfig.TestCard card ->
          Optional.of(
              new RetryingSource(
                  thread,
                  () -> new TestCardConnection(card, channelName, clock, pause),
                  sink,
                  /* endsForGood= */ false));
    };
  }

  private static Optional<Source> demuxed(
      String thread, SourceConfig config, DemuxInput input, SourceSink sink) {
    return Optional.of(
        new RetryingSource(
            thread, () -> new DemuxedConnection(config, input), sink, /* endsForGood= */ false));
  }

  /** SRT by FFmpeg's libsrt, which takes times in microseconds. */
  static DemuxInput srt(SourceConfig.Srt srt) {
    boolean listens = srt.mode() == SourceConfig.Srt.Mode.LISTENER;
    DemuxInput input =
        DemuxInput.of("srt://" + bracketed(srt.host()) + ":" + srt.port(), List.of("srt"))
            .withFormat("mpegts")
            .withTimeouts(OPEN_PATIENCE, READ_PATIENCE)
            .withOption("mode", listens ? "listener" : "caller")
            .withOption("transtype", "live")
            .withOption("latency", Long.toString(srt.latencyMillis() * 1_000L));
    if (listens) {
      input = input.withPeerAwaited();
    } else {
      input = input.withOption("connect_timeout", "3000");
    }
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
    return DemuxInput.of(url, List.of("rtsp", "rtsps", "rtp", "tcp", "tls"))
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
