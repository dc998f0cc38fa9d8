package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Tool;

/** The disk under the data directory fills up while two channels are on air. */
@Tag("e2e")
class FullDiskEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: first, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
        - {id: second, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void mountSmallDisk() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("data"));
    Tool.Result mounted =
        Tool.run(
            DEADLINE,
            List.of("mount", "-t", "tmpfs", "-o", "size=8m", "tribune-test", disk.toString()));
    assumeTrue(mounted.status() == 0, "A disk of its own needs root: " + mounted.output());
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    Tool.run(DEADLINE, List.of("umount", "-l", folder.resolve("data").toString()));
  }

  @Test
  void disk_full_liveGoesOnAndTheOperatorIsTold() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      box.awaitOnAir("first", /* segments= */ 1);
      box.awaitOnAir("second", /* segments= */ 1);
      // Once they have begun, it is the store that is full first, not the catalogue.
      box.await("both are recorded", () -> recordings(box) == 2);
      fill();
      box.await("the alert", () -> isAlerted(box, "first") && isAlerted(box, "second"));
      assertThat(box.operatorChannel("first").at("/alerts").toString())
          .contains("The store is full", "Free some space", "Libérez de la place");
      try (Checker first = Checker.follow(box, "first", /* seconds= */ 8);
          Checker second = Checker.follow(box, "second", /* seconds= */ 8)) {
        assertGoesOn(first);
        assertGoesOn(second);
      }
      assertThat(box.said().lines().filter(line -> line.contains("Recordings can't be stored")))
          .hasSize(1);

      Files.delete(filler());
      box.await("the end of the alert", () -> !isAlerted(box, "first"));
      // What waited was stored, and nothing of the window is missing.
      Checker.boxes(box, "first");
      box.endBroadcast("first");
      assertThat(box.stop()).isZero();
    }
  }

  private static int recordings(BoxProcess box) throws IOException, InterruptedException {
    String answer = box.get("/api/v1/recordings").body();
    return new ObjectMapper().readTree(answer).path("recordings").size();
  }

  private static void assertGoesOn(Checker follower) throws IOException, InterruptedException {
    assertThat(follower.assertCleanPlaylists().get("growth").asDouble()).isBetween(0.85, 1.15);
  }

  private static boolean isAlerted(BoxProcess box, String channel)
      throws IOException, InterruptedException {
    for (JsonNode alert : box.operatorChannel(channel).at("/alerts")) {
      if (alert.path("code").asText().equals("store-full")) {
        return true;
      }
    }
    return false;
  }

  private Path filler() {
    return folder.resolve("data").resolve("filler");
  }

  private void fill() throws IOException, InterruptedException {
    Tool.Result filled =
        Tool.run(DEADLINE, List.of("dd", "if=/dev/zero", "of=" + filler(), "bs=64k"));
    assertThat(filled.output()).contains("No space left");
  }
}
