package org.tribune.delivery.origin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.StoreException;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;
import org.tribune.testkit.store.FakeObjectStore;

/** A web server that was restarted finds in the archive what its log holds no more. */
class RestoredWindowTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;
  private final FakeObjectStore store = new FakeObjectStore();

  private RunningServer start() {
    return new RunningServer(directory, Optional.of(store), Optional.empty());
  }

  /** Stores a segment of all renditions as chunks, each with the decode time of its part. */
  private void archive(FakeTranscoder transcoder, long segment) {
    for (Rendition rendition : FakeTranscoder.RENDITIONS) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int part = 0; part < FakeTranscoder.PARTS; part++) {
        bytes.writeBytes(chunk(transcoder, rendition.id(), segment, part));
      }
      store.put(name(rendition.id(), segment), Bytes.wrap(bytes.toByteArray()));
    }
  }

  private static String name(String rendition, long segment) {
    return "recordings/b1/" + rendition + "/" + segment + ".m4s";
  }

  private static byte[] chunk(FakeTranscoder transcoder, String rendition, long segment, int part) {
    long start = transcoder.partOf(rendition, segment, part).start().ticks();
    byte[] tfdt = box("tfdt", ByteBuffer.allocate(12).putInt(1 << 24).putLong(start).array());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(box("moof", box("traf", tfdt)));
    bytes.writeBytes(box("mdat", (rendition + "/" + segment + "." + part).getBytes(US_ASCII)));
    return bytes.toByteArray();
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(US_ASCII))
        .put(content)
        .array();
  }

  /** What the playlist lists, but for the parts: they are of the end alone. */
  private static String listed(PlaylistText playlist) {
    return playlist.values("#EXTINF") + "\n" + playlist.uris();
  }

  @Test
  void restart_inTheMiddleOfABroadcast_listsWhatWasListed() {
    String before;
    String soundBefore;
    try (RunningServer running = start()) {
      FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 40);
      for (long segment = 0; segment <= 36; segment++) {
        archive(transcoder, segment);
      }
      before = listed(PlaylistText.of(running.playlist(ID, "720p", 40, 11)));
      soundBefore = listed(PlaylistText.of(running.playlist(ID, "audio", 40, 11)));
    }
    try (RunningServer running = start()) {
      await().until(() -> running.ledger().find(ID).isPresent());
      FakeTranscoder transcoder =
          new FakeTranscoder(running.log(), ID, RunningServer.START).epoch(2).format();
      transcoder.parts(36, 4, 11).segments(37, 40);
      String playlist = running.playlist(ID, "720p", 40, 11);
      assertThat(listed(PlaylistText.of(playlist))).isEqualTo(before);
      assertThat(listed(PlaylistText.of(running.playlist(ID, "audio", 40, 11))))
          .isEqualTo(soundBefore);
      assertThat(playlist)
          .contains("#EXT-X-PROGRAM-DATE-TIME:2026-11-24T18:00:00")
          .doesNotContain("#EXT-X-GAP", "URI=\"36.0.m4s\"");
      assertThat(running.get(running.address(ID, "720p") + "5.m4s").body())
          .isEqualTo(new String(store.get(name("720p", 5)).orElseThrow().array(), US_ASCII));
      assertThat(running.get(running.address(ID, "audio") + "36.7.m4s").body())
          .isEqualTo(new String(chunk(transcoder, "audio", 36, 7), US_ASCII));
      assertThat(running.head(running.address(ID, "720p") + "5.12.m4s")).isEqualTo(404);
    }
  }

  @Test
  void restart_segmentsThatTheArchiveLost_areGaps() {
    try (RunningServer running = start()) {
      FakeTranscoder transcoder = running.open(ID, /* live= */ true);
      for (long segment = 3; segment <= 9; segment++) {
        if (segment != 6) {
          archive(transcoder, segment);
        }
      }
    }
    try (RunningServer running = start()) {
      await().until(() -> running.ledger().find(ID).isPresent());
      new FakeTranscoder(running.log(), ID, RunningServer.START).epoch(2).format().segments(12, 13);
      for (String rendition : new String[] {"720p", "audio"}) {
        PlaylistText playlist = PlaylistText.of(running.playlist(ID, rendition, 13, 11));
        assertThat(playlist.uris()).startsWith("3.m4s").endsWith("13.m4s").hasSize(11);
        assertThat(playlist.values("#EXT-X-GAP")).hasSize(3);
        assertThat(playlist.number("#EXT-X-MEDIA-SEQUENCE")).isEqualTo(3);
      }
      assertThat(running.head(running.address(ID, "720p") + "6.m4s")).isEqualTo(404);
    }
  }

  @Test
  void restart_whatWasBeforeTheBroadcastWentLive_isNeverShown() {
    try (RunningServer running = start()) {
      FakeTranscoder transcoder = running.open(ID, /* live= */ false);
      // Ten segments of preview, and a store that holds them though it should not.
      running.clock().advance(Duration.ofMillis(38_400));
      running.goLive(ID);
      await().until(() -> running.ledger().find(ID).orElseThrow().isPublic());
      for (long segment = 0; segment <= 14; segment++) {
        archive(transcoder, segment);
      }
    }
    try (RunningServer running = start()) {
      await().until(() -> running.ledger().find(ID).filter(b -> b.isPublic()).isPresent());
      new FakeTranscoder(running.log(), ID, RunningServer.START).epoch(2).format().segments(15, 15);
      PlaylistText playlist = PlaylistText.of(running.playlist(ID, "720p", 15, 11));
      assertThat(playlist.uris()).startsWith("10.m4s").endsWith("15.m4s").hasSize(6);
      assertThat(running.head(running.address(ID, "720p") + "10.m4s")).isEqualTo(200);
      assertThat(running.head(running.address(ID, "720p") + "9.m4s")).isEqualTo(404);
    }
  }

  @Test
  void restart_storeThatFails_beginsAnew() {
    try (RunningServer running = start()) {
      running.open(ID, /* live= */ true);
    }
    store.fail(new StoreException("The disk is gone"));
    try (RunningServer running = start()) {
      await().until(() -> running.ledger().find(ID).isPresent());
      new FakeTranscoder(running.log(), ID, RunningServer.START).epoch(2).format().segments(12, 13);
      PlaylistText playlist = PlaylistText.of(running.playlist(ID, "720p", 13, 11));
      assertThat(playlist.uris()).containsExactly("12.m4s", "13.m4s");
    }
  }
}
