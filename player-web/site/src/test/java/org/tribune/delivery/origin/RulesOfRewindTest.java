package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.ServedRecordings;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** The playlist of a broadcast on air from its first public second on, over HTTP. */
class RulesOfRewindTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final List<String> RENDITIONS =
      FakeTranscoder.RENDITIONS.stream().map(Rendition::id).toList();

  /** Four hours. */
  private static final long SITTING = 3_750;

  /** A quarter of an hour. */
  private static final long WINDOW = 235;

  /** Starts the web server again, in the middle of the broadcast: the log is empty. */
  private FakeTranscoder restart() {
    running.close();
    start();
    await().until(() -> running.ledger().find(ID).isPresent());
    return new FakeTranscoder(running.log(), ID, RunningServer.START).epoch(2).format();
  }

  /** What the archive writes down of a segment of all renditions; their bytes are of no account. */
  private void record(FakeTranscoder transcoder, long from, long to) {
    catalogue.begin(
        Recording.begin(
            ID,
            RunningServer.CHAMBER,
            "Conseil",
            RunningServer.START,
            new RenditionFormat(/* epoch= */ 1, transcoder.timeline(), FakeTranscoder.RENDITIONS)));
    for (String rendition : RENDITIONS) {
      List<RecordedSegment> rows = new ArrayList<>();
      for (long number = from; number <= to; number++) {
        rows.add(row(transcoder, rendition, number));
      }
      catalogue.addSegments(ID, rows);
    }
  }

  private static RecordedSegment row(FakeTranscoder transcoder, String rendition, long number) {
    RenditionPart first = transcoder.partOf(rendition, number, 0);
    RenditionPart last = transcoder.partOf(rendition, number, FakeTranscoder.PARTS - 1);
    int timescale = rendition.equals("audio") ? 48_000 : 25_000;
    MediaTime start = first.start().rescale(timescale);
    return new RecordedSegment(
        rendition,
        number,
        /* piece= */ 0,
        /* revision= */ 0,
        SegmentState.STORED,
        start,
        last.start().plus(last.duration()).rescale(timescale).minus(start),
        /* length= */ 4,
        Bytes.wrap(new byte[32]),
        Bytes.EMPTY);
  }

  private String address(String rendition) {
    return running.address(ID, rendition) + "rewind.m3u8";
  }

  /** The playlist once it holds segment {@code last}. */
  private PlaylistText playlist(String rendition, long last) {
    return playlist(rendition, last, "");
  }

  private PlaylistText playlist(String rendition, long last, String more) {
    String address = address(rendition) + "?_HLS_msn=" + last + more;
    // Until the log's thread has read so far, this is too far ahead.
    return PlaylistText.of(
        await().until(() -> running.get(address), response -> response.statusCode() == 200).body());
  }

  private static double sum(PlaylistText playlist) {
    return playlist.durations().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void rule27To42_longerThanTheWindow_listsFromTheFirstSecond() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, WINDOW + 10);
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = playlist(rendition, WINDOW + 10);
      assertThat(playlist.uris())
          .hasSize((int) WINDOW + 11)
          .startsWith("0.m4s")
          .endsWith(WINDOW + 10 + ".m4s");
      assertThat(playlist.number("#EXT-X-MEDIA-SEQUENCE")).isZero();
      assertThat(playlist.number("#EXT-X-DISCONTINUITY-SEQUENCE")).isZero();
      assertThat(playlist.number("#EXT-X-TARGETDURATION")).isEqualTo(4);
      assertThat(playlist.number("#EXT-X-VERSION")).isEqualTo(6);
      assertThat(playlist.durations()).allMatch(duration -> Math.round(duration) <= 4);
      assertThat(sum(playlist)).isCloseTo((WINDOW + 11) * 3.84, Offset.offset(0.04));
      assertThat(playlist.values("#EXT-X-PROGRAM-DATE-TIME")).hasSize((int) WINDOW + 11);
      assertThat(Instant.parse(playlist.values("#EXT-X-PROGRAM-DATE-TIME").getFirst()))
          .isEqualTo(RunningServer.START);
      assertThat(playlist.attributes("#EXT-X-SERVER-CONTROL").getFirst())
          .containsEntry("CAN-BLOCK-RELOAD", "YES")
          .containsEntry("CAN-SKIP-UNTIL", "24")
          .containsEntry("HOLD-BACK", "12");
      assertThat(playlist.lines())
          .noneMatch(line -> line.startsWith("#EXT-X-PART"))
          .noneMatch(line -> line.startsWith("#EXT-X-PRELOAD-HINT"))
          .noneMatch(line -> line.startsWith("#EXT-X-PLAYLIST-TYPE"))
          .noneMatch(line -> line.startsWith("#EXT-X-ENDLIST"));
    }
    // Who watches at the edge sees the window alone, as soon as what is too old has gone.
    transcoder.segments(WINDOW + 11, WINDOW + 11);
    await()
        .until(
            () -> PlaylistText.of(running.playlist(ID, "720p", WINDOW + 11, 11)).uris(),
            uris -> uris.size() == WINDOW);
  }

  @Test
  void rule36_dates_areThoseOfTheLivePlaylist() {
    running.open(ID, /* live= */ true).segments(0, 9);
    for (String rendition : RENDITIONS) {
      PlaylistText live = PlaylistText.of(running.playlist(ID, rendition, 9, 11));
      PlaylistText rewind = playlist(rendition, 9);
      assertThat(rewind.values("#EXT-X-PROGRAM-DATE-TIME"))
          .isEqualTo(live.values("#EXT-X-PROGRAM-DATE-TIME"));
      assertThat(rewind.values("#EXTINF")).isEqualTo(live.values("#EXTINF"));
      assertThat(rewind.uris()).isEqualTo(live.uris());
    }
  }

  @Test
  void rule37_whatNeverCame_isGapsThatTotalRight() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 3);
    transcoder.segments(7, 9);
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = playlist(rendition, 9);
      assertThat(playlist.uris()).hasSize(10);
      assertThat(playlist.values("#EXT-X-GAP")).hasSize(3);
      assertThat(sum(playlist)).isCloseTo(10 * 3.84, Offset.offset(0.04));
    }
  }

  @Test
  void rule62And67And69_blockingReload_waitsForTheSegment() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 3);
    playlist("720p", 3);
    CompletableFuture<HttpResponse<String>> waits =
        running.getLater(address("720p") + "?_HLS_msn=4");
    await().until(() -> running.server().metrics().waitingRequests() == 1);
    transcoder.parts(4, 0, 10);
    assertThat(running.get(address("720p")).body()).doesNotContain("4.m4s");
    assertThat(waits).isNotDone();
    transcoder.parts(4, 11, 11);
    assertThat(PlaylistText.of(waits.join().body()).uris()).endsWith("4.m4s");

    assertThat(running.get(address("720p") + "?_HLS_msn=7").statusCode()).isEqualTo(400);
    assertThat(running.get(address("720p") + "?_HLS_part=1").statusCode()).isEqualTo(400);
    running.clock().advance(Duration.ofMillis(19_200));
    running.end(ID);
    transcoder.end();
    PlaylistText ended =
        PlaylistText.of(
            await()
                .until(
                    () -> running.get(address("720p") + "?_HLS_msn=99&_HLS_skip=YES").body(),
                    body -> body.contains("#EXT-X-ENDLIST")));
    assertThat(ended.uris()).hasSize(5).startsWith("0.m4s");
  }

  @Test
  void rule68_nothingComes_isToldAfterThreeTargetDurations() {
    running.open(ID, /* live= */ true).segments(0, 3);
    playlist("720p", 3);
    CompletableFuture<HttpResponse<String>> waits =
        running.getLater(address("720p") + "?_HLS_msn=4");
    await().until(() -> running.server().metrics().waitingRequests() == 1);
    running.clock().advance(Duration.ofSeconds(12));
    running.tick();
    assertThat(waits.join().statusCode()).isEqualTo(503);
  }

  @Test
  void rule70_deltaUpdate_mergedIsTheWhole() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 20);
    PlaylistText before = playlist("720p", 20);
    transcoder.segments(21, 21);
    PlaylistText delta = playlist("720p", 21, "&_HLS_skip=YES");
    assertThat(delta.attributes("#EXT-X-SKIP").getFirst())
        .containsEntry("SKIPPED-SEGMENTS", String.valueOf(22 - delta.uris().size()));
    assertThat(delta.number("#EXT-X-VERSION")).isEqualTo(9);
    assertThat(sum(delta)).isGreaterThan(24);
    assertThat(delta.mergedInto(before).lines()).isEqualTo(playlist("720p", 21).lines());
    // Who is further behind than a delta update reaches gets the whole.
    assertThat(playlist("720p", 3, "&_HLS_skip=YES").uris()).hasSize(22);
  }

  @Test
  void size_afterFourHours_isThatOfAFewSegments() throws Exception {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    record(transcoder, 0, SITTING - 1);
    transcoder.segments(SITTING, SITTING + 8);
    for (String rendition : RENDITIONS) {
      assertThat(playlist(rendition, SITTING + 8).uris()).hasSize((int) SITTING + 9);
      assertThat(bytes(rendition, "?_HLS_skip=YES", "identity")).isLessThan(1_000);
      assertThat(bytes(rendition, "?_HLS_skip=YES", "gzip")).isLessThan(500);
      // Once a viewer who goes back, not once a segment.
      assertThat(bytes(rendition, "", "gzip")).isLessThan(60_000);
    }
  }

  private int bytes(String rendition, String query, String encoding) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            running.request(address(rendition) + query).header("Accept-Encoding", encoding).build(),
            BodyHandlers.ofByteArray())
        .body()
        .length;
  }

  @Test
  void restart_inTheMiddle_listsTheSameFromTheCatalogue() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 40);
    record(transcoder, 0, 37);
    List<PlaylistText> before = RENDITIONS.stream().map(each -> playlist(each, 40)).toList();
    restart().segments(38, 40);
    List<PlaylistText> after = RENDITIONS.stream().map(each -> playlist(each, 40)).toList();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void restart_archiveStillWrites_waitsForIt() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    record(transcoder, 0, 6);
    restart().segments(8, 9);
    CompletableFuture<HttpResponse<String>> waits = running.getLater(address("720p"));
    await().until(() -> running.server().metrics().waitingRequests() == 1);
    assertThat(waits).isNotDone();
    record(transcoder, 7, 7);
    await()
        .until(
            () -> {
              running.tick();
              return waits.isDone();
            });
    PlaylistText playlist = PlaylistText.of(waits.join().body());
    assertThat(playlist.uris()).hasSize(10);
    assertThat(playlist.values("#EXT-X-GAP")).isEmpty();
  }

  @Test
  void restart_archiveNeverCatchesUp_isAGapAfterAWhile() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    record(transcoder, 0, 6);
    restart().segments(8, 9);
    CompletableFuture<HttpResponse<String>> waits = running.getLater(address("720p"));
    await().until(() -> running.server().metrics().waitingRequests() == 1);
    await()
        .until(
            () -> {
              running.clock().advance(Duration.ofMillis(100));
              running.tick();
              return waits.isDone();
            });
    PlaylistText playlist = PlaylistText.of(waits.join().body());
    assertThat(playlist.uris()).hasSize(10);
    assertThat(playlist.values("#EXT-X-GAP")).hasSize(1);
  }

  @Test
  void restart_segmentsLostOrTorn_totalRight() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    record(transcoder, 0, 2);
    record(transcoder, 5, 7);
    RecordedSegment lost = row(transcoder, "720p", 6);
    catalogue.mark(ID, lost, SegmentState.LOST);
    RecordedSegment torn = row(transcoder, "720p", 7);
    catalogue.addSegments(
        ID,
        List.of(
            new RecordedSegment(
                "720p",
                7,
                0,
                0,
                SegmentState.STORED,
                torn.start(),
                new MediaTime(25_000, 25_000),
                torn.length(),
                torn.sha256(),
                Bytes.EMPTY)));
    restart().segments(8, 9);
    PlaylistText playlist = playlist("720p", 9);
    assertThat(playlist.uris()).hasSize(10).startsWith("0.m4s");
    assertThat(playlist.values("#EXT-X-GAP")).hasSize(3);
    assertThat(sum(playlist)).isCloseTo(10 * 3.84, Offset.offset(0.04));
    assertThat(playlist("audio", 9).values("#EXT-X-GAP")).hasSize(2);
  }

  @Test
  void restart_catalogueAway_isToldAndTriedAgain() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    record(transcoder, 0, 7);
    restart().segments(8, 9);
    running.playlist(ID, "720p", 9, 11);
    catalogue.fail(new CatalogueException("The database is locked"));
    assertThat(running.get(address("720p")).statusCode()).isEqualTo(503);
    catalogue.recover();
    CompletableFuture<HttpResponse<String>> later = running.getLater(address("720p"));
    await()
        .until(
            () -> {
              running.tick();
              return later.isDone();
            });
    assertThat(PlaylistText.of(later.join().body()).uris()).hasSize(10).startsWith("0.m4s");
  }

  @Test
  void segments_olderThanTheWindow_areServedFromTheStore() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    record(transcoder, 0, 7);
    store.put(RecordingNames.segment(ID, "720p", 2), Bytes.utf8("old!"));
    restart().segments(8, 9);
    playlist("720p", 9);
    HttpResponse<String> old = running.get(running.address(ID, "720p") + "2.m4s");
    assertThat(old.statusCode()).isEqualTo(200);
    assertThat(old.body()).isEqualTo("old!");
    assertThat(old.headers().firstValue("Cache-Control"))
        .contains("public, max-age=30, s-maxage=30, must-revalidate");
  }

  @Test
  void preview_whateverTheCatalogueHolds_isNeverListed() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ false).segments(0, 3);
    record(transcoder, 0, 3);
    assertThat(running.get(address("720p")).statusCode()).isEqualTo(404);
    assertThat(running.get("/hls/live/chamber/rewind.m3u8").statusCode()).isEqualTo(404);
    // 15.5 s lie in segment 4, so the first that is wholly public is 5.
    running.clock().advance(Duration.ofMillis(15_500));
    running.goLive(ID);
    transcoder.segments(4, 8);
    assertThat(playlist("720p", 8).uris()).containsExactly("5.m4s", "6.m4s", "7.m4s", "8.m4s");

    record(transcoder, 0, 9);
    restart().segments(10, 11);
    PlaylistText playlist = playlist("720p", 11);
    assertThat(playlist.uris()).startsWith("5.m4s").endsWith("11.m4s").hasSize(7);
    assertThat(playlist.number("#EXT-X-MEDIA-SEQUENCE")).isEqualTo(5);
  }

  @Test
  void end_partsOfAfterwards_areTakenBack() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 5);
    playlist("720p", 5);
    // In the middle of segment 4.
    running.clock().advance(Duration.ofSeconds(17));
    running.end(ID);
    transcoder.end();
    PlaylistText ended =
        PlaylistText.of(
            await()
                .until(
                    () -> running.get(address("720p")).body(),
                    body -> body.contains("#EXT-X-ENDLIST")));
    assertThat(ended.uris()).hasSize(5).endsWith("4.m4s");
    assertThat(sum(ended)).isBetween(17.0, 17.33);
  }

  @Test
  void multivariant_rewind_namesTheSameRenditions() {
    running.open(ID, /* live= */ true).segments(0, 3);
    playlist("720p", 3);
    for (String address :
        List.of("/hls/live/chamber/rewind.m3u8", "/hls/recordings/b1/rewind.m3u8")) {
      PlaylistText multivariant = PlaylistText.of(running.get(address).body());
      assertThat(multivariant.uris())
          .contains("../../recordings/b1/720p/rewind.m3u8")
          .allMatch(uri -> uri.endsWith("/rewind.m3u8"));
    }
    assertThat(running.get("/hls/live/chamber/index.m3u8").body()).doesNotContain("rewind");
  }

  @Test
  void end_recordingIsThere_staysUntilSomethingIsCorrected() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 4);
    record(transcoder, 0, 4);
    playlist("720p", 4);
    running.clock().advance(Duration.ofMillis(19_200));
    running.end(ID);
    transcoder.end();
    Optional<Recording> _ =
        catalogue.update(
            ID,
            recording ->
                recording.endedAt(running.clock().now().toInstant()).in(RecordingState.COMPLETE));
    await().until(() -> running.get(address("720p")).body(), body -> body.contains("ENDLIST"));
    await().until(() -> running.get("/hls/recordings/b1/index.m3u8").body().contains("720p/index"));
    assertThat(running.get("/hls/recordings/b1/rewind.m3u8").statusCode()).isEqualTo(200);
    assertThat(running.get(address("720p")).statusCode()).isEqualTo(200);

    catalogue.request(
        new Correction(
            ID,
            /* id= */ 0,
            new MediaTime(4, 1),
            new MediaTime(6, 1),
            Correction.Kind.CUT,
            "Propos sur la vie privée",
            "RGPD, article 17",
            "operator",
            RunningServer.START,
            Correction.State.REQUESTED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    await().until(() -> running.get(address("720p")).statusCode() == 404);
    assertThat(running.get("/hls/recordings/b1/rewind.m3u8").statusCode()).isEqualTo(404);
  }
}
