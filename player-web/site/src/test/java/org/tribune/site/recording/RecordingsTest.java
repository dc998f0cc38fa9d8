package org.tribune.site.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.delivery.replay.ServedRecordings;
import org.tribune.site.RunningServer;

/** Recordings in the API, for the public and for the operator. */
class RecordingsTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String CORRECTIONS = "/api/v1/recordings/b1/corrections";
  private static final String MUTE =
      """
      {"kind": "mute", "from": 5.5, "to": 7.25, "reason": " Vie privée ", "legalBasis": "RGPD"}
      """;

  /** From 7.68 s on the recording's timeline on, as after a preview; 19.2 s long. */
  private RecordedSitting complete(BroadcastId id) {
    return new RecordedSitting(catalogue, store, id).segments(2, 6).complete(seconds(26.88));
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return running.send(
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", "application/json")
            .header("Cookie", running.signIn())
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private JsonArray list(String query) {
    return new JsonObject(running.get("/api/v1/recordings" + query).body())
        .getJsonArray("recordings");
  }

  @Test
  void recordings_anybody_getsWhatCanBeWatched() {
    complete(ID);
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(new Asset("poster", "poster-0.jpg", "image/jpeg", 9, Bytes.wrap(new byte[32]))));
    assertThat(list(""))
        .containsExactly(
            new JsonObject()
                .put("id", "b1")
                .put("channel", JsonObject.of("id", "chamber", "name", "Salle du conseil"))
                .put("title", "Conseil municipal")
                .put("kind", "sitting")
                .put("state", "complete")
                .put("startedAt", "2026-11-24T18:00:00Z")
                .put("endedAt", "2026-11-24T18:00:26.880Z")
                .put("duration", 26.88)
                .put("watch", "/watch/b1")
                .put("hls", "/hls/recordings/b1/index.m3u8")
                .put("poster", "/hls/recordings/b1/assets/poster-0.jpg"));
    assertThat(list("?channel=chamber")).hasSize(1);
    assertThat(list("?channel=committee")).isEmpty();
    assertThat(list("?before=2026-11-24T18:00:00Z")).isEmpty();
    assertThat(list("?before=2026-11-24T18:00:01Z&limit=1")).hasSize(1);
  }

  @Test
  void recordings_ofTests_areListedForClerksAlone() {
    complete(new BroadcastId("b1"));
    complete(new BroadcastId("b2"));
    assertThat(catalogue.update(new BroadcastId("b1"), each -> each.of(RecordingKind.TEST)))
        .isPresent();
    assertThat(list("?limit=1"))
        .extracting(each -> ((JsonObject) each).getString("id"))
        .containsExactly("b2");
    HttpResponse<String> clerks =
        running.order("GET", "/api/v1/operator/recordings", "", running.signIn());
    assertThat(new JsonObject(clerks.body()).getJsonArray("recordings")).hasSize(2);
  }

  @Test
  void recording_calledATrial_leavesThePublicListsUntilItIsCalledASitting() {
    complete(ID);
    assertThat(send("PATCH", "/api/v1/recordings/b1", "{\"kind\":\"test\"}").statusCode())
        .isEqualTo(200);
    assertThat(list("")).isEmpty();
    assertThat(running.get("/feeds/sittings.rss").body()).doesNotContain("/watch/b1");
    assertThat(running.get("/sitemap.xml").body()).doesNotContain("/watch/b1");
    assertThat(send("PATCH", "/api/v1/recordings/b1", "{\"kind\":\"sitting\"}").statusCode())
        .isEqualTo(200);
    assertThat(list("")).hasSize(1);
    assertThat(send("PATCH", "/api/v1/recordings/b1", "{\"kind\":\"report\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void film_calledATrial_staysAFilm() {
    complete(ID);
    assertThat(catalogue.update(ID, each -> each.of(RecordingKind.REPORT))).isPresent();
    assertThat(send("PATCH", "/api/v1/recordings/b1", "{\"kind\":\"test\"}").statusCode())
        .isEqualTo(409);
    assertThat(catalogue.recording(ID)).map(Recording::kind).contains(RecordingKind.REPORT);
  }

  @Test
  void recordings_thatAreBeingErased_makeRoomForOthers() {
    for (int i = 1; i <= 5; i++) {
      complete(new BroadcastId("b" + i));
    }
    for (String erased : List.of("b1", "b3", "b4")) {
      assertThat(
              catalogue.update(new BroadcastId(erased), each -> each.in(RecordingState.DELETING)))
          .isPresent();
    }
    assertThat(list("?limit=100"))
        .extracting(each -> ((JsonObject) each).getString("id"))
        .containsExactlyInAnyOrder("b2", "b5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?limit=0", "?limit=101", "?limit=many", "?before=yesterday", "?channel=A%20B"})
  void recordings_senselessQuery_isA400(String query) {
    assertThat(running.get("/api/v1/recordings" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void recording_complete_tellsOfItsRenditionsAndPictures() {
    complete(ID);
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(new Asset("storyboard", "sb-0.vtt", "text/vtt", 9, Bytes.wrap(new byte[32]))));
    JsonObject recording = new JsonObject(running.get("/api/v1/recordings/b1").body());
    assertThat(recording.getDouble("duration")).isEqualTo(19.2);
    assertThat(recording.getString("storyboard")).isEqualTo("/hls/recordings/b1/assets/sb-0.vtt");
    assertThat(recording.getValue("poster")).isNull();
    assertThat(recording.getInteger("revision")).isZero();
    // What these samples hold can't be read as MP4: the rest is returned all the same.
    assertThat(recording.getJsonArray("downloads")).isEmpty();
    assertThat(recording.getValue("live")).isNull();
    JsonObject first = recording.getJsonArray("renditions").getJsonObject(0);
    long bytes = catalogue.segments(ID, "1080p").stream().mapToLong(row -> row.length()).sum();
    assertThat(first.getString("id")).isEqualTo("1080p");
    assertThat(first.getString("kind")).isEqualTo("video");
    assertThat(first.getInteger("width")).isEqualTo(1920);
    assertThat(first.getInteger("height")).isEqualTo(1080);
    assertThat(first.getString("codec")).isEqualTo("avc1.640028");
    assertThat(first.getLong("bytes")).isEqualTo(bytes);
    assertThat(first.getLong("averageBandwidth")).isEqualTo((long) Math.ceil(8 * bytes / 19.2));
    assertThat(recording.getJsonArray("renditions").getJsonObject(2).getString("kind"))
        .isEqualTo("audio");
  }

  @Test
  void recording_whoseStoryboardIsStillDrawn_givesTheAddressThatStays() {
    complete(ID);
    String growing = "storyboard-r0-open-77aa02c3d4e5.vtt";
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(new Asset("storyboard", growing, "text/vtt", 9, Bytes.wrap(new byte[32]))));
    JsonObject recording = new JsonObject(running.get("/api/v1/recordings/b1").body());
    assertThat(recording.getString("storyboard"))
        .isEqualTo("/hls/recordings/b1/assets/storyboard.vtt");
  }

  @Test
  void recording_beingMade_leadsToTheLivePage() {
    new RecordedSitting(catalogue, store, ID).segments(0, 1);
    JsonObject recording = new JsonObject(running.get("/api/v1/recordings/b1").body());
    assertThat(recording.getString("state")).isEqualTo("recording");
    assertThat(recording.getString("live")).isEqualTo("/live/chamber");
    assertThat(recording.getString("storyboard"))
        .isEqualTo("/hls/recordings/b1/assets/storyboard.vtt");
    assertThat(recording.getValue("duration")).isNull();
    assertThat(recording.getValue("endedAt")).isNull();
    assertThat(list("")).hasSize(1);
  }

  @Test
  void recording_ofAChannelThatIsGone_keepsItsName() {
    complete(ID);
    catalogue.saveChannels(List.of(new CataloguedChannel(RunningServer.CHAMBER, "Another name")));
    assertThat(list("").getJsonObject(0).getJsonObject("channel").getString("name"))
        .as("the configuration's name comes first")
        .isEqualTo("Salle du conseil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/recordings/nothing", "/api/v1/recordings/Not%20an%20id"})
  void recording_unknown_isA404Problem(String path) {
    HttpResponse<String> response = running.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(new JsonObject(response.body()).getJsonObject("detail").fieldNames())
        .containsExactlyInAnyOrder("fr", "en");
  }

  @Test
  void operatorsPart_withoutSessionOrHeader_isRefused() {
    complete(ID);
    assertThat(running.get("/api/v1/operator/recordings").statusCode()).isEqualTo(401);
    assertThat(running.get(CORRECTIONS).statusCode()).isEqualTo(401);
    String cookie = running.signIn();
    for (String method : List.of("DELETE", "PATCH")) {
      assertThat(
              running
                  .send(
                      running
                          .request("/api/v1/recordings/b1")
                          .header("Cookie", cookie)
                          .method(method, BodyPublishers.ofString("{\"title\":\"x\"}"))
                          .build())
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(
            running
                .send(running.request(CORRECTIONS).POST(BodyPublishers.ofString(MUTE)).build())
                .statusCode())
        .isEqualTo(401);
    assertThat(catalogue.corrections(ID)).isEmpty();
  }

  @Test
  void correction_ofAPassage_isWrittenOnTheRecordingsTimelineAndInForceAtOnce() {
    complete(ID);
    assertThat(running.get("/hls/recordings/b1/audio/3.m4s").statusCode()).isEqualTo(200);
    HttpResponse<String> response = send("POST", CORRECTIONS, MUTE);
    assertThat(response.statusCode()).isEqualTo(202);
    JsonObject answer = new JsonObject(response.body());
    assertThat(answer.getInteger("id")).isEqualTo(1);
    assertThat(answer.getString("state")).isEqualTo("requested");
    assertThat(answer.getDouble("from")).isEqualTo(5.5);
    assertThat(answer.getDouble("to")).isEqualTo(7.25);
    assertThat(answer.getString("fromAt")).isEqualTo("2026-11-24T18:00:13.180Z");
    assertThat(answer.getString("reason")).isEqualTo("Vie privée");

    Correction asked = catalogue.pendingCorrections().getFirst();
    assertThat(asked.from()).isEqualTo(MediaTime.ofMicros(7_680_000 + 5_500_000));
    assertThat(asked.to()).isEqualTo(MediaTime.ofMicros(7_680_000 + 7_250_000));
    assertThat(asked.requestedBy()).isEqualTo("Anne Martin");
    // Without a wait: nobody may hear it from the moment that the order is answered.
    assertThat(running.get("/hls/recordings/b1/audio/3.m4s").statusCode()).isEqualTo(404);

    JsonArray corrections =
        new JsonObject(send("GET", CORRECTIONS, "").body()).getJsonArray("corrections");
    assertThat(corrections).hasSize(1);
    JsonObject listed =
        new JsonObject(send("GET", "/api/v1/operator/recordings", "").body())
            .getJsonArray("recordings")
            .getJsonObject(0);
    assertThat(listed.getJsonArray("corrections")).hasSize(1);
    assertThat(listed.getLong("bytes")).isEqualTo(catalogue.storedBytes(ID));
  }

  @Test
  void correction_afterACut_countsInTheTimeThatThePlayerShows() {
    RecordedSitting sitting = complete(ID);
    Correction cut = sitting.request(Correction.Kind.CUT, seconds(11.52), seconds(15.36));
    sitting.apply(cut, List.of());
    await()
        .until(
            () -> running.get("/api/v1/recordings/b1").body(),
            body -> new JsonObject(body).getDouble("duration") < 16);
    assertThat(send("POST", CORRECTIONS, MUTE).statusCode()).isEqualTo(202);
    Correction asked = catalogue.pendingCorrections().getFirst();
    assertThat(asked.from()).isEqualTo(MediaTime.ofMicros(7_680_000 + 5_500_000 + 3_840_000));
    JsonArray corrections =
        new JsonObject(send("GET", CORRECTIONS, "").body()).getJsonArray("corrections");
    assertThat(corrections.getJsonObject(1).getDouble("from")).isEqualTo(5.5);
    assertThat(corrections.getJsonObject(0).getDouble("from"))
        .isEqualTo(corrections.getJsonObject(0).getDouble("to"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{}'",
        "'{\"kind\":\"erase\",\"from\":1,\"to\":2,\"reason\":\"r\",\"legalBasis\":\"l\"}'",
        "'{\"kind\":\"mute\",\"from\":2,\"to\":2,\"reason\":\"r\",\"legalBasis\":\"l\"}'",
        "'{\"kind\":\"mute\",\"from\":-1,\"to\":2,\"reason\":\"r\",\"legalBasis\":\"l\"}'",
        "'{\"kind\":\"mute\",\"from\":1,\"to\":20,\"reason\":\"r\",\"legalBasis\":\"l\"}'",
        "'{\"kind\":\"mute\",\"from\":\"1\",\"to\":2,\"reason\":\"r\",\"legalBasis\":\"l\"}'",
        "'{\"kind\":\"mute\",\"from\":1,\"to\":1e300,\"reason\":\"r\",\"legalBasis\":\"l\"}'",
        "'{\"kind\":\"mute\",\"from\":1,\"to\":2,\"reason\":\" \",\"legalBasis\":\"l\"}'",
        "'{\"kind\":\"mute\",\"from\":1,\"to\":2,\"reason\":\"r\"}'",
        "'{\"kind\":\"cut\",\"from\":0,\"to\":19.2,\"reason\":\"r\",\"legalBasis\":\"l\"}'"
      })
  void correction_thatMakesNoSense_isA400(String body) {
    complete(ID);
    assertThat(send("POST", CORRECTIONS, body).statusCode()).isEqualTo(400);
    assertThat(send("POST", CORRECTIONS, MUTE.replace("Vie", "V".repeat(1_001))).statusCode())
        .isEqualTo(400);
    assertThat(catalogue.corrections(ID)).isEmpty();
  }

  private JsonObject storage() {
    return new JsonObject(send("GET", "/api/v1/operator/recordings", "").body())
        .getJsonObject("storage");
  }

  @Test
  void storage_operator_readsTheRoomAndWhatGoes() {
    complete(ID);
    store.capacity(1L << 40);
    Instant now = running.clock().now().toInstant();
    Recording recording = catalogue.recording(ID).orElseThrow();
    catalogue.saveDeletion(
        Deletion.announce(recording, 7, Deletion.Reason.PERIOD, now, now.plusSeconds(86_400)));
    JsonObject told = storage();
    assertThat(told.getLong("usedBytes")).isEqualTo(catalogue.storedBytes());
    assertThat(told.getLong("freeBytes")).isPositive();
    assertThat(told.getJsonObject("keptDays"))
        .isEqualTo(
            new JsonObject()
                .putNull("sitting")
                .putNull("report")
                .put("test", 30)
                .putNull("withdrawn"));
    assertThat(told.getInteger("noticeDays")).isEqualTo(14);
    JsonObject deletion = told.getJsonArray("deletions").getJsonObject(0);
    assertThat(deletion.getString("recording")).isEqualTo("b1");
    assertThat(deletion.getString("reason")).isEqualTo("period");
    assertThat(deletion.getValue("erasedAt")).isNull();
    assertThat(running.get("/api/v1/recordings").body()).doesNotContain("storage", "dueAt");
  }

  @Test
  void storage_whatWentLongAgo_isToldNoMore() {
    complete(ID);
    Instant now = running.clock().now().toInstant();
    Deletion announced =
        Deletion.announce(
            catalogue.recording(ID).orElseThrow(), 7, Deletion.Reason.SPACE, now, now);
    catalogue.saveDeletion(announced.carriedOut(now.minusSeconds(29L * 86_400)));
    assertThat(storage().getJsonArray("deletions")).hasSize(1);
    catalogue.saveDeletion(announced.carriedOut(now.minusSeconds(31L * 86_400)));
    assertThat(storage().getJsonArray("deletions")).isEmpty();
  }

  @Test
  void storage_storeThatDoesNotAnswer_isNullAndTheListIsThere() {
    complete(ID);
    store.fail(new StoreException("away"));
    assertThat(storage()).isNull();
    assertThat(send("GET", "/api/v1/operator/recordings", "").statusCode()).isEqualTo(200);
  }

  @Test
  void recordingThatIsBeingMade_canBeNeitherCorrectedNorErased() {
    new RecordedSitting(catalogue, store, ID).segments(0, 1);
    assertThat(send("POST", CORRECTIONS, MUTE).statusCode()).isEqualTo(409);
    assertThat(send("DELETE", "/api/v1/recordings/b1", "").statusCode()).isEqualTo(409);
    assertThat(catalogue.recording(ID).orElseThrow().state()).isEqualTo(RecordingState.RECORDING);
  }

  @Test
  void recording_erased_isGoneAtOnce() {
    complete(ID);
    assertThat(running.get("/hls/recordings/b1/720p/3.m4s").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", "/api/v1/recordings/b1", "").statusCode()).isEqualTo(202);
    assertThat(running.get("/hls/recordings/b1/720p/3.m4s").statusCode()).isEqualTo(404);
    assertThat(running.get("/api/v1/recordings/b1").statusCode()).isEqualTo(410);
    assertThat(send("DELETE", "/api/v1/recordings/b1", "").statusCode()).isEqualTo(410);
    assertThat(catalogue.recording(ID).orElseThrow().state()).isEqualTo(RecordingState.DELETING);
  }

  @Test
  void title_another_isKept() {
    complete(ID);
    HttpResponse<String> response =
        send("PATCH", "/api/v1/recordings/b1", "{\"title\":\" Budget 2027 \"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(list("").getJsonObject(0).getString("title")).isEqualTo("Budget 2027");
    for (String bad : List.of("{}", "{\"title\":1}", "{\"title\":\"a\\nb\"}")) {
      assertThat(send("PATCH", "/api/v1/recordings/b1", bad).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void watchPage_ofNoRecording_saysSo() {
    for (String path : List.of("/watch/nothing", "/embed/watch/nothing", "/watch/Not%20one")) {
      HttpResponse<String> response = running.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(response.body()).contains("Rediffusion introuvable", "Recording not found");
    }
  }
}
