package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tribune.box.TelltaleWords.OPEN;
import static org.tribune.box.TelltaleWords.SECRET;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Tool;

/**
 * What happens behind closed doors is nowhere. The secret is a magenta picture with a tone of 3
 * kHz; before and after it the picture is gray, with a deep and low tone. The doors are closed too
 * late, the box is killed meanwhile, and in the end every place is looked into. A recogniser
 * listens all the time, and each tone is a word to it: all that can be read is asked for, while the
 * doors are closed and afterwards.
 */
@Tag("e2e")
class ClosedSessionEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration DELAY = Duration.ofSeconds(10);
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, autostart: true, publicationDelay: PT10S,
           sources: [{type: rtmp, streamKey: key-of-the-chamber}]}
      """
          + TelltaleWords.yaml()
          + TransferredSitting.YAML;

  @TempDir private Path folder;

  @Test
  void closedSession_orderedTooLate_andKilledMeanwhile_leavesNothing() throws Exception {
    Path open = TelltaleClip.openWithTone(folder);
    Path secret = TelltaleClip.secret(folder);
    assertThat(TelltaleWords.heard(secret)).contains(SECRET);
    assertThat(TelltaleWords.heard(open)).contains(OPEN).doesNotContain(SECRET);
    String said;
    try (BoxProcess box = BoxProcess.start(folder, YAML);
        SpokenAnswers answers = new SpokenAnswers(box);
        CaptionStream stream = new CaptionStream(box, "chamber")) {
      try (Encoder encoder = TelltaleCamera.send(box, open)) {
        box.awaitOnAir("chamber", /* segments= */ 2);
        box.await("a recogniser", () -> TelltaleWords.isListening(box));
        box.await("what all may hear", () -> stream.read().contains(OPEN));
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
        Map<String, String> onAir = answers.onAir("chamber");
        SpokenAnswers.assertSaid(onAir, ".vtt", OPEN);
        assertSaysOnlyWhatAllMayHear(onAir);
        box.kill();
        assertThat(stream.read()).doesNotContain(SECRET);
        said = box.said();
      }
    }
    String recording;
    TransferredSitting archived;
    try (BoxProcess box = BoxProcess.start(folder, YAML);
        SpokenAnswers answers = new SpokenAnswers(box);
        CaptionStream stream = new CaptionStream(box, "chamber")) {
      try (Encoder encoder = TelltaleCamera.send(box, secret)) {
        box.await("it comes back closed", () -> interruption(box).equals("closedSession"));
        box.awaitPicture("chamber", "SLATE");
        TelltaleCamera.film(Duration.ofSeconds(2));
        assertSaysOnlyWhatAllMayHear(answers.onAir("chamber"));
        assertThat(encoder.isSending()).isTrue();
      }
      try (Encoder encoder = TelltaleCamera.send(box, open)) {
        TelltaleCamera.awaitArrival(box);
        TelltaleCamera.film(Duration.ofMillis(500));
        box.interrupt("chamber", "resume", "{\"from\": \"closedSession\"}");
        box.awaitPicture("chamber", "SOURCE");
        TelltaleCamera.film(Duration.ofSeconds(3));
        assertSaysOnlyWhatAllMayHear(answers.onAir("chamber"));
        assertThat(encoder.isSending()).isTrue();
        recording = box.operatorChannel("chamber").at("/broadcast/id").asText();
        box.endBroadcast("chamber");
      }
      box.awaitRecording();
      box.await(
          "the box has looked itself", () -> box.isAlerted("chamber", "closed-session-checked"));
      assertThatNothingOfTheSecretIsIn(box, recording);
      assertThatTheWordIsInNoAnswerOf(answers, box, recording);
      archived = assertThatTheArchiveServiceGetsWhatAllMaySee(box, recording);
      assertThat(stream.read()).contains(OPEN).doesNotContain(SECRET);
      assertThat(box.stop()).isZero();
      assertThat(said + box.said()).doesNotContain(SECRET);
    }
    TelltaleWords.assertSecretInNoFileBelow(folder.resolve("data"));
    ClipTraces.of(secret, open).assertInNoFileBelow(folder.resolve("data"));
    // Last, since a disk of its own can be had by root alone.
    archived.transferToAFullDisk();
  }

  private static void assertSaysOnlyWhatAllMayHear(Map<String, String> onAir) {
    SpokenAnswers.assertSaid(onAir, "/captions", OPEN);
    SpokenAnswers.assertSaid(onAir, "/text?whole=1", OPEN);
    SpokenAnswers.assertNotSaid(onAir, SECRET);
  }

  private static void assertThatTheWordIsInNoAnswerOf(
      SpokenAnswers answers, BoxProcess box, String recording)
      throws IOException, InterruptedException {
    Map<String, String> replayed = answers.in(recording, "fr");
    for (String end : List.of("txt", "odt", "vtt", "srt")) {
      SpokenAnswers.assertSaid(replayed, "/transcript-files/fr." + end, OPEN);
    }
    SpokenAnswers.assertSaid(replayed, "/transcripts/fr", OPEN);
    SpokenAnswers.assertNotSaid(replayed, SECRET);
    box.await("what all may hear, in the search", () -> answers.found(TelltaleWords.SAID) > 0);
    assertThat(answers.found(TelltaleWords.SAID_IN_SECRET)).isZero();
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

  /** The film that everybody may see, whole, and nothing of what was said or moved in secret. */
  private TransferredSitting assertThatTheArchiveServiceGetsWhatAllMaySee(
      BoxProcess box, String recording) throws IOException, InterruptedException {
    TransferredSitting sitting = TransferredSitting.hold(box, folder, recording);
    Path fetched = sitting.fetched();
    sitting.breakOff(/* times= */ 8);
    double shown =
        new ObjectMapper()
            .readTree(box.get("/api/v1/recordings/" + recording).body())
            .path("duration")
            .asDouble();
    for (Path content : List.of(fetched, sitting.transferred())) {
      Path film = content.resolve("content/enregistrement-1-240p.mp4");
      assertThat(seconds(film)).isCloseTo(shown, within(0.2));
      assertThat(TelltaleClip.magenta(film)).isBetween(120.0, TelltaleClip.MAGENTA);
      assertThat(TelltaleClip.tone(film)).isLessThan(TelltaleClip.TONE);
      TelltaleWords.assertSecretInNoFileBelow(content);
      assertThat(TelltaleWords.filesWith(TransferredSitting.SECRET, content)).isEmpty();
    }
    return sitting;
  }

  private static double seconds(Path film) throws IOException, InterruptedException {
    Tool.Result probed =
        Tool.run(
            DEADLINE,
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "format=duration",
                "-of",
                "default=nw=1:nk=1",
                "" + film));
    assertThat(probed.status()).as(probed.output()).isZero();
    return Double.parseDouble(probed.output().strip());
  }

  private static String interruption(BoxProcess box) throws IOException, InterruptedException {
    return box.operatorChannel("chamber").at("/broadcast/interruption/kind").asText();
  }
}
