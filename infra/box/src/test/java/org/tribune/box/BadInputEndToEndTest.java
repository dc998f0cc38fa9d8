package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

/**
 * Channels whose sources can't work, beside one that does, in one box: each reports what is wrong
 * and what to do, and the others go on.
 */
@Tag("e2e")
@EnabledIf("org.tribune.testkit.Clips#areThere")
class BadInputEndToEndTest {
  private static final String KEY = "correct-horse-battery";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static BoxProcess box;

  @SuppressWarnings("NullAway.Init")
  private static DatagramSocket taken;

  @BeforeAll
  static void startBox() throws IOException, InterruptedException {
    taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Path clip = Clips.of("cam04_french_lecture.mp4");
    String yaml =
        """
        transcoder: {ladder: [240]}
        channels:
          - {id: good, autostart: true, sources: [{type: file, path: "%s"}]}
          - {id: absent, sources: [{type: file, path: "/nowhere/council.mp4"}]}
          - {id: headless, sources: [{type: file, path: "%s"}]}
          - {id: unknown, sources: [{type: file, path: "%s"}]}
          - {id: undecodable, autostart: true, sources: [{type: file, path: "%s"}]}
          - {id: silent, sources: [{type: rtsp, url: "rtsp://user:secret@127.0.0.1:9/stream"}]}
          - {id: taken, sources: [{type: srt, mode: listener, host: 127.0.0.1, port: %d}]}
          - {id: encoder, sources: [{type: rtmp, streamKey: %s}]}
        """
            .formatted(
                clip,
                Clips.of("brk02_no_moov.mp4"),
                claiming("XYZ1"),
                claiming("AVS2"),
                taken.getLocalPort(),
                KEY);
    box = BoxProcess.start(folder, yaml);
    box.awaitOnAir("good", /* segments= */ 1);
  }

  /** A clip whose picture claims this format: AVS2, which nothing here decodes, or an unknown. */
  private static Path claiming(String fourcc) throws IOException, InterruptedException {
    Path plain = folder.resolve("plain.avi");
    Tool.Result made =
        Tool.run(
            Duration.ofSeconds(30),
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-i",
                "" + Clips.of("cam04_french_lecture.mp4"),
                "-an",
                "-c:v",
                "mpeg4",
                "-vtag",
                "XVID",
                "" + plain));
    assertThat(made.status()).as(made.output()).isZero();
    String bytes = Files.readString(plain, StandardCharsets.ISO_8859_1);
    return Files.writeString(
        folder.resolve(fourcc + ".avi"),
        bytes.replace("XVID", fourcc),
        StandardCharsets.ISO_8859_1);
  }

  @AfterAll
  static void stopBox() {
    box.close();
    taken.close();
  }

  @ParameterizedTest
  @CsvSource({
    "absent, council.mp4 can't be found, check the path",
    "headless, brk02_no_moov.mp4 gives, replace the file",
    "unknown, XYZ1.avi, H.264 and AAC",
    "silent, rtsp 127.0.0.1 refuses, check that the device is on",
    "taken, the port is in use, Choose another"
  })
  void source_thatCannotWork_isToldWithItsRemedy(String channel, String thing, String remedy)
      throws Exception {
    box.await(channel + "'s error", () -> error(channel).contains(thing));

    assertThat(error(channel)).contains(remedy).doesNotContain("secret");
    assertThat(logged(thing)).as(box.said()).hasSize(1);
    assertThat(logged(thing).getFirst()).contains(remedy);
    assertThat(box.said()).doesNotContain("secret");
  }

  private static String error(String channel) throws IOException, InterruptedException {
    return box.operatorChannel(channel).at("/sources/0/lastError/en").asText();
  }

  private static List<String> logged(String words) {
    return box.said().lines().filter(line -> line.contains(words)).toList();
  }

  @Test
  void channel_onAirWithoutAnySource_showsTheSlateWhileOthersGoOn() throws Exception {
    box.startBroadcast("headless");
    box.awaitOnAir("headless", /* segments= */ 1);
    try (Checker slate = Checker.follow(box, "headless", /* seconds= */ 8);
        Checker good = Checker.follow(box, "good", /* seconds= */ 8)) {
      assertThat(slate.assertCleanPlaylists().get("growth").asDouble()).isBetween(0.85, 1.15);
      assertThat(good.assertCleanPlaylists().get("growth").asDouble()).isBetween(0.85, 1.15);
    }
    box.awaitPicture("headless", "SLATE");
    box.awaitPicture("good", "SOURCE");
    Checker.boxes(box, "headless");
    assertThat(alerts("headless")).contains("picture-lost");
    box.endBroadcast("headless");
  }

  private static List<String> alerts(String channel) throws IOException, InterruptedException {
    return box.operatorChannel(channel).at("/alerts").findValuesAsText("code");
  }

  @Test
  void codec_withoutDecoder_isNamedToTheOperator() throws Exception {
    box.awaitOnAir("undecodable", /* segments= */ 1);
    box.awaitPicture("undecodable", "SLATE");
    box.await("the alert", () -> alerts("undecodable").contains("codec-not-decoded"));

    JsonNode alerts = box.operatorChannel("undecodable").at("/alerts");
    assertThat(alerts.toString()).contains("avs2", "H.264", "encodeur");
    assertThat(logged("The avs2 track")).as(box.said()).hasSize(1);
    Checker.boxes(box, "undecodable");
  }

  @Test
  void encoder_withAWrongKey_isToldInOneLine() throws Exception {
    Path output = folder.resolve("wrong.txt");
    try (Encoder encoder =
        Encoder.send(
            Clips.of("cam01_auditorium_lecture.flv"),
            List.of("-c", "copy"),
            Route.RTMP,
            box.rtmpAddress("not-the-key-of-it"),
            output)) {
      assertThat(encoder.awaitEnd()).isNotZero();
    }
    assertThat(Files.readString(output)).contains("Unknown stream key");
    box.await("the line", () -> !logged("unknown stream key").isEmpty());
    assertThat(logged("unknown stream key")).hasSize(1);
    assertThat(logged("unknown stream key").getFirst())
        .contains("127.0.0.1", "check the encoder's stream key");
    assertThat(box.said()).doesNotContain("not-the-key-of-it");
    assertThat(box.operatorChannel("encoder").at("/sources/0/state").asText()).isEqualTo("WAITING");
  }

  @Test
  void channel_unknown_isAProblemThatNamesIt() throws Exception {
    HttpResponse<String> answer = box.get("/api/v1/channels/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("« nowhere »", "“nowhere”", "check the address");
    assertThat(box.get("/hls/live/nowhere/index.m3u8").statusCode()).isEqualTo(404);
  }
}
