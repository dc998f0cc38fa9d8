package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;
import org.tribune.testkit.store.FakeObjectStore;

/** What a playlist lists can be fetched, whatever the archive does. */
class WindowMemoryTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;
  private final List<RunningServer> started = new ArrayList<>();

  private RunningServer start(Optional<ObjectStore> store) {
    RunningServer running = new RunningServer(directory, store, Optional.empty());
    started.add(running);
    return running;
  }

  @AfterEach
  void stop() {
    started.forEach(RunningServer::close);
  }

  /**
   * Stores a segment as the archive does, in capitals so that it can be distinguished from
   * memory's.
   */
  private static void archive(FakeObjectStore store, FakeTranscoder transcoder, long segment) {
    for (Rendition rendition : FakeTranscoder.RENDITIONS) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (int part = 0; part < FakeTranscoder.PARTS; part++) {
        joined.writeBytes(transcoder.data(rendition.id(), segment, part).array());
      }
      byte[] content =
          joined
              .toString(StandardCharsets.UTF_8)
              .toUpperCase(Locale.ROOT)
              .getBytes(StandardCharsets.UTF_8);
      store.put("recordings/b1/" + rendition.id() + "/" + segment + ".m4s", Bytes.wrap(content));
    }
  }

  @Test
  void rule40_withTheArchive_theWindowIsAQuarterOfAnHour() {
    FakeObjectStore store = new FakeObjectStore();
    RunningServer running = start(Optional.of(store));
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    for (int segment = 0; segment < 250; segment++) {
      archive(store, transcoder, segment);
      transcoder.segments(segment, segment);
    }
    // The window moves on with the last of them.
    for (Rendition rendition : FakeTranscoder.RENDITIONS) {
      running.playlist(ID, rendition.id(), 249, 11);
    }
    PlaylistText playlist = PlaylistText.of(running.playlist(ID, "720p", 249, 11));
    assertThat(playlist.uris()).hasSize(235).startsWith("15.m4s").endsWith("249.m4s");
    for (String uri : playlist.uris()) {
      assertThat(running.get(running.address(ID, "720p") + uri).statusCode()).isEqualTo(200);
    }
    // Rule 41: what is listed no more can still be fetched; and so can a part of long ago.
    assertThat(running.get(running.address(ID, "720p") + "3.m4s").body()).startsWith("720P/3.0@1");
    await()
        .untilAsserted(
            () ->
                assertThat(running.get(running.address(ID, "720p") + "20.7.m4s").body())
                    .startsWith("720P/20.7@1")
                    .hasSize(100));
    assertThat(running.get(running.address(ID, "720p") + "249.m4s").body())
        .startsWith("720p/249.0@1");
  }

  @Test
  void rule40And41_withoutAnArchive_sixSegmentsAreListedAndTheRemovedStayFetchable() {
    RunningServer running = start(Optional.empty());
    // 18 MB a segment: six of them are far over the budget.
    FakeTranscoder transcoder = running.openWithParts(ID, /* partBytes= */ 500_000);
    for (int segment = 0; segment < 16; segment++) {
      transcoder.segments(segment, segment);
      running.playlist(ID, "audio", segment, 11);
      if (segment >= 7) {
        PlaylistText playlist = PlaylistText.of(running.playlist(ID, "720p", segment, 11));
        assertThat(playlist.uris())
            .hasSize(6)
            .startsWith(segment - 5 + ".m4s")
            .endsWith(segment + ".m4s");
        assertThat(playlist.number("#EXT-X-MEDIA-SEQUENCE")).isEqualTo(segment - 5L);
      }
      // Its own length and that of the playlist that held it: seven segments after its removal.
      for (long held = Math.max(0, segment - 11); held <= segment; held++) {
        assertThat(running.head(running.address(ID, "720p") + held + ".m4s")).isEqualTo(200);
      }
    }
    assertThat(running.head(running.address(ID, "720p") + "1.m4s")).isEqualTo(404);
  }

  @Test
  void rule40_archiveThatFails_memoryServesWhatIsListed() {
    FakeObjectStore store = new FakeObjectStore();
    store.fail(new StoreException("The disk is gone"));
    RunningServer running = start(Optional.of(store));
    running.open(ID, /* live= */ true).segments(0, 40);
    PlaylistText playlist = PlaylistText.of(running.playlist(ID, "720p", 40, 11));
    assertThat(playlist.uris()).hasSize(41);
    for (String uri : playlist.uris()) {
      assertThat(running.get(running.address(ID, "720p") + uri).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void takeover_laterEpoch_continuesAndTheEarlierIsDropped() {
    RunningServer running = start(Optional.empty());
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 0).parts(1, 0, 3);
    transcoder.epoch(2).format().parts(1, 2, 5);
    transcoder.epoch(1).parts(1, 6, 6);
    transcoder.epoch(2).parts(1, 6, 11);
    running.playlist(ID, "audio", 1, 11);
    String base = running.address(ID, "720p");
    assertThat(running.get(base + "1.2.m4s").body()).startsWith("720p/1.2@1");
    assertThat(running.get(base + "1.4.m4s").body()).startsWith("720p/1.4@2");
    assertThat(running.get(base + "1.6.m4s").body()).startsWith("720p/1.6@2");
    assertThat(PlaylistText.of(running.playlist(ID, "720p", 1, 11)).values("#EXT-X-GAP")).isEmpty();
  }

  @Test
  void join_inTheMiddleOfASegment_beginsAtTheNext() {
    RunningServer running = start(Optional.empty());
    running.open(ID, /* live= */ true).parts(4, 5, 11).segments(5, 5);
    PlaylistText playlist = PlaylistText.of(running.playlist(ID, "720p", 5, 11));
    assertThat(playlist.uris()).containsExactly("5.m4s");
    assertThat(playlist.values("#EXT-X-GAP")).isEmpty();
  }

  @Test
  void hole_longerThanTheWindow_startsTheWindowAnew() {
    RunningServer running = start(Optional.empty());
    running.open(ID, /* live= */ true).segments(0, 1).segments(5_000_000, 5_000_001);
    PlaylistText playlist = PlaylistText.of(running.playlist(ID, "720p", 5_000_001, 11));
    assertThat(playlist.uris()).containsExactly("5000000.m4s", "5000001.m4s");
  }
}
