package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.origin.PlaylistText;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** A recording is there once it is complete, and what must not be seen is not. */
class ReplaysTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String BASE = "/hls/recordings/b1/";

  /** A copy is compared with the catalogue once a second. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private int status(String name) {
    return running.get(BASE + name).statusCode();
  }

  private RecordedSitting complete() {
    return new RecordedSitting(catalogue, store, ID).segments(0, 4).complete(seconds(19.2));
  }

  private void awaitStatus(String name, int expected) {
    await().atMost(SOON).until(() -> status(name) == expected);
  }

  @Test
  void recording_unknownOrBeingMade_isNotThere() {
    for (String name :
        List.of("index.m3u8", "720p/index.m3u8", "720p/iframes.m3u8", "720p/0.m4s", "assets/a")) {
      assertThat(status(name)).as(name).isEqualTo(404);
    }
    new RecordedSitting(catalogue, store, ID).segments(0, 4);
    assertThat(status("index.m3u8")).isEqualTo(404);
    assertThat(status("720p/index.m3u8")).isEqualTo(404);
  }

  @Test
  void recording_whileItIsOnAir_hasTheLivePlaylist() {
    running.open(ID, /* live= */ true).segments(0, 2);
    running.playlist(ID, "audio", 2, 11);
    new RecordedSitting(catalogue, store, ID).segments(0, 1);
    assertThat(running.get(BASE + "index.m3u8").body())
        .contains("live.m3u8")
        .isEqualTo(running.get("/hls/live/chamber/index.m3u8").body());
  }

  @Test
  void recording_thatBecomesComplete_isPlayableAtOnceWithTheSegmentsOfTheLive() {
    running.open(ID, /* live= */ true).segments(0, 4).end();
    running.playlist(ID, "audio", 4, 11);
    RecordedSitting sitting = new RecordedSitting(catalogue, store, ID).segments(0, 4);
    running.clock().advance(Duration.ofMillis(19_200));
    running.end(ID);
    await().until(() -> running.ledger().openOn(RunningServer.CHAMBER).isEmpty());
    assertThat(running.get(BASE + "index.m3u8").body()).contains("live.m3u8");

    sitting.complete(seconds(19.2));
    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> running.get(BASE + "index.m3u8").body().contains("720p/index.m3u8"));
    PlaylistText live = PlaylistText.of(running.get(BASE + "720p/live.m3u8").body());
    assertThat(PlaylistText.of(running.get(BASE + "720p/index.m3u8").body()).uris())
        .isEqualTo(live.uris());
    assertThat(status("720p/3.m4s")).isEqualTo(200);
    assertThat(status("720p/3.2.m4s")).isEqualTo(200);
  }

  @Test
  void name_thatNoRowHas_isNotThere() {
    complete();
    store.put("recordings/b1/720p/9.m4s", Bytes.utf8("left behind"));
    store.put("recordings/b1/720p/1-1.m4s", Bytes.utf8("not yet public"));
    for (String name :
        List.of(
            "720p/9.m4s",
            "720p/1-1.m4s",
            "720p/01.m4s",
            "720p/1-0.m4s",
            "720p/1.0.m4s",
            "480p/1.m4s",
            "480p/index.m3u8",
            "480p/init.mp4",
            "720p/live.m3u8",
            "720p/../720p/1.m4s",
            "assets/poster.jpg",
            "720p/",
            "a/b/c")) {
      assertThat(status(name)).as(name).isEqualTo(404);
    }
  }

  @Test
  void assets_ofARecordingThatGoesOn_areServedAndTheListHasAnAddressThatStays() {
    running.open(ID, /* live= */ true).segments(0, 2);
    running.playlist(ID, "audio", 2, 11);
    new RecordedSitting(catalogue, store, ID).segments(0, 1);
    assertThat(status("assets/storyboard.vtt")).isEqualTo(404);
    saveAsset("storyboard-0", "storyboard-0-r0-aa.jpg", "image/jpeg", "a sheet");
    saveAsset("storyboard", "storyboard-r0-open-bb.vtt", "text/vtt", "WEBVTT\n");
    saveAsset("still", "still-r0-cc.jpg", "image/jpeg", "now");
    awaitStatus("assets/storyboard.vtt", 200);
    awaitStatus("assets/still.jpg", 200);

    HttpResponse<String> still = running.get(BASE + "assets/still.jpg?29");
    assertThat(still.body()).isEqualTo("now");
    assertThat(still.headers().firstValue("Cache-Control")).contains("public, max-age=10");
    HttpResponse<String> list = running.get(BASE + "assets/storyboard.vtt");
    assertThat(list.body()).isEqualTo("WEBVTT\n");
    assertThat(list.headers().firstValue("Content-Type")).contains("text/vtt");
    assertThat(list.headers().firstValue("Cache-Control")).contains("public, max-age=10");
    HttpResponse<String> sheet = running.get(BASE + "assets/storyboard-0-r0-aa.jpg");
    assertThat(sheet.body()).isEqualTo("a sheet");
    assertThat(sheet.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(sheet.headers().firstValue("Cache-Control"))
        .contains("public, max-age=30, s-maxage=30, must-revalidate");

    store.put("recordings/b1/assets/storyboard-1-r0-cc.jpg", Bytes.utf8("left behind"));
    assertThat(status("assets/storyboard-1-r0-cc.jpg")).isEqualTo(404);
    assertThat(status("720p/index.m3u8")).isEqualTo(404);
  }

  private void saveAsset(String name, String file, String type, String content) {
    Bytes bytes = Bytes.utf8(content);
    store.put("recordings/b1/assets/" + file, bytes);
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(new Asset(name, file, type, bytes.length(), catalogueHash())));
  }

  @Test
  void correction_askedFor_withholdsWhatItTouchesUntilItIsCarriedOut() {
    RecordedSitting sitting = complete();
    store.put("recordings/b1/assets/poster-0.jpg", Bytes.utf8("a picture"));
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(new Asset("poster", "poster-0.jpg", "image/jpeg", 9, catalogueHash())));
    awaitStatus("assets/poster-0.jpg", 200);
    assertThat(status("720p/1.m4s")).isEqualTo(200);

    Correction mute = sitting.request(Correction.Kind.MUTE, seconds(4), seconds(5));
    awaitStatus("720p/1.m4s", 404);
    assertThat(status("audio/1.m4s")).isEqualTo(404);
    assertThat(status("720p/0.m4s")).isEqualTo(200);
    assertThat(status("720p/2.m4s")).isEqualTo(200);
    assertThat(status("assets/poster-0.jpg")).isEqualTo(404);
    assertThat(running.get(BASE + "audio/index.m3u8").body())
        .contains("#EXT-X-GAP\n#EXTINF:3.84,\n1.m4s");
    assertThat(running.get(BASE + "720p/iframes.m3u8").body()).contains("#EXT-X-GAP");

    List<RecordedSegment> rows = new ArrayList<>();
    for (Rendition rendition : FakeTranscoder.RENDITIONS) {
      rows.add(
          sitting.row(
              rendition.id(),
              1,
              1,
              0,
              sitting.start(rendition.id(), 1, 0),
              sitting.start(rendition.id(), 2, 0)));
    }
    sitting.apply(mute, rows);
    awaitStatus("audio/1-1.m4s", 200);
    assertThat(status("audio/1.m4s")).isEqualTo(404);
    assertThat(running.get(BASE + "audio/index.m3u8").body())
        .contains("1-1.m4s")
        .doesNotContain("#EXT-X-GAP", "\n1.m4s");
    assertThat(status("assets/poster-0.jpg")).isEqualTo(404);
  }

  private static Bytes catalogueHash() {
    return Bytes.wrap(new byte[32]);
  }

  @Test
  void correction_ofWhatTheLiveWindowStillHolds_endsTheWindow() {
    running.open(ID, /* live= */ true).segments(0, 4).end();
    running.playlist(ID, "audio", 4, 11);
    running.clock().advance(Duration.ofMillis(19_200));
    running.end(ID);
    await().until(() -> running.ledger().openOn(RunningServer.CHAMBER).isEmpty());
    RecordedSitting sitting = complete();
    awaitStatus("720p/index.m3u8", 200);
    assertThat(status("720p/live.m3u8")).isEqualTo(200);
    assertThat(status("720p/1.3.m4s")).isEqualTo(200);

    sitting.request(Correction.Kind.MASK, seconds(4), seconds(5));
    awaitStatus("720p/1.m4s", 404);
    assertThat(status("720p/1.3.m4s")).isEqualTo(404);
    assertThat(status("720p/live.m3u8")).isEqualTo(404);
    assertThat(status("720p/0.m4s")).isEqualTo(200);
  }

  @Test
  void segment_damagedOrLost_isNotServedAndBecomesAGap() {
    complete();
    store.put("recordings/b1/720p/1.m4s", Bytes.utf8("torn"));
    store.delete("recordings/b1/audio/2.m4s");
    assertThat(status("720p/1.m4s")).isEqualTo(404);
    assertThat(status("audio/2.m4s")).isEqualTo(404);
    await()
        .atMost(SOON)
        .until(() -> running.get(BASE + "720p/index.m3u8").body().contains("#EXT-X-GAP"));
    await()
        .atMost(SOON)
        .until(() -> running.get(BASE + "audio/index.m3u8").body().contains("#EXT-X-GAP"));
    assertThat(catalogue.segments(ID, "720p").get(1).state()).isEqualTo(SegmentState.LOST);
    assertThat(catalogue.segments(ID, "audio").get(2).state()).isEqualTo(SegmentState.LOST);
  }

  @Test
  void store_thatIsAway_isToldAndNothingIsGivenUp() {
    complete();
    store.fail(new StoreException("The disk is gone"));
    HttpResponse<String> response = running.get(BASE + "720p/1.m4s");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    store.recover();
    assertThat(status("720p/1.m4s")).isEqualTo(200);
    assertThat(catalogue.segments(ID, "720p").get(1).state()).isEqualTo(SegmentState.STORED);
  }

  @Test
  void store_thatHasNothingOfARecording_isNotTakenForALostSegment() {
    complete();
    for (String name : store.list("recordings/b1/").map(object -> object.name()).toList()) {
      store.delete(name);
    }
    assertThat(status("720p/1.m4s")).isEqualTo(404);
    assertThat(catalogue.segments(ID, "720p").get(1).state()).isEqualTo(SegmentState.STORED);
  }

  @Test
  void catalogue_thatIsAway_playsOnAndTellsOfWhatIsNotKnown() {
    complete();
    assertThat(status("720p/index.m3u8")).isEqualTo(200);
    catalogue.fail(new CatalogueException("The database is locked"));
    assertThat(running.get("/hls/recordings/b2/index.m3u8").statusCode()).isEqualTo(503);
    assertThat(status("720p/1.m4s")).isEqualTo(200);
    assertThat(running.get("/api/v1/recordings").statusCode()).isEqualTo(503);
    catalogue.recover();
    assertThat(running.get("/hls/recordings/b2/index.m3u8").statusCode()).isEqualTo(404);
  }

  @Test
  void recordings_madeReady_haveThePlaylistsOfTheNewest() {
    complete();
    try (Replays replays =
        new Replays(
            catalogue,
            Withholdings.of(catalogue),
            Optional.of(store),
            "fr",
            CaptionsConfig.USUAL.order())) {
      replays.prepare();
      await().untilAsserted(() -> assertThat(known(replays)).hasSize(3));
      catalogue.fail(new CatalogueException("The database is locked"));
      assertThat(known(replays)).hasSize(3).allMatch(text -> text.startsWith("#EXTM3U"));
      replays.prepare();
    }
  }

  /** The playlists that are there without being made now. */
  private static List<String> known(Replays replays) {
    AtomicReference<FoundReplay> found = new AtomicReference<>(new FoundReplay.Absent());
    replays.find(ID, Runnable::run, found::set);
    return found.get() instanceof FoundReplay.Watchable watchable
        ? Stream.of(
                new TextName.Multivariant(),
                new TextName.Media("720p"),
                new TextName.Media("audio"))
            .flatMap(name -> watchable.replay().known(name).stream())
            .map(text -> new String(text.body().plain().array(), StandardCharsets.UTF_8))
            .toList()
        : List.of();
  }

  @Test
  void catalogue_thatWasAwayAtTheFirstRequest_isAskedAgain() {
    complete();
    catalogue.fail(new CatalogueException("The database is locked"));
    assertThat(status("index.m3u8")).isEqualTo(503);
    catalogue.recover();
    assertThat(status("index.m3u8")).isEqualTo(200);
    assertThat(running.get(BASE + "720p/iframes.m3u8").body()).contains("#EXT-X-I-FRAMES-ONLY");
  }

  @Test
  void recording_thatIsBeingErased_isSeenByNobodyAndItsPageSaysSo() {
    complete();
    awaitStatus("720p/1.m4s", 200);
    assertThat(catalogue.update(ID, recording -> recording.in(RecordingState.DELETING)))
        .isPresent();
    awaitStatus("720p/1.m4s", 404);
    assertThat(status("index.m3u8")).isEqualTo(404);
    assertThat(running.get("/api/v1/recordings/b1").statusCode()).isEqualTo(410);
    assertThat(running.get("/watch/b1").statusCode()).isEqualTo(200);
  }
}
