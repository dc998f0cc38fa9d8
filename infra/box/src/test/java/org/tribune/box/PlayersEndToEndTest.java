package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

/**
 * What broke players elsewhere (HLS-RULES' last table), through the real program, seen by
 * hls-parser in strict mode and by our page in Chromium at once.
 */
@Tag("e2e")
class PlayersEndToEndTest {
  private static final Path CHECKERS = Path.of("src/test/checkers").toAbsolutePath();
  private static final String KEY = "correct-horse-battery";
  private static final String CHANNEL =
      """
      channels:
        - id: chamber
          autostart: true
          sources: [{type: rtmp, streamKey: %s}]
      transcoder: {ladder: [240]}
      """
          .formatted(KEY);

  /** The longest that the picture may stand still in a browser on a busy machine. */
  private static final double LONGEST_STILL = 3.0;

  @TempDir private Path folder;

  @Test
  void encoderIsCutAndComesBack_playersSeeOneUnbrokenStream() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, CHANNEL)) {
      Process encoder = publish(box, "first");
      box.awaitOnAir("chamber", /* segments= */ 1);
      Process playlists = follow(box, /* seconds= */ 28);
      Process watcher = watch(box, /* seconds= */ 26);
      awaitPicture(box, "SOURCE");
      encoder.destroyForcibly().waitFor();
      awaitPicture(box, "SLATE");
      Process again = publish(box, "second");
      awaitPicture(box, "SOURCE");
      assertCleanPlaylists(playlists);
      assertPlayedThrough(watcher);
      again.destroyForcibly().waitFor();
    }
  }

  @Test
  void secondEncoderTakesOverTheKey_playersSeeOneUnbrokenStream() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, CHANNEL)) {
      Process first = publish(box, "first");
      box.awaitOnAir("chamber", /* segments= */ 1);
      Process playlists = follow(box, /* seconds= */ 15);
      Process second = publish(box, "second");
      assertThat(first.waitFor()).as("the first encoder is let go").isNotZero();
      assertCleanPlaylists(playlists);
      assertThat(second.isAlive()).isTrue();
      second.destroyForcibly().waitFor();
    }
  }

  @Test
  void operatorEndsTheBroadcast_playersReadItsEnd() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, CHANNEL)) {
      Process encoder = publish(box, "first");
      box.awaitOnAir("chamber", /* segments= */ 1);
      Process playlists = follow(box, /* seconds= */ 40);
      box.awaitOnAir("chamber", /* segments= */ 3);
      box.endBroadcast("chamber");
      JsonNode seen = assertCleanPlaylists(playlists);
      assertThat(seen.get("ended").asBoolean()).isTrue();
      encoder.destroyForcibly().waitFor();
    }
  }

  private void awaitPicture(BoxProcess box, String picture) {
    box.await(
        picture + " in the picture",
        () -> box.operatorChannel("chamber").at("/transcoder/picture").asText().equals(picture));
  }

  private Process publish(BoxProcess box, String name) throws IOException {
    List<String> command =
        List.of(
            "ffmpeg",
            "-hide_banner",
            "-re",
            "-stream_loop",
            "-1",
            "-i",
            Clips.of("cam01_auditorium_lecture.flv").toString(),
            "-c",
            "copy",
            "-f",
            "flv",
            box.rtmpAddress(KEY));
    return Tool.start(folder.resolve(name + ".txt"), command);
  }

  private Process follow(BoxProcess box, int seconds) throws IOException {
    return check("playlists.mjs", box.address("/hls/live/chamber/index.m3u8"), seconds);
  }

  private Process watch(BoxProcess box, int seconds) throws IOException {
    return check("watch.mjs", box.address("/live/chamber"), seconds);
  }

  private Process check(String script, String address, int seconds) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "" + CHECKERS.resolve(script)));
    command.addAll(List.of(address, "" + seconds));
    return Tool.start(folder.resolve(script + ".txt"), command);
  }

  private JsonNode assertCleanPlaylists(Process checker) throws Exception {
    JsonNode seen = result(checker, "playlists.mjs");
    assertThat(seen.get("problems")).as("%s", seen).isEmpty();
    assertThat(seen.get("renditions").asInt()).isEqualTo(3);
    assertThat(seen.get("hints").asInt()).as("%s", seen).isGreaterThan(10);
    return seen;
  }

  private void assertPlayedThrough(Process watcher) throws Exception {
    JsonNode seen = result(watcher, "watch.mjs");
    assertThat(seen.get("errors")).as("%s", seen).isEmpty();
    assertThat(seen.get("played").asDouble()).as("%s", seen).isGreaterThan(12);
    assertThat(seen.get("longestStill").asDouble()).as("%s", seen).isLessThan(LONGEST_STILL);
  }

  private JsonNode result(Process checker, String script) throws Exception {
    checker.waitFor();
    String output = Files.readString(folder.resolve(script + ".txt"));
    String last = output.lines().reduce("", (_, line) -> line);
    assertThat(last).as(output).startsWith("{");
    return new ObjectMapper().readTree(last);
  }
}
