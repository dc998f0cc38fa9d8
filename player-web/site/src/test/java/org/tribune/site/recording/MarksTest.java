package org.tribune.site.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** What clerks mark while a broadcast is on air. */
class MarksTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final SittingId SITTING = new SittingId("20261124-conseil-k3v9");
  private static final String MARKS = "/api/v1/broadcasts/b1/marks";

  @TempDir Path directory;
  private RunningServer running;
  private String cookie;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    cookie = running.signIn();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> post(String path, JsonObject body) {
    return running.send(
        running
            .request(path)
            .header("Cookie", cookie)
            .header("X-Tribune-Request", "1")
            .POST(BodyPublishers.ofString(body.encode()))
            .build());
  }

  private static JsonObject put(String id, String title, Instant start) {
    return new JsonObject()
        .put("type", "put")
        .put("base", 0)
        .put("madeAt", start.toString())
        .put(
            "mark",
            new JsonObject()
                .put("id", id)
                .put("kind", "chapter")
                .put("start", start.toString())
                .put("title", title));
  }

  private static JsonObject put(String id, String title, int second) {
    return put(id, title, RunningServer.START.plusSeconds(second));
  }

  private static JsonObject remove(String id, int base) {
    return new JsonObject().put("type", "remove").put("id", id).put("base", base);
  }

  private JsonObject mark(String console, JsonObject... changes) {
    HttpResponse<String> answer =
        post(
            MARKS,
            new JsonObject()
                .put("console", console)
                .put("changes", new JsonArray(List.of(changes))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static List<String> outcomes(JsonObject answer) {
    JsonArray outcomes = answer.getJsonArray("outcomes");
    return IntStream.range(0, outcomes.size())
        .mapToObj(i -> outcomes.getJsonObject(i).getString("outcome"))
        .toList();
  }

  private List<String> shown() {
    HttpResponse<String> answer = running.get("/api/v1/broadcasts/b1/chapters");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonArray chapters = new JsonObject(answer.body()).getJsonArray("chapters");
    return IntStream.range(0, chapters.size())
        .mapToObj(i -> chapters.getJsonObject(i).getString("title"))
        .toList();
  }

  private FakeTranscoder goLive() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true);
    running.clock().advance(Duration.ofMinutes(10));
    await().until(() -> running.ledger().find(ID).filter(each -> each.isPublic()).isPresent());
    return transcoder;
  }

  @Test
  void mark_whileOnAir_isShownToViewersAndInThePlaylist() {
    FakeTranscoder transcoder = goLive();
    transcoder.segments(0, 3);
    assertThat(outcomes(mark("c1", put("m1", "Budget \"annexe\"", 5)))).containsExactly("done");
    assertThat(shown()).containsExactly("Budget \"annexe\"");
    String playlist = running.playlist(ID, "720p", /* segment= */ 2, /* part= */ 0);
    assertThat(playlist)
        .contains(
            "#EXT-X-DATERANGE:ID=\"m1.1\",CLASS=\"org.tribune.chapter\","
                + "START-DATE=\"2026-11-24T18:00:05.000Z\",END-ON-NEXT=YES,"
                + "X-ORG-TRIBUNE-TITLE=\"Budget ”annexe”\"");
    assertThat(running.get(running.address(ID, "720p") + "rewind.m3u8").body())
        .contains("ID=\"m1.1\"");
    assertThat(running.get("/hls/recordings/b1/index.m3u8").body()).doesNotContain("SESSION-DATA");
  }

  @Test
  void mark_changed_hasAnotherIdInThePlaylist() {
    goLive().segments(0, 3);
    mark("c1", put("m1", "Budjet", 5));
    JsonObject better = put("m1", "Budget", 5).put("base", 1);
    JsonObject answer = mark("c1", better);
    assertThat(outcomes(answer)).containsExactly("done");
    assertThat(
            answer
                .getJsonObject("marking")
                .getJsonArray("marks")
                .getJsonObject(0)
                .getInteger("revision"))
        .isEqualTo(2);
    assertThat(running.playlist(ID, "720p", 2, 0)).contains("\"m1.2\"").doesNotContain("Budjet");
    assertThat(outcomes(mark("c1", better))).as("the same again").containsExactly("done");
    assertThat(outcomes(mark("c1", put("m1", "Other", 9).put("base", 1)))).containsExactly("stale");
    assertThat(shown()).containsExactly("Budget");
  }

  @Test
  void mark_sentAgainAfterItsAnswerWasLost_isThereOnce() {
    goLive();
    JsonObject first = put("m1", "Point 1", 5);
    mark("c1", first);
    assertThat(outcomes(mark("c1", first, put("m2", "Point 2", 9))))
        .containsExactly("done", "done");
    assertThat(shown()).containsExactly("Point 1", "Point 2");
  }

  @Test
  void mark_takenBack_staysAwayWhenItIsSentAgain() {
    goLive();
    mark("c1", put("m1", "Point 1", 5));
    assertThat(outcomes(mark("c1", remove("m1", 1)))).containsExactly("done");
    assertThat(outcomes(mark("c1", remove("m1", 1)))).containsExactly("done");
    assertThat(outcomes(mark("c1", put("m1", "Point 1", 5)))).containsExactly("removed");
    assertThat(shown()).isEmpty();
  }

  @Test
  void pen_takenOver_leavesOutWhatTheOtherDoesLaterAndKeepsWhatItDidBefore() {
    goLive();
    mark("c1", put("m1", "Point 1", 5));
    Instant before = running.clock().now().toInstant();
    running.clock().advance(Duration.ofMinutes(5));
    JsonObject taken =
        new JsonObject(
            post(
                    "/api/v1/broadcasts/b1/pen",
                    new JsonObject().put("console", "c2").put("action", "take-over"))
                .body());
    assertThat(taken.getJsonObject("pen").getString("console")).isEqualTo("c2");
    JsonObject early = put("m2", "Point 2", before.plusSeconds(60));
    JsonObject late = put("m3", "Point 3", before.plusSeconds(360));
    running.clock().advance(Duration.ofMinutes(5));
    assertThat(outcomes(mark("c1", early, late))).containsExactly("done", "pen");
    assertThat(outcomes(mark("c2", put("m4", "Point 4", before.plusSeconds(400)))))
        .containsExactly("done");
    assertThat(shown()).containsExactly("Point 1", "Point 2", "Point 4");
    JsonObject refused =
        new JsonObject(
            post(
                    "/api/v1/broadcasts/b1/pen",
                    new JsonObject().put("console", "c1").put("action", "take"))
                .body());
    assertThat(refused.getJsonObject("pen").getString("console")).isEqualTo("c2");
  }

  @Test
  void order_sentAgainAfterATakeOver_isDoneAndNoMatterOfThePen() {
    goLive();
    JsonObject first = put("m1", "Point 1", 5);
    mark("c1", first, put("m2", "Point 2", 6));
    mark("c1", remove("m2", 1));
    post(
        "/api/v1/broadcasts/b1/pen",
        new JsonObject().put("console", "c2").put("action", "take-over"));
    assertThat(outcomes(mark("c1", first, remove("m2", 1), put("m3", "Point 3", 7))))
        .containsExactly("done", "done", "pen");
    assertThat(shown()).containsExactly("Point 1");
  }

  @Test
  void mark_inARehearsal_isRefusedAndNobodySeesIt() {
    running.open(ID, /* live= */ false);
    HttpResponse<String> answer =
        post(
            MARKS,
            new JsonObject()
                .put("console", "c1")
                .put("changes", new JsonArray().add(put("m1", "Point 1", 0))));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("répétition");
    assertThat(running.get("/api/v1/broadcasts/b1/chapters").statusCode()).isEqualTo(404);
  }

  @Test
  void mark_ofAClosedSession_isRefused() {
    goLive();
    mark("c1", put("m1", "Point 1", 5));
    running
        .log()
        .append(
            Topics.EVENTS,
            "chamber",
            new BroadcastEvent.Closed(ID, RunningServer.START.plusSeconds(100)))
        .join();
    await().until(() -> !running.ledger().find(ID).orElseThrow().interruptions().isEmpty());
    JsonObject answer = mark("c1", put("m2", "Dossier de M. Untel", 200), put("m3", "Avant", 90));
    assertThat(outcomes(answer)).containsExactly("refused", "done");
    assertThat(answer.encode()).contains("huis clos").doesNotContain("Untel");
    assertThat(shown()).containsExactly("Point 1", "Avant");
  }

  @Test
  void closedSession_takesItemAndFloorAwayUnlessTheClerkSaysOtherwise() {
    goLive();
    JsonObject floor = put("m2", "Mme Petit", 6);
    floor.getJsonObject("mark").put("kind", "speaker");
    mark("c1", put("m1", "Point 1", 5), floor);
    assertThat(floorUntil()).isNull();
    assertThat(hiddenSince()).isNull();
    Instant closed = RunningServer.START.plusSeconds(100);
    running.log().append(Topics.EVENTS, "chamber", new BroadcastEvent.Closed(ID, closed)).join();
    await().until(() -> closed.toString().equals(hiddenSince()));
    assertThat(floorUntil()).isEqualTo(closed.toString());
    assertThat(post("/api/v1/broadcasts/b1/show-item", new JsonObject()).body())
        .contains("\"itemShown\":true");
    assertThat(hiddenSince()).isNull();
    assertThat(post("/api/v1/broadcasts/b1/hide-item", new JsonObject()).statusCode())
        .isEqualTo(200);
    assertThat(hiddenSince()).isEqualTo(closed.toString());
    running
        .log()
        .append(Topics.EVENTS, "chamber", new BroadcastEvent.Resumed(ID, closed.plusSeconds(50)))
        .join();
    await().until(() -> hiddenSince() == null);
    assertThat(post("/api/v1/broadcasts/b1/show-item", new JsonObject()).statusCode())
        .isEqualTo(409);
  }

  private @Nullable String hiddenSince() {
    return chaptersOfB1().getString("hiddenSince");
  }

  /** Until when the last speaker is said to have had the floor. */
  private @Nullable String floorUntil() {
    return chaptersOfB1().getJsonArray("speakers").getJsonObject(0).getString("endedAt");
  }

  private JsonObject chaptersOfB1() {
    return new JsonObject(running.get("/api/v1/broadcasts/b1/chapters").body());
  }

  @Test
  void mark_asASessionOpensAgain_beginsThereThoughTheConsolesClockIsBehind() {
    goLive();
    for (BroadcastEvent event :
        List.of(
            new BroadcastEvent.Closed(ID, RunningServer.START.plusSeconds(100)),
            new BroadcastEvent.Resumed(ID, RunningServer.START.plusSeconds(200)))) {
      running.log().append(Topics.EVENTS, "chamber", event).join();
    }
    await()
        .until(
            () ->
                running.ledger().find(ID).orElseThrow().interruptions().stream()
                    .anyMatch(each -> each.until().isPresent()));
    JsonObject answer =
        mark(
            "c1",
            put("m1", "Reprise", RunningServer.START.plusMillis(199_600)),
            put("m2", "Pendant", RunningServer.START.plusSeconds(190)));
    assertThat(outcomes(answer)).containsExactly("done", "refused");
    assertThat(running.get("/api/v1/broadcasts/b1/chapters").body())
        .contains("\"startedAt\":\"2026-11-24T18:03:20.001Z\"")
        .doesNotContain("Pendant");
  }

  @ParameterizedTest
  @CsvSource({
    "-400, avant le début",
    "700, pas encore venu",
  })
  void mark_outsideTheBroadcast_isRefusedInPlainWords(int second, String said) {
    goLive();
    JsonObject answer = mark("c1", put("m1", "Point 1", second));
    assertThat(outcomes(answer)).containsExactly("refused");
    assertThat(answer.encode()).contains(said);
    assertThat(shown()).isEmpty();
  }

  @Test
  void mark_justBeforeTheBroadcast_beginsWithIt() {
    goLive();
    assertThat(outcomes(mark("c1", put("m1", "Ouverture", -30)))).containsExactly("done");
    assertThat(running.get("/api/v1/broadcasts/b1/chapters").body())
        .contains("\"startedAt\":\"2026-11-24T18:00:00Z\"");
  }

  @Test
  void mark_ofADraft_isRefusedUntilTheSittingIsPublished() {
    goLive();
    Sitting draft =
        Sitting.draft(
            SITTING,
            SittingFacts.of(
                    "Conseil communautaire",
                    LocalDate.of(2026, 11, 24).atTime(18, 0).atZone(ZoneId.of("UTC")).toInstant(),
                    ZoneId.of("UTC"))
                .build(),
            RunningServer.START,
            "Mme Petit");
    assertThat(running.catalogue().sittings().create(draft)).isTrue();
    JsonObject order = put("m1", "Point 1", 5);
    order.getJsonObject("mark").put("sitting", SITTING.value()).put("item", "k3v9q2xw");
    assertThat(outcomes(mark("c1", order))).containsExactly("refused");
    assertThat(running.catalogue().sittings().replace(draft.in(SittingStatus.ANNOUNCED)))
        .isPresent();
    assertThat(outcomes(mark("c1", order))).containsExactly("done");
    assertThat(running.get("/api/v1/broadcasts/b1/chapters").body())
        .contains("\"sitting\":\"" + SITTING + "\"", "\"item\":\"k3v9q2xw\"");
  }

  @Test
  void mark_textsOfAllKinds_areCleanOrRefused() {
    goLive();
    assertThat(
            outcomes(
                mark(
                    "c1",
                    put("m1", "<script>\u0000\u202Ealert(1)\n</script>", 5),
                    put("m2", "x".repeat(501), 6),
                    put("m3", " \u0007 ", 7))))
        .containsExactly("done", "refused", "refused");
    assertThat(shown()).containsExactly("<script>alert(1) </script>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"console\":\"c1\"}",
        "{\"console\":\"c1\",\"changes\":7}",
        "{\"changes\":[]}",
        "{\"console\":\"c 1\",\"changes\":[]}",
        "{\"console\":\"c1\",\"changes\":[{}]}",
        "{\"console\":\"c1\",\"changes\":[{\"type\":\"put\",\"mark\":{\"id\":\"M 1\"}}]}",
        "{\"console\":\"c1\",\"changes\":[{\"type\":\"put\",\"mark\":{\"id\":\"m1\"}}]}",
        "{\"console\":\"c1\",\"changes\":[{\"type\":\"remove\",\"id\":\"m1\",\"base\":-1}]}"
      })
  void mark_senseless_isA400(String body) {
    goLive();
    assertThat(post(MARKS, new JsonObject(body)).statusCode()).isEqualTo(400);
    assertThat(shown()).isEmpty();
  }

  @Test
  void mark_whileTheCatalogueIsAway_isA503AndCanBeSentAgain() {
    goLive();
    running.catalogue().fail(new CatalogueException("away"));
    JsonObject order =
        new JsonObject()
            .put("console", "c1")
            .put("changes", new JsonArray().add(put("m1", "Point 1", 5)));
    assertThat(post(MARKS, order).statusCode()).isEqualTo(503);
    running.catalogue().recover();
    assertThat(post(MARKS, order).statusCode()).isEqualTo(200);
    assertThat(shown()).containsExactly("Point 1");
  }

  @Test
  void marks_ofBroadcastsThatAreNotThere_areA404() {
    assertThat(running.get("/api/v1/broadcasts/none/chapters").statusCode()).isEqualTo(404);
    assertThat(running.get("/api/v1/broadcasts/NONE/chapters").statusCode()).isEqualTo(404);
    assertThat(post("/api/v1/broadcasts/none/marks", new JsonObject()).statusCode()).isEqualTo(404);
  }
}
