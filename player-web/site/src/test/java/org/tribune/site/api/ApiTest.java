package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.status.Alert;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.text.Message;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.site.http.ApiJson;

/** The API as a page uses it. */
class ApiTest {
  @TempDir Path directory;
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> post(String path, String body, String cookie) {
    return running.send(
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> delete(String path, String cookie) {
    return running.send(
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .header("Cookie", cookie)
            .DELETE()
            .build());
  }

  private JsonObject channel() {
    return new JsonObject(running.get("/api/v1/channels/chamber").body());
  }

  private JsonObject operatorChannel(String cookie) {
    return new JsonArray(running.get("/api/v1/operator/channels", "Cookie", cookie).body())
        .getJsonObject(0);
  }

  @Test
  void site_anybody_getsNameAndLanguages() {
    JsonObject site = new JsonObject(running.get("/api/v1/site").body());
    assertThat(site.getString("name")).isEqualTo("Tribune");
    assertThat(site.getJsonArray("languages")).isEqualTo(JsonArray.of("fr", "en"));
    assertThat(site.getString("version")).isNotEmpty();
  }

  @Test
  void channels_anybody_getsThemOffline() {
    assertThat(running.get("/api/v1/channels").body())
        .isEqualTo(
            "[{\"id\":\"chamber\",\"name\":\"Salle du conseil\",\"state\":\"offline\","
                + "\"broadcast\":null,\"viewers\":0},"
                + "{\"id\":\"committee\",\"name\":\"Commission\",\"state\":\"offline\","
                + "\"broadcast\":null,\"viewers\":0}]");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/channels/nowhere",
    "/api/v1/channels/Not%20an%20id",
    "/api/v1/channels/nowhere/events",
    "/api/v1/nothing"
  })
  void unknownThing_isA404Problem(String path) {
    HttpResponse<String> response = running.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new JsonObject(response.body()).getJsonObject("detail").fieldNames())
        .containsExactlyInAnyOrder("fr", "en");
  }

