package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.store.SmallDisk;

/** The disk under the data directory fills up while two channels are on air. */
@Tag("e2e")
class FullDiskEndToEndTest {
  private static final String FULL = "store-full";
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: first, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
        - {id: over, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
        - {id: second, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;

  @Test
  void disk_full_liveGoesOnAndTheOperatorIsTold() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("data"), /* megabytes= */ 64);
        BoxProcess box = BoxProcess.start(folder, YAML)) {
      box.awaitOnAir("first", /* segments= */ 1);
      box.awaitOnAir("second", /* segments= */ 1);
      box.awaitOnAir("over", /* segments= */ 2);
      box.signIn();
      String over = box.operatorChannel("over").at("/broadcast/id").asText();
      box.endBroadcast("over");
      box.await("its replay", () -> box.get(replay(over)).statusCode() == 200);
      // Once they have begun, it is the store that is full first, not the catalogue.
      box.await("both are recorded", () -> box.recordings() == 3);
      box.await("the reserve", () -> Files.exists(disk.path().resolve("reserve")));
      disk.fillBut(/* free= */ 0);
      // Somebody who was not signed in sees what is wrong, and can do something.
      for (int person = 0; person < 5; person++) {
        assertThat(box.signInAnew().statusCode()).isEqualTo(200);
      }
      box.await("an alert", () -> box.isAlerted("first", FULL));
      box.await("the other's", () -> box.isAlerted("second", FULL));
      assertThat(box.operatorChannel("first").at("/alerts").toString())
          .contains("The store is full", "Free some space", "Libérez de la place");
      try (Checker first = Checker.follow(box, "first", /* seconds= */ 8);
          Checker second = Checker.follow(box, "second", /* seconds= */ 8)) {
        assertGoesOn(first);
        assertGoesOn(second);
      }
      assertThat(box.said().lines().filter(line -> line.contains("Recordings can't be stored")))
          // Again if the reserve let something be stored in between.
          .hasSizeBetween(1, 2);
      // And makes some room.
      long before = Files.getFileStore(disk.path()).getUsableSpace();
      HttpResponse<String> deleted = box.send(box.request("/api/v1/recordings/" + over).DELETE());
      assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(202);
      box.await("room", () -> Files.getFileStore(disk.path()).getUsableSpace() > before);

      disk.free();
      box.await("another reserve", () -> Files.exists(disk.path().resolve("reserve")));
      box.await("the end of the alert", () -> !box.isAlerted("first", FULL));
      // What waited was stored, and nothing of the window is missing.
      Checker.boxes(box, "first");
      box.endBroadcast("first");
      assertThat(box.stop()).isZero();
    }
  }

  private static String replay(String recording) {
    return "/hls/recordings/" + recording + "/index.m3u8";
  }

  private static void assertGoesOn(Checker follower) throws IOException, InterruptedException {
    assertThat(follower.assertCleanPlaylists().get("growth").asDouble()).isBetween(0.85, 1.15);
  }
}
