package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Clips;

/**
 * What broke players elsewhere (HLS-RULES' last table), through the real program, seen by
 * hls-parser in strict mode and by our page in Chromium at once.
 */
@Tag("e2e")
class PlayersEndToEndTest {
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
    try (BoxProcess box = BoxProcess.start(folder, CHANNEL);
        Encoder encoder = publish(box, "first")) {
      box.awaitOnAir("chamber", /* segments= */ 1);
      try (Checker follower = Checker.follow(box, "chamber", /* seconds= */ 28);
          Checker watcher = Checker.watch(box, "chamber", /* seconds= */ 26)) {
        box.awaitPicture("chamber", "SOURCE");
        encoder.close();
        box.awaitPicture("chamber", "SLATE");
        try (Encoder again = publish(box, "second")) {
          box.awaitPicture("chamber", "SOURCE");
          assertCleanPlaylists(follower);
          assertPlayedThrough(watcher);
          assertThat(again.isSending()).isTrue();
        }
      }
    }
  }

  @Test
  @Tag("wide")
  void secondEncoderTakesOverTheKey_playersSeeOneUnbrokenStream() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, CHANNEL);
        Encoder first = publish(box, "first")) {
      box.awaitOnAir("chamber", /* segments= */ 1);
      try (Checker follower = Checker.follow(box, "chamber", /* seconds= */ 15);
          Encoder second = publish(box, "second")) {
        assertThat(first.awaitEnd()).as("the first encoder is let go").isNotZero();
        assertCleanPlaylists(follower);
        assertThat(second.isSending()).isTrue();
      }
    }
  }

  @Test
  void operatorEndsTheBroadcast_playersReadItsEnd() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, CHANNEL);
        Encoder encoder = publish(box, "first")) {
      box.awaitOnAir("chamber", /* segments= */ 1);
      try (Checker follower = Checker.follow(box, "chamber", /* seconds= */ 40)) {
        box.awaitOnAir("chamber", /* segments= */ 3);
        box.endBroadcast("chamber");
        JsonNode seen = assertCleanPlaylists(follower);
        assertThat(seen.get("ended").asBoolean()).isTrue();
        assertThat(encoder.isSending()).as("an encoder may go on").isTrue();
        // What was just live is all there: the last part is listed, each segment is fetched.
        Checker.boxes(box, "chamber");
      }
    }
  }

  private Encoder publish(BoxProcess box, String name) throws IOException {
    Path clip = Clips.of("cam01_auditorium_lecture.flv");
    Path output = folder.resolve(name + ".txt");
    return Encoder.send(clip, List.of("-c", "copy"), Route.RTMP, box.rtmpAddress(KEY), output);
  }

  private static JsonNode assertCleanPlaylists(Checker follower) throws Exception {
    JsonNode seen = follower.assertCleanPlaylists();
    assertThat(seen.get("renditions").asInt()).isEqualTo(3);
    return seen;
  }

  private static void assertPlayedThrough(Checker watcher) throws Exception {
    JsonNode seen = watcher.result();
    assertThat(seen.get("errors")).as("%s", seen).isEmpty();
    assertThat(seen.get("played").asDouble()).as("%s", seen).isGreaterThan(12);
    assertThat(seen.get("longestStill").asDouble()).as("%s", seen).isLessThan(LONGEST_STILL);
  }
}
