package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** Parts that are copied out of the heap once, for all who ask for them. */
class SharedBodiesTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;

  /** Three times 21 MB, where the copies of one event loop may hold 32 MB at most. */
  @Test
  void moreParts_thanCopiesAreKept_areAllWhatWasPublished() {
    try (RunningServer running = new RunningServer(directory)) {
      FakeTranscoder transcoder = running.openWithParts(ID, 100_000).segments(0, 8);
      running.playlist(ID, "audio", 8, 11);
      for (int round = 0; round < 3; round++) {
        for (Rendition rendition : FakeTranscoder.RENDITIONS) {
          for (int index = 0; index < 6 * FakeTranscoder.PARTS; index++) {
            long segment = 3L + index / FakeTranscoder.PARTS;
            int part = index % FakeTranscoder.PARTS;
            String published =
                new String(
                    transcoder.data(rendition.id(), segment, part).array(), StandardCharsets.UTF_8);
            String address = running.address(ID, rendition.id()) + segment + "." + part + ".m4s";
            assertThat(running.get(address).body()).isEqualTo(published);
          }
        }
      }
    }
  }
}