  @Test
  void signOut_session_isOver() {
    String cookie = running.signIn();
    assertThat(delete("/api/v1/session", cookie).statusCode()).isEqualTo(204);
    assertThat(running.get("/api/v1/session", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/session",
    "GET, /api/v1/operator/channels",
    "GET, /api/v1/operator/events",
    "POST, /api/v1/channels/chamber/broadcasts",
    "POST, /api/v1/broadcasts/b1/live",
    "POST, /api/v1/broadcasts/b1/end",
    "DELETE, /api/v1/session"
  })
  void operatorsPart_withoutSession_is401(String method, String path) {
    HttpResponse<String> response =
        running.send(
            running
                .request(path)
                .header("X-Tribune-Request", "1")
                .method(method, BodyPublishers.noBody())
                .build());
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("\"code\":\"sign-in-needed\"");
  }

  @Test
  void order_withoutOurHeader_is403() {
    HttpResponse<String> response =
        running.send(
            running
                .request("/api/v1/channels/chamber/broadcasts")
                .header("Cookie", running.signIn())
                .POST(BodyPublishers.ofString("{\"state\":\"live\"}"))
                .build());
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(running.ledger().all()).isEmpty();
  }

  @Test
  void broadcast_fromPreviewToEnd_isToldToBothSides() {
    String cookie = running.signIn();
    HttpResponse<String> opened =
        post(
            "/api/v1/channels/chamber/broadcasts",
            "{\"state\":\"preview\",\"title\":\" Conseil \"}",
            cookie);
    assertThat(opened.statusCode()).isEqualTo(201);
    JsonObject broadcast = new JsonObject(opened.body());
    assertThat(broadcast.getString("title")).isEqualTo("Conseil");
    assertThat(broadcast.getString("state")).isEqualTo("preview");
    assertThat(broadcast.getValue("startedAt")).isNull();
    assertThat(channel().getString("state")).isEqualTo("offline");
    assertThat(operatorChannel(cookie).getString("state")).isEqualTo("preview");
    assertThat(operatorChannel(cookie).getString("previewUrl"))
        .isEqualTo("/hls/preview/chamber/index.m3u8");

    String id = broadcast.getString("id");
    JsonObject live = new JsonObject(post("/api/v1/broadcasts/" + id + "/live", "", cookie).body());
    assertThat(live.getString("startedAt")).isEqualTo("2026-11-24T18:00:00Z");
    assertThat(channel().getString("state")).isEqualTo("live");
    assertThat(post("/api/v1/broadcasts/" + id + "/live", "", cookie).statusCode()).isEqualTo(409);

    running.clock().advance(Duration.ofMinutes(1));
    assertThat(post("/api/v1/broadcasts/" + id + "/end", "", cookie).statusCode()).isEqualTo(200);
    assertThat(channel().getString("state")).isEqualTo("ended");
    assertThat(channel().getJsonObject("broadcast").getString("endedAt"))
        .isEqualTo("2026-11-24T18:01:00Z");
    assertThat(post("/api/v1/broadcasts/" + id + "/end", "", cookie).statusCode()).isEqualTo(409);
  }

  @Test
  void broadcast_whileOneIsOpen_is409() {
    String cookie = running.signIn();
    String path = "/api/v1/channels/chamber/broadcasts";
    assertThat(post(path, "{\"state\":\"live\"}", cookie).statusCode()).isEqualTo(201);
    assertThat(channel().getString("state")).isEqualTo("live");
    assertThat(post(path, "{\"state\":\"preview\"}", cookie).statusCode()).isEqualTo(409);
    assertThat(running.ledger().all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"state\":\"on\"}",
        "{}",
        "[]",
        "nonsense",
        "{\"state\":\"live\",\"title\":\"a\\nb\"}"
      })
  void broadcast_senselessBody_is400(String body) {
    assertThat(post("/api/v1/channels/chamber/broadcasts", body, running.signIn()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void broadcast_unknown_is404() {
    String cookie = running.signIn();
    assertThat(post("/api/v1/broadcasts/none/live", "", cookie).statusCode()).isEqualTo(404);
    assertThat(post("/api/v1/broadcasts/NONE/end", "", cookie).statusCode()).isEqualTo(404);
    assertThat(post("/api/v1/channels/none/broadcasts", "{}", cookie).statusCode()).isEqualTo(404);
  }

  @Test
  void body_tooLarge_is413() {
    assertThat(post("/api/v1/session", "x".repeat(20_000), "").statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/session", "/api/v1/sittings"})
  void form_whereJsonIsRead_is415WithoutBeingParsed(String path) {
    // The decoder fails on it: a part whose file has a name without a value.
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="file"; filename\r
        Content-Type: application/octet-stream\r
        \r
        abc\r
        --b--\r
        """;
    HttpResponse<String> answer =
        running.send(
            running
                .request(path)
                .header("X-Tribune-Request", "1")
                .header("Content-Type", "Multipart/Form-Data; boundary=b")
                .header("Cookie", running.signIn())
                .POST(BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(new JsonObject(answer.body()).getJsonObject("detail").getString("en"))
        .contains("JSON");
  }

  private static SourceStatus source(Instant since) {
    return new SourceStatus(
        0,
        "rtmp",
        "rtmp",
        SourceStatus.State.DELIVERING,
        true,
        "h264",
        1280,
        720,
        25,
        "aac",
        48_000,
        2,
        3_000_000,
        0,
        0,
        Optional.empty(),
        since,
        Optional.empty());
  }

  private void tell(StatusEntry entry) {
    running.log().append(Topics.STATUS, "chamber", entry).join();
  }

  @Test
  void operatorChannel_statusTold_isShownAndMarkedOnceSilent() {
    String cookie = running.signIn();
    tell(source(RunningServer.START));
    Message message = new Message("Image perdue", "Picture lost");
    tell(new Alert("picture-lost", Alert.Severity.CRITICAL, true, RunningServer.START, message));
    await().until(() -> operatorChannel(cookie).getJsonArray("alerts").size() == 1);
    JsonObject source = operatorChannel(cookie).getJsonArray("sources").getJsonObject(0);
    assertThat(source.getString("state")).isEqualTo("DELIVERING");
    assertThat(source.getString("type")).isEqualTo("rtmp");
    assertThat(source.containsKey("kind")).isFalse();
    assertThat(source.getValue("remote")).isNull();

    running.clock().advance(Duration.ofMillis(5_100));
    JsonObject silent = operatorChannel(cookie).getJsonArray("sources").getJsonObject(0);
    assertThat(silent.getString("state")).isEqualTo("STALLED");
    assertThat(silent.getBoolean("onAir")).isFalse();
    assertThat(silent.getJsonObject("lastError").getString("fr")).contains("ingest");

    tell(new Alert("picture-lost", Alert.Severity.CRITICAL, false, RunningServer.START, message));
    await().until(() -> operatorChannel(cookie).getJsonArray("alerts").isEmpty());
  }

  @Test
  void alert_whoseStageFellSilent_isForgottenAfterTwentySeconds() {
    String cookie = running.signIn();
    Alert alert =
        new Alert(
            "picture-lost",
            Alert.Severity.CRITICAL,
            /* raised= */ true,
            RunningServer.START,
            new Message("Image perdue", "Picture lost"));
    tell(alert);
    await().until(() -> operatorChannel(cookie).getJsonArray("alerts").size() == 1);
    running.clock().advance(Duration.ofSeconds(19));
    tell(alert);
    tell(source(RunningServer.START));
    await().until(() -> operatorChannel(cookie).getJsonArray("sources").size() == 1);
    running.clock().advance(Duration.ofSeconds(19));
    assertThat(operatorChannel(cookie).getJsonArray("alerts")).hasSize(1);

    running.clock().advance(Duration.ofMillis(1_100));
    assertThat(operatorChannel(cookie).getJsonArray("alerts")).isEmpty();
  }

  @Test
  void viewers_whoFollowAPlaylist_areCountedOnceForTwelveSeconds() {
    org.tribune.core.broadcast.BroadcastId id = new org.tribune.core.broadcast.BroadcastId("b1");
    running.open(id, /* live= */ true).segments(0, 1);
    running.playlist(id, "720p", 1, 11);
    running.playlist(id, "audio", 1, 11);
    assertThat(channel().getInteger("viewers")).isEqualTo(1);
    running.get(running.address(id, "720p") + "live.m3u8", "User-Agent", "another");
    assertThat(channel().getInteger("viewers")).isEqualTo(2);
    running.clock().advance(Duration.ofMillis(12_100));
    assertThat(channel().getInteger("viewers")).isZero();
  }

  @Test
  void openApi_document_isServed() {
    HttpResponse<String> response = running.get("/api/v1/openapi.yaml");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/yaml");
    assertThat(response.body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void json_ofAnAbsentValue_isNull() {
    JsonNode none = ApiJson.of(Optional.empty());
    assertThat(none.isNull()).isTrue();
    assertThat(ApiJson.of(List.of(Instant.EPOCH)).toString())
        .isEqualTo("[\"1970-01-01T00:00:00Z\"]");
  }
}
