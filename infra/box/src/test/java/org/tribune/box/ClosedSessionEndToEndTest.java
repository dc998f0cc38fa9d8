package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Tool;

/**
 * What happens behind closed doors is nowhere. The secret is a magenta picture with a tone of 3
 * kHz; before and after it the picture is gray and silent. The doors are closed too late, the box
 * is killed meanwhile, and in the end every place is looked into.
 */
@Tag("e2e")
class ClosedSessionEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, autostart: true, publicationDelay: PT4S,
           sources: [{type: rtmp, streamKey: key-of-the-chamber}]}
      """;

  private static final int TRACE_BYTES = 24;

  @TempDir private Path folder;

  @Test
  void closedSession_orderedTooLate_andKilledMeanwhile_leavesNothing() throws Exception {
    Path open = TelltaleClip.open(folder);
    Path secret = TelltaleClip.secret(folder);
    // What is looked for can be found.
    assertThat(TelltaleClip.magenta(secret)).isGreaterThan(TelltaleClip.MAGENTA);
    assertThat(TelltaleClip.tone(secret)).isGreaterThan(TelltaleClip.TONE);
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      try (Encoder encoder = send(box, open)) {
        box.awaitOnAir("chamber", /* segments= */ 2);
        assertThat(encoder.isSending()).isTrue();
      }
      try (Encoder encoder = send(box, secret)) {
        box.await("the secret comes in", () -> bitRate(box) > 0);
        sleep(Duration.ofMillis(1_500));
        box.interrupt("chamber", "close", "");
        assertThat(interruption(box)).isEqualTo("closedSession");
        sleep(Duration.ofSeconds(3));
        assertThat(encoder.isSending()).isTrue();
        box.kill();
      }
    }
    String recording;
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      try (Encoder encoder = send(box, secret)) {
        box.await("it comes back closed", () -> interruption(box).equals("closedSession"));
        box.awaitPicture("chamber", "SLATE");
        sleep(Duration.ofSeconds(2));
        assertThat(encoder.isSending()).isTrue();
      }
      try (Encoder encoder = send(box, open)) {
        box.await("the camera is back", () -> bitRate(box) > 0);
        sleep(Duration.ofMillis(500));
        box.interrupt("chamber", "resume", "{\"from\": \"closedSession\"}");
        box.awaitPicture("chamber", "SOURCE");
        sleep(Duration.ofSeconds(3));
        assertThat(encoder.isSending()).isTrue();
        recording = box.operatorChannel("chamber").at("/broadcast/id").asText();
        box.endBroadcast("chamber");
      }
      box.awaitRecording();
      box.await(
          "the box has looked itself", () -> box.isAlerted("chamber", "closed-session-checked"));
      assertThatNothingOfTheSecretIsIn(box, recording);
      assertThat(box.stop()).isZero();
    }
    assertThatNoFileHoldsAPacketOf(secret);
  }

  private void assertThatNothingOfTheSecretIsIn(BoxProcess box, String recording)
      throws IOException, InterruptedException {
    String address = box.address("/hls/recordings/" + recording + "/index.m3u8");
    Path all = folder.resolve("all.mkv");
    Tool.Result read =
        Tool.run(
            DEADLINE,
            List.of(
                "ffmpeg", "-v", "error", "-i", address, "-map", "0:v:0", "-map", "0:a:0", "-c",
                "copy", "" + all));
    assertThat(read.status()).as(read.output()).isZero();
    double most = TelltaleClip.magenta(all);
    // The gray of before and after is there, and nothing more colourful.
    assertThat(most).isBetween(120.0, TelltaleClip.MAGENTA);
    assertThat(TelltaleClip.tone(all)).isLessThan(TelltaleClip.TONE);
    for (String asset : List.of("poster.jpg", "storyboard.vtt")) {
      assertThat(box.get("/hls/recordings/" + recording + "/assets/" + asset).statusCode())
          .as(asset)
          .isIn(200, 404);
    }
    Path store = folder.resolve("data").resolve("store");
    try (Stream<Path> files = Files.walk(store)) {
      for (Path picture : files.filter(file -> ("" + file).endsWith(".jpg")).toList()) {
        assertThat(TelltaleClip.magenta(picture)).as("" + picture).isLessThan(TelltaleClip.MAGENTA);
      }
    }
  }

  /** As they came, not as they would look: in the log, a spool, a temporary file. */
  private void assertThatNoFileHoldsAPacketOf(Path clip) throws IOException {
    List<byte[]> traces = traces(Files.readAllBytes(clip));
    int looked = 0;
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        looked++;
        for (byte[] trace : traces) {
          assertThat(indexOf(content, trace)).as("a packet of the secret in " + file).isNegative();
        }
      }
    }
    assertThat(looked).isGreaterThan(10);
    // They are found where they are.
    byte[] clipped = Files.readAllBytes(clip);
    assertThat(traces).hasSizeGreaterThan(20).allMatch(trace -> indexOf(clipped, trace) >= 0);
  }

  private static List<byte[]> traces(byte[] clip) {
    Random random = new Random(3);
    List<byte[]> traces = new ArrayList<>();
    while (traces.size() < 40) {
      int at = 2_000 + random.nextInt(clip.length - 3_000);
      byte[] trace = Arrays.copyOfRange(clip, at, at + TRACE_BYTES);
      boolean varied =
          new String(trace, java.nio.charset.StandardCharsets.ISO_8859_1).chars().distinct().count()
              > TRACE_BYTES / 2;
      if (varied) {
        traces.add(trace);
      }
    }
    return traces;
  }

  private static int indexOf(byte[] content, byte[] sought) {
    for (int at = 0; at + sought.length <= content.length; at++) {
      if (content[at] == sought[0]
          && Arrays.equals(content, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    return -1;
  }

  private Encoder send(BoxProcess box, Path clip) throws IOException {
    return Encoder.send(
        clip,
        List.of("-c", "copy"),
        Route.RTMP,
        box.rtmpAddress("key-of-the-chamber"),
        folder.resolve("encoder.txt"));
  }

  private static double bitRate(BoxProcess box) throws IOException, InterruptedException {
    return box.operatorChannel("chamber").at("/sources/0/bitsPerSecond").asDouble();
  }

  private static String interruption(BoxProcess box) throws IOException, InterruptedException {
    return box.operatorChannel("chamber").at("/broadcast/interruption/kind").asText();
  }

  private static void sleep(Duration duration) {
    Awaitility.await().pollDelay(duration).atMost(duration.plusSeconds(10)).until(() -> true);
  }
}
