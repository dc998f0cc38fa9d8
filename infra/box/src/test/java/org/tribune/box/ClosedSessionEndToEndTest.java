package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Tool;

/**
 * What happens behind closed doors is nowhere. The secret is a magenta picture with a tone of 3
 * kHz; before and after it the picture is gray and silent. The doors are closed too late, the box
 * is killed meanwhile, and in the end every place is looked into. A recogniser listens all the
 * time: the tone is a word to it.
 */
@Tag("e2e")
class ClosedSessionEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration DELAY = Duration.ofSeconds(10);
  private static final String WORD = "hippopotame";
  private static final Path RECOGNISER =
      Path.of("../speech/src/test/resources/engines/tones.mjs").toAbsolutePath().normalize();
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      captions: {command: [node, "%s", grave, %s]}
      channels:
        - {id: chamber, autostart: true, publicationDelay: PT10S,
           sources: [{type: rtmp, streamKey: key-of-the-chamber}]}
      """
          .formatted(RECOGNISER, WORD);

  @TempDir private Path folder;

  @Test
  void closedSession_orderedTooLate_andKilledMeanwhile_leavesNothing() throws Exception {
    Path open = TelltaleClip.open(folder);
    Path secret = TelltaleClip.secret(folder);
    assertThat(heard(secret)).contains(WORD);
    String said;
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      try (Encoder encoder = TelltaleCamera.send(box, open)) {
        box.awaitOnAir("chamber", /* segments= */ 2);
        box.await("a recogniser", () -> isListenedTo(box));
        assertThat(encoder.isSending()).isTrue();
      }
      Instant shown = Instant.now();
      try (Encoder encoder = TelltaleCamera.send(box, secret)) {
        TelltaleCamera.awaitArrival(box);
        TelltaleCamera.film(Duration.ofMillis(1_500));
        box.interrupt("chamber", "close", "");
        // Later than that it would be public, and the test would prove nothing.
        assertThat(Duration.between(shown, Instant.now())).isLessThan(DELAY);
        assertThat(interruption(box)).isEqualTo("closedSession");
        TelltaleCamera.film(Duration.ofSeconds(3));
        assertThat(encoder.isSending()).isTrue();
        box.kill();
        said = box.said();
      }
    }
    String recording;
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      try (Encoder encoder = TelltaleCamera.send(box, secret)) {
        box.await("it comes back closed", () -> interruption(box).equals("closedSession"));
        box.awaitPicture("chamber", "SLATE");
        TelltaleCamera.film(Duration.ofSeconds(2));
        assertThat(encoder.isSending()).isTrue();
      }
      try (Encoder encoder = TelltaleCamera.send(box, open)) {
        TelltaleCamera.awaitArrival(box);
        TelltaleCamera.film(Duration.ofMillis(500));
        box.interrupt("chamber", "resume", "{\"from\": \"closedSession\"}");
        box.awaitPicture("chamber", "SOURCE");
        TelltaleCamera.film(Duration.ofSeconds(3));
        assertThat(encoder.isSending()).isTrue();
        recording = box.operatorChannel("chamber").at("/broadcast/id").asText();
        box.endBroadcast("chamber");
      }
      box.awaitRecording();
      box.await(
          "the box has looked itself", () -> box.isAlerted("chamber", "closed-session-checked"));
      assertThatNothingOfTheSecretIsIn(box, recording);
      assertThat(box.stop()).isZero();
      assertThat(said + box.said()).doesNotContain(WORD);
    }
    assertThatTheWordIsInNoFile();
    ClipTraces.of(secret, open).assertInNoFileBelow(folder.resolve("data"));
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
    // Copies, since a newer one may take a picture's place meanwhile.
    List<Path> stills = CarvedMedia.below(store).stills(folder.resolve("stills"));
    assertThat(stills).isNotEmpty();
    for (Path still : stills) {
      assertThat(TelltaleClip.magenta(still)).as("" + still).isLessThan(TelltaleClip.MAGENTA);
    }
  }

  /** What the recogniser writes if it is given a clip. */
  private static String heard(Path clip) throws IOException, InterruptedException {
    String listening =
        "ffmpeg -v error -i %s -f s16le -ac 1 -ar 16000 - | node %s grave %s"
            .formatted(clip, RECOGNISER, WORD);
    return Tool.run(DEADLINE, List.of("sh", "-c", listening)).output();
  }

  private static boolean isListenedTo(BoxProcess box) {
    return box.handle()
        .descendants()
        .map(each -> each.info().commandLine().orElse(""))
        .anyMatch(each -> each.contains(WORD));
  }

  private void assertThatTheWordIsInNoFile() throws IOException {
    byte[] word = WORD.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(CarvedMedia.indexOf(Files.readAllBytes(file), word, 0))
            .as("" + file)
            .isNegative();
      }
    }
  }

  private static String interruption(BoxProcess box) throws IOException, InterruptedException {
    return box.operatorChannel("chamber").at("/broadcast/interruption/kind").asText();
  }
}
