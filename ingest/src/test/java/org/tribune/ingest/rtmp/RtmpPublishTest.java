package org.tribune.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;
import org.tribune.testkit.Clips;

/** The real ffmpeg publishes, and what comes out is held against what ffprobe says of the file. */
class RtmpPublishTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @TempDir Path directory;
  private final RecordingSink sink = new RecordingSink();
  private Optional<RtmpServer> server = Optional.empty();

  @BeforeEach
  void start() {
    Path key = directory.resolve("key.pem");
    Path certificate = directory.resolve("certificate.pem");
    Commands.run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-keyout",
        key.toString(),
        "-out",
        certificate.toString());
    RtmpServer started =
        new RtmpServer(
            new RtmpConfig("127.0.0.1", /* port= */ 0, /* tlsPort= */ Optional.of(0)),
            Optional.of(new HttpConfig.Tls(certificate, key)),
            List.of(
                new KeyedSink("other", new Secret("another-key"), new RecordingSink()),
                new KeyedSink("chamber", new Secret(KEY), sink)));
    started.start();
    server = Optional.of(started);
  }

  @AfterEach
  void stop() {
    server.ifPresent(RtmpServer::close);
  }

  private String url(String path) {
    return "rtmp://127.0.0.1:" + server.orElseThrow().port() + "/" + path;
  }

  private void awaitEnd() {
    await()
        .untilAsserted(
            () -> assertThat(sink.told(RecordingSink.Told.Disconnected.class)).hasSize(1));
  }

  private void assertSamePackets(Path file) {
    for (String kind : List.of("video", "audio")) {
      assertThat(sink.packets().stream().map(ProbedPacket::of).filter(p -> p.kind().equals(kind)))
          .as(kind)
          .containsExactlyElementsOf(ProbedPacket.in(file, kind));
    }
  }

  @Test
  void publish_h264AndAac_givesThePacketsOfTheFile() {
    Path clip = Clips.of("cam01_auditorium_lecture.flv");

    Commands.push(clip, url("live/" + KEY));

    awaitEnd();
    assertSamePackets(clip);
    assertThat(sink.told(RecordingSink.Told.Tracks.class)).hasSize(1);
    Track video = sink.tracks().get(0);
    assertThat(video.codec()).isEqualTo("h264");
    assertThat(video.video().orElseThrow().width()).isEqualTo(480);
    assertThat(video.video().orElseThrow().height()).isEqualTo(360);
    assertThat(video.video().orElseThrow().frameRate()).contains(FrameRate.of(25));
    assertThat(sink.tracks().get(1).codec()).isEqualTo("aac");
    assertThat(sink.dropped()).isZero();
    assertThat(sink.told(RecordingSink.Told.Disconnected.class).getFirst().why()).isEmpty();
  }

  @Test
  void publish_overTls_givesThePacketsOfTheFile() {
    Path clip = Clips.of("cam01_auditorium_lecture.flv");

    Commands.push(
        clip, "rtmps://127.0.0.1:" + server.orElseThrow().tlsPort().orElseThrow() + "/live/" + KEY);

    awaitEnd();
    assertSamePackets(clip);
  }

  @Test
  void publish_hevc_givesThePacketsOfTheFile() throws Exception {
    Path file = directory.resolve("hevc.flv");
    Commands.run(
        "ffmpeg",
        "-v",
        "error",
        "-i",
        Clips.of("cam04_french_lecture.mp4").toString(),
        "-t",
        "4",
        "-c:v",
        "libx265",
        "-preset",
        "ultrafast",
        "-x265-params",
        "log-level=none:bframes=2",
        "-c:a",
        "aac",
        "-f",
        "flv",
        file.toString());

    Commands.push(file, url("live/" + KEY), "-rtmp_enhanced_codecs", "hvc1");

    awaitEnd();
    assertSamePackets(file);
    Track video = sink.tracks().get(0);
    assertThat(video.codec()).isEqualTo("hevc");
    assertThat(video.video().orElseThrow().width()).isEqualTo(426);
    assertThat(video.video().orElseThrow().height()).isEqualTo(240);
    assertThat(Files.size(file)).isPositive();
  }

  /** Codec and sound of a clip made anew: {encoder options, codec as FFmpeg names it}. */
  static Stream<Arguments> otherCodecs() {
    return Stream.of(
        Arguments.of(
            "vp9", List.of("-an", "-s", "320x180", "-c:v", "libvpx-vp9", "-cpu-used", "8")),
        Arguments.of("av1", List.of("-an", "-s", "320x180", "-c:v", "libsvtav1", "-preset", "12")),
        Arguments.of("mp3", List.of("-vn", "-c:a", "libmp3lame", "-ar", "44100")),
        Arguments.of("pcm_alaw", List.of("-vn", "-c:a", "pcm_alaw", "-ar", "8000", "-ac", "1")),
        Arguments.of("pcm_mulaw", List.of("-vn", "-c:a", "pcm_mulaw", "-ar", "8000", "-ac", "1")),
        Arguments.of("pcm_s16le", List.of("-vn", "-c:a", "pcm_s16le", "-ar", "44100")));
  }

  @ParameterizedTest
  @MethodSource("otherCodecs")
  void publish_otherCodec_givesThePacketsOfTheFile(String codec, List<String> encoding) {
    Path file = directory.resolve("other.flv");
    List<String> command =
        new ArrayList<>(
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-t",
                "2",
                "-i",
                Clips.of("cam04_french_lecture.mp4").toString()));
    command.addAll(encoding);
    command.addAll(List.of("-f", "flv", file.toString()));
    Commands.run(command.toArray(String[]::new));

    Commands.push(file, url("live/" + KEY));

    awaitEnd();
    assertThat(sink.tracks()).extracting(Track::codec).containsExactly(codec);
    assertThat(sink.packets()).isNotEmpty();
    assertSamePackets(file);
  }

  @Test
  void publish_wrongKey_isToldToFfmpeg() {
    Commands.Outcome outcome =
        Commands.outcome(
            "ffmpeg",
            "-v",
            "error",
            "-i",
            Clips.of("cam01_auditorium_lecture.flv").toString(),
            "-c",
            "copy",
            "-f",
            "flv",
            url("live/wrong"));

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("Unknown stream key");
    assertThat(sink.told()).isEmpty();
  }

  @Test
  void plainBytes_onTheTlsPort_areRefused() throws IOException {
    try (RtmpClient client = new RtmpClient(server.orElseThrow().tlsPort().orElseThrow())) {
      client.raw(new byte[1_537]);
      assertThat(client.isClosedByServer()).isTrue();
    }
    assertThat(sink.told()).isEmpty();
  }

  @Test
  void certificate_changed_isReadAgain() throws IOException {
    HttpConfig.Tls files =
        new HttpConfig.Tls(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    try (TlsCertificate certificate = new TlsCertificate(files, Duration.ofMillis(20))) {
      SslContext before = certificate.context();
      Files.setLastModifiedTime(files.key(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
      await().untilAsserted(() -> assertThat(certificate.context()).isNotSameAs(before));

      SslContext good = certificate.context();
      Files.writeString(files.key(), "no key");
      await()
          .during(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(certificate.context()).isSameAs(good));
    }
  }

  @Test
  void certificate_unreadable_saysWhatToDo() {
    HttpConfig.Tls files =
        new HttpConfig.Tls(directory.resolve("absent.pem"), directory.resolve("key.pem"));
    assertThatThrownBy(() -> new TlsCertificate(files))
        .isInstanceOf(RtmpException.CannotStart.class)
        .hasMessageContaining("absent.pem")
        .hasMessageContaining("PEM");
  }
}
