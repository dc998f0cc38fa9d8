package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.UrgentAccess;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.site.RunningServer;
import org.tribune.testkit.catalogue.RecordingSamples;

/** What protects somebody, while the catalogue answers no reader: as many as there may be wait. */
final class HeldReadersTest {
  /** More than any pool of threads has. */
  private static final int READERS = 60;

  private static final List<String> PAGES =
      List.of(
          "/sittings",
          "/newsletter",
          "/feeds/sittings.rss",
          "/feeds/reports.rss",
          "/calendar.ics",
          "/api/v1/sittings",
          "/api/v1/recordings");

  @TempDir Path directory;
  private RunningServer running;
  private final List<CompletableFuture<HttpResponse<String>>> readers = new ArrayList<>();

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
  }

  @AfterEach
  void stop() {
    running.catalogue().letGo();
    readers.forEach(CompletableFuture::join);
    running.close();
  }

  private String goLive(String cookie) {
    HttpResponse<String> opened =
        running.order(
            "POST", "/api/v1/channels/chamber/broadcasts", "{\"state\":\"live\"}", cookie);
    assertThat(opened.statusCode()).isEqualTo(201);
    return new JsonObject(opened.body()).getString("id");
  }

  /** From now on readers wait in every place where they may. */
  private void holdReaders() {
    running.catalogue().hold();
    for (int reader = 0; reader < READERS; reader++) {
      readers.add(running.getLater(PAGES.get(reader % PAGES.size())));
    }
    await().until(() -> running.catalogue().held() >= 20 || !refused().isEmpty());
  }

  private List<HttpResponse<String>> refused() {
    return readers.stream()
        .filter(CompletableFuture::isDone)
        .map(CompletableFuture::join)
        .filter(answer -> answer.statusCode() == 503)
        .toList();
  }

  private BroadcastState stateOf(String broadcast) {
    return running.ledger().find(new BroadcastId(broadcast)).orElseThrow().state();
  }

  @Test
  void closeSession_whileReadersHoldAllThreads_isDone() {
    String cookie = running.signInAs(Role.CLERK);
    String broadcast = goLive(cookie);
    holdReaders();
    // The session must be looked up again.
    running.clock().advance(Duration.ofSeconds(10));
    HttpResponse<String> closed =
        running.order("POST", "/api/v1/broadcasts/" + broadcast + "/close", "", cookie);
    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(stateOf(broadcast)).isEqualTo(BroadcastState.CLOSED);
  }

  @Test
  void closeSession_whileStrangersMakeUpSessions_isDone() {
    String cookie = running.signInAs(Role.CLERK);
    String broadcast = goLive(cookie);
    running.catalogue().hold();
    for (int stranger = 0; stranger < READERS; stranger++) {
      String madeUp = "tribune_session=%022d".formatted(stranger);
      readers.add(running.getLater("/api/v1/session", "Cookie", madeUp));
    }
    await().until(() -> running.catalogue().held() >= 20 || !refused().isEmpty());
    running.clock().advance(Duration.ofSeconds(10));
    HttpResponse<String> closed =
        running.order("POST", "/api/v1/broadcasts/" + broadcast + "/close", "", cookie);
    assertThat(closed.statusCode()).isEqualTo(200);
  }

  @Test
  void deleteRecording_whileReadersHoldAllThreads_isDone() throws Exception {
    String cookie = running.signInAs(Role.CLERK);
    assertThat(running.get("/api/v1/session", "Cookie", cookie).statusCode()).isEqualTo(200);
    BroadcastId recording =
        running.catalogue().begin(RecordingSamples.recording("20261124t184502-abcdefgh")).id();
    var _ = running.catalogue().update(recording, each -> each.in(RecordingState.COMPLETE));
    holdReaders();
    running.clock().advance(Duration.ofSeconds(10));
    HttpResponse<String> deleted =
        running.order("DELETE", "/api/v1/recordings/" + recording, "", cookie);
    assertThat(deleted.statusCode()).isEqualTo(202);
    assertThat(stateOf(recording)).isEqualTo(RecordingState.DELETING);
  }

  /** Without asking the catalogue as a reader does. */
  private RecordingState stateOf(BroadcastId recording) throws Exception {
    return UrgentAccess.call(() -> running.catalogue().recording(recording).orElseThrow().state());
  }

  @Test
  void reader_forWhomThereIsNoRoom_isToldToComeAgain() {
    holdReaders();
    await().until(() -> refused().size() >= READERS / 4);
    for (HttpResponse<String> answer : refused()) {
      assertThat(answer.headers().firstValue("Retry-After")).contains("3");
    }
    JsonObject said =
        refused().stream()
            .filter(each -> each.uri().getPath().startsWith("/api/"))
            .map(each -> new JsonObject(each.body()).getJsonObject("detail"))
            .findFirst()
            .orElseThrow();
    assertThat(said.getString("fr")).contains("réessayez dans quelques secondes");
    assertThat(said.getString("en")).contains("try again in a few seconds");
    assertThat(running.get("/api/v1/channels").statusCode()).isEqualTo(200);
    assertThat(new JsonArray(running.get("/api/v1/channels").body())).hasSize(2);
  }
}
