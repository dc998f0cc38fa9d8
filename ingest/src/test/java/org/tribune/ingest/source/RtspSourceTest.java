package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.time.MediaClock;

/** RTSP pull over TCP from a camera of the test's own. */
class RtspSourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private final RecordingSink sink = new RecordingSink();
  private Optional<Source> source = Optional.empty();

  @AfterEach
  void stop() {
    source.ifPresent(Source::close);
  }

  private void pull(int port, String path, Optional<String> user, Optional<String> password) {
    SourceConfig config =
        new SourceConfig.Rtsp(
            URI.create("rtsp://127.0.0.1:" + port + path), user, password.map(Secret::new));
    source = new Sources(MediaClock.system()).create(config, "Chamber", "source-test-rtsp", sink);
    source.orElseThrow().start();
  }

  private static List<String> input(String lavfi, String... encoder) {
    List<String> arguments = new ArrayList<>(List.of("-re", "-f", "lavfi", "-i", lavfi));
    arguments.addAll(List.of(encoder));
    return arguments;
  }

  /** ffmpeg wants all inputs before the outputs: the encoders come with the maps. */
  private static List<List<String>> media(List<String> video, Optional<List<String>> audio) {
    List<String> first = new ArrayList<>(List.of("-re", "-f", "lavfi", "-i"));
    first.add("testsrc2=size=320x180:rate=25");
    audio.ifPresent(_ -> first.addAll(input("sine=frequency=1000:sample_rate=48000")));
    first.addAll(List.of("-map", "0:v"));
    first.addAll(video);
    List<List<String>> all = new ArrayList<>(List.of(first));
    audio.ifPresent(
        encoder -> {
          List<String> second = new ArrayList<>(List.of("-map", "1:a"));
          second.addAll(encoder);
          all.add(second);
        });
    return all;
  }

  private static final List<String> H264 =
      List.of(
          "-c:v",
          "libx264",
          "-preset",
          "ultrafast",
          "-tune",
          "zerolatency",
          "-g",
          "25",
          "-pix_fmt",
          "yuv420p",
          "-flags",
          "+global_header");
  private static final List<String> H265 =
      List.of(
          "-c:v",
          "libx265",
          "-preset",
          "ultrafast",
          "-tune",
          "zerolatency",
          "-g",
          "25",
          "-pix_fmt",
          "yuv420p",
          "-x265-params",
          "log-level=error:pools=1",
          "-flags",
          "+global_header");
  private static final List<String> G711 = List.of("-c:a", "pcm_alaw", "-ar", "8000", "-ac", "1");
  private static final List<String> AAC =
      List.of("-c:a", "aac", "-ar", "48000", "-flags", "+global_header");

  @Test
  void h264AndG711_withTheRightCredentials_areTaken() {
    try (RtspCamera _ =
        new RtspCamera(
            21_140,
            directory,
            media(H264, Optional.of(G711)),
            Optional.of(new RtspLock.Basic("admin", "pa:s/s w@rd")))) {
      pull(21_140, "/stream1", Optional.of("admin"), Optional.of("pa:s/s w@rd"));
      await().atMost(PATIENCE).until(() -> sink.packets.size() > 100);
    }

    assertThat(sink.codecs()).containsExactly("h264", "pcm_alaw");
    assertThat(sink.packets).anyMatch(SourcePacket::keyFrame);
    assertThat(sink.remotes.getFirst()).contains("127.0.0.1:21140");
  }

  @Test
  void digest_withTheRightCredentials_isTaken_andEveryRequestIsSigned() {
    AtomicInteger opened = new AtomicInteger();
    try (RtspCamera _ =
        new RtspCamera(
            21_130,
            directory,
            media(H264, Optional.of(AAC)),
            Optional.of(new RtspLock.Digest("admin", "pa:s/s w@rd", opened)))) {
      pull(21_130, "/stream1", Optional.of("admin"), Optional.of("pa:s/s w@rd"));
      await().atMost(PATIENCE).until(() -> sink.packets.size() > 50);
    }

    assertThat(sink.codecs()).containsExactly("h264", "aac");
    // DESCRIBE, SETUP of two streams, PLAY.
    assertThat(opened.get()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void digest_withAWrongPassword_isToldInWords_withoutIt() {
    AtomicInteger opened = new AtomicInteger();
    try (RtspCamera _ =
        new RtspCamera(
            21_120,
            directory,
            media(H264, Optional.empty()),
            Optional.of(new RtspLock.Digest("admin", "right", opened)))) {
      pull(21_120, "/stream1", Optional.of("admin"), Optional.of("quite-wrong"));
      await().atMost(PATIENCE).until(() -> !sink.ends.isEmpty());
    }

    assertThat(sink.lastTold()).contains("127.0.0.1", "check the user and the password");
    assertThat(sink.lastTold()).doesNotContain("quite-wrong");
    assertThat(opened).hasValue(0);
  }

  @Test
  void h265AndAac_areTaken() {
    try (RtspCamera _ =
        new RtspCamera(21_150, directory, media(H265, Optional.of(AAC)), Optional.empty())) {
      pull(21_150, "/stream1", Optional.empty(), Optional.empty());
      await().atMost(PATIENCE).until(() -> sink.packets.size() > 50);
    }

    assertThat(sink.codecs()).containsExactly("hevc", "aac");
  }

  @Test
  void pictureWithoutSound_isTaken_andPulledAgainWhenTheCameraComesBack() {
    try (RtspCamera _ =
        new RtspCamera(21_160, directory, media(H264, Optional.empty()), Optional.empty())) {
      pull(21_160, "/stream1", Optional.empty(), Optional.empty());
      await().atMost(PATIENCE).until(() -> sink.packets.size() > 25);
    }
    assertThat(sink.codecs()).containsExactly("h264");
    await().atMost(PATIENCE).until(() -> !sink.ends.isEmpty());
    int before = sink.packets.size();
    try (RtspCamera _ =
        new RtspCamera(21_160, directory, media(H264, Optional.empty()), Optional.empty())) {
      await().atMost(PATIENCE).until(() -> sink.packets.size() > before + 25);
    }
  }

  @Test
  void wrongPassword_isToldInWords_withoutIt() {
    try (RtspCamera _ =
        new RtspCamera(
            21_170,
            directory,
            media(H264, Optional.empty()),
            Optional.of(new RtspLock.Basic("admin", "right")))) {
      pull(21_170, "/stream1", Optional.of("admin"), Optional.of("quite-wrong"));
      await().atMost(PATIENCE).until(() -> !sink.ends.isEmpty());
    }

    assertThat(sink.lastTold()).contains("127.0.0.1", "check the user and the password");
    assertThat(sink.lastTold()).doesNotContain("quite-wrong");
  }

  @Test
  void unknownPath_isToldInWords() {
    try (RtspCamera _ =
        new RtspCamera(21_180, directory, media(H264, Optional.empty()), Optional.empty())) {
      pull(21_180, "/nothing", Optional.empty(), Optional.empty());
      await().atMost(PATIENCE).until(() -> !sink.ends.isEmpty());
    }

    assertThat(sink.lastTold()).contains("can't be found", "path");
  }

  @Test
  void nobodyThere_isToldInWords() {
    pull(21_190, "/stream1", Optional.empty(), Optional.empty());
    await().atMost(PATIENCE).until(() -> !sink.ends.isEmpty());

    assertThat(sink.lastTold()).contains("refuses the connection", "port");
  }
}
