package org.tribune.site.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.delivery.replay.ServedRecordings;
import org.tribune.site.RunningServer;
import org.tribune.site.http.ApiJson;

/** The clerk withholds a passage, on air and over, has it corrected, or lifts it. */
class WithholdingTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String STORYBOARD = "storyboard-0.vtt";

  @SuppressWarnings("NullAway.Init") // opened before each test
  private String clerk;

  @BeforeEach
  void goOnAir() {
    running.open(ID, /* live= */ true);
    running.clock().advance(Duration.ofSeconds(192));
    clerk = running.signInAs(Role.CLERK);
  }

  private HttpResponse<String> withhold(String body) {
    return order("withhold", body);
  }

  private HttpResponse<String> order(String order, String body) {
    return running.order("POST", "/api/v1/broadcasts/" + ID + "/" + order, body, clerk);
  }

  private static String between(double from, double to) {
    return "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(at(from), at(to));
  }

  private static Instant at(double seconds) {
    return RunningServer.START.plusMillis(Math.round(seconds * 1_000));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ApiJson.parse(answer.body());
  }

  private Broadcast broadcast() {
    return running.ledger().find(ID).orElseThrow();
  }

  /** The broadcast ends, and its recording of fifty segments is complete. */
  private RecordedSitting endAndRecord() {
    running.end(ID);
    await().until(() -> !broadcast().isOpen());
    RecordedSitting sitting = new RecordedSitting(catalogue, store, ID).segments(0, 49);
    Bytes picture = Bytes.utf8("a picture of the passage");
    store.put(RecordingNames.asset(ID, STORYBOARD), picture);
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(
            new Asset(
                "storyboard", STORYBOARD, "text/vtt", picture.length(), Bytes.wrap(new byte[32]))));
    return sitting.complete(seconds(192));
  }

  private HttpResponse<String> recorded(String name) {
    return running.get("/hls/recordings/" + ID + "/" + name);
  }

  private JsonNode operatorRecording() {
    return json(running.get("/api/v1/operator/recordings", "Cookie", clerk))
        .path("recordings")
        .path(0);
  }

  @Test
  void withhold_theLastTwoMinutes_endsNow() {
    HttpResponse<String> answer = withhold("{\"last\": 120}");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode withheld = json(answer).path("withholdings").path(0);
    assertThat(withheld.path("fromAt").asText()).isEqualTo(at(72).toString());
    assertThat(withheld.path("toAt").asText()).isEqualTo(at(192).toString());
    assertThat(withheld.path("state").asText()).isEqualTo("withheld");
    assertThat(running.get("/api/v1/operator/channels", "Cookie", clerk).body())
        .contains("\"withholdings\":[{\"id\":1");
    // What is withheld is nobody else's to know.
    assertThat(running.get("/api/v1/channels/chamber").body()).doesNotContain("withholdings");
  }

  @Test
  void withhold_isWrittenIntoTheAuditTrail() {
    withhold(between(20, 30));
    order("lift", "{\"withholding\": 1}");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        catalogue.accounts().audit(AuditQuery.newest(50)).stream()
                            .filter(each -> !each.detail().isEmpty())
                            .map(AuditEntry::action))
                    .contains(AuditAction.PASSAGE_WITHHELD, AuditAction.WITHHOLDING_LIFTED));
  }

  @Test
  void withhold_twiceTheSame_isDoneOnce() {
    assertThat(withhold(between(20, 30)).statusCode()).isEqualTo(200);
    assertThat(withhold(between(20, 30)).statusCode()).isEqualTo(200);
    assertThat(withhold(between(22, 28)).statusCode()).isEqualTo(200);
    assertThat(broadcast().withholdings()).hasSize(1);
    assertThat(withhold(between(25, 35)).statusCode()).isEqualTo(200);
    assertThat(broadcast().withholdings()).hasSize(2);
  }

  @Test
  void withhold_inClosedSession_isDone() {
    assertThat(order("close", "{}").statusCode()).isEqualTo(200);
    assertThat(withhold("{\"last\": 60}").statusCode()).isEqualTo(200);
    assertThat(broadcast().withholdings()).hasSize(1);
  }

  @Test
  void withhold_theCatalogueIsAway_isDone() {
    // Who was signed in before is known for a while without it.
    assertThat(running.get("/api/v1/operator/channels", "Cookie", clerk).statusCode())
        .isEqualTo(200);
    catalogue.fail(new CatalogueException("The disk is gone"));
    assertThat(withhold("{\"last\": 60}").statusCode()).isEqualTo(200);
    assertThat(broadcast().withholdings()).hasSize(1);
    catalogue.recover();
  }

  @Test
  void withhold_partlyBeforeTheBroadcast_beginsWithIt() {
    assertThat(withhold("{\"last\": 86400}").statusCode()).isEqualTo(200);
    assertThat(broadcast().withholdings().getFirst().from()).isEqualTo(at(0));
  }

  @Test
  void withhold_senseless_isRefusedInPlainWords() {
    List<String> senseless =
        List.of(
            between(30, 20),
            between(20, 20),
            between(-60, -30),
            between(100, 400),
            between(300, 400),
            "{\"last\": 0}",
            "{\"last\": -5}",
            "{\"last\": 1.5}",
            "{\"last\": 86401}",
            "{\"last\": \"2 minutes\"}",
            "{\"last\": 60, \"from\": \"2026-11-24T18:00:00Z\"}",
            "{\"from\": \"2026-11-24T18:00:00Z\"}",
            "{\"from\": \"hier\", \"to\": \"demain\"}",
            "{}",
            "[]",
            "");
    for (String body : senseless) {
      HttpResponse<String> answer = withhold(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).as(body).contains("detail");
    }
    assertThat(broadcast().withholdings()).isEmpty();
  }

  @Test
  void withhold_ofWhatIsNotThere_isMissing() {
    HttpResponse<String> unknown =
        running.order("POST", "/api/v1/broadcasts/b9/withhold", "{\"last\": 60}", clerk);
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(order("lift", "{\"withholding\": 7}").statusCode()).isEqualTo(404);
    assertThat(order("lift", "{\"withholding\": \"1\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void withhold_aRehearsal_isRefused() {
    BroadcastId rehearsal = new BroadcastId("b2");
    running
        .log()
        .append(
            Topics.EVENTS,
            "committee",
            new BroadcastEvent.Opened(
                rehearsal, running.clock().now().toInstant(), RunningServer.COMMITTEE, ""))
        .join();
    await().until(() -> running.ledger().find(rehearsal).isPresent());
    assertThat(
            running
                .order("POST", "/api/v1/broadcasts/b2/withhold", "{\"last\": 60}", clerk)
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void ended_thePassage_isNowhereInTheRecording() {
    withhold(between(21, 29));
    endAndRecord();
    await().until(() -> recorded("720p/4.m4s").statusCode() == 200);
    for (String rendition : List.of("1080p", "720p", "audio")) {
      for (int number = 5; number <= 7; number++) {
        assertThat(recorded(rendition + "/" + number + ".m4s").statusCode()).isEqualTo(404);
      }
      assertThat(recorded(rendition + "/index.m3u8").body())
          .containsSubsequence("#EXT-X-GAP", "5.m4s", "#EXT-X-GAP", "6.m4s", "7.m4s", "8.m4s");
    }
    assertThat(recorded("720p/iframes.m3u8").body().lines().filter("#EXT-X-GAP"::equals))
        .hasSize(3);
    assertThat(recorded("assets/" + STORYBOARD).statusCode()).isEqualTo(404);
    assertThat(recorded("assets/storyboard.vtt").statusCode()).isEqualTo(404);
    for (String file : List.of("720p.mp4", "audio.m4a", "archive.zip", "720p.mp4?from=15&to=25")) {
      assertThat(running.get("/download/" + ID + "/" + file).statusCode()).as(file).isEqualTo(409);
    }
    // Its headers are no true ones: it gets as far as to read them.
    assertThat(running.get("/download/" + ID + "/720p.mp4?from=60&to=90").statusCode())
        .isNotEqualTo(409);
    assertThat(json(running.get("/api/v1/recordings/" + ID)).path("downloads")).isEmpty();
  }

  @Test
  void ended_thePassage_isToldToTheClerkWithItsPlaceInTheReplay() {
    withhold(between(21, 29));
    endAndRecord();
    await().untilAsserted(() -> assertThat(operatorRecording().path("withholdings")).hasSize(1));
    JsonNode withheld = operatorRecording().path("withholdings").path(0);
    assertThat(withheld.path("from").asDouble()).isEqualTo(21);
    assertThat(withheld.path("to").asDouble()).isEqualTo(29);
  }

  @Test
  void ended_withheldAfterwards_isWithheldAtOnce() {
    endAndRecord();
    await().until(() -> recorded("720p/6.m4s").statusCode() == 200);
    assertThat(recorded("assets/" + STORYBOARD).statusCode()).isEqualTo(200);
    assertThat(running.get("/download/" + ID + "/720p.mp4").statusCode()).isNotEqualTo(409);
    withhold(between(21, 29));
    assertThat(recorded("720p/6.m4s").statusCode()).isEqualTo(404);
    assertThat(recorded("assets/" + STORYBOARD).statusCode()).isEqualTo(404);
    assertThat(running.get("/download/" + ID + "/720p.mp4").statusCode()).isEqualTo(409);
  }

  @Test
  void ended_withheldWhileTheCatalogueIsAway_isNotServedFromMemory() {
    endAndRecord();
    await().until(() -> recorded("720p/6.m4s").statusCode() == 200);
    assertThat(running.get("/api/v1/operator/channels", "Cookie", clerk).statusCode())
        .isEqualTo(200);
    catalogue.fail(new CatalogueException("The disk is gone"));
    assertThat(withhold(between(21, 29)).statusCode()).isEqualTo(200);
    assertThat(recorded("720p/6.m4s").statusCode()).isIn(404, 503);
    catalogue.recover();
    await().until(() -> recorded("720p/6.m4s").statusCode() == 404);
    assertThat(recorded("720p/4.m4s").statusCode()).isEqualTo(200);
  }

  @Test
  void lifted_afterTheEnd_isThereAgainUnderTheSameNames() {
    withhold(between(21, 29));
    endAndRecord();
    await().until(() -> recorded("720p/4.m4s").statusCode() == 200);
    assertThat(order("lift", "{\"withholding\": 1}").statusCode()).isEqualTo(200);
    assertThat(recorded("720p/6.m4s").statusCode()).isEqualTo(200);
    assertThat(recorded("720p/index.m3u8").body()).doesNotContain("#EXT-X-GAP");
    assertThat(recorded("assets/" + STORYBOARD).statusCode()).isEqualTo(200);
    assertThat(running.get("/download/" + ID + "/720p.mp4").statusCode()).isNotEqualTo(409);
    // Twice is once.
    assertThat(order("lift", "{\"withholding\": 1}").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> correct(double from, double to, String more) {
    return running.order(
        "POST",
        "/api/v1/recordings/" + ID + "/corrections",
        "{\"kind\": \"mask\", \"from\": %s, \"to\": %s, \"reason\": \"Nom\", \"legalBasis\": \"RGPD\"%s}"
            .formatted(from, to, more),
        clerk);
  }

  private void carryOut() {
    Correction asked = catalogue.pendingCorrections().getFirst();
    catalogue.apply(asked.done(at(300), /* sealed= */ Optional.empty()), List.of());
    running.tick();
  }

  @Test
  void corrected_theWholePassage_takesThePlaceOfTheOrder() {
    withhold(between(21, 29));
    endAndRecord();
    await().until(() -> recorded("720p/4.m4s").statusCode() == 200);
    assertThat(correct(21, 29, "").statusCode()).isEqualTo(202);
    assertThat(broadcast().withholdings().getFirst().correction()).hasValue(1);
    assertThat(order("lift", "{\"withholding\": 1}").statusCode()).isEqualTo(409);
    assertThat(recorded("720p/6.m4s").statusCode()).isEqualTo(404);
    carryOut();
    await().until(() -> recorded("720p/6.m4s").statusCode() == 200);
    assertThat(operatorRecording().path("withholdings")).isEmpty();
    assertThat(order("lift", "{\"withholding\": 1}").statusCode()).isEqualTo(409);
  }

  @Test
  void corrected_lessThanThePassage_takesItsPlaceIfItNamesIt() {
    withhold(between(21, 29));
    endAndRecord();
    await().until(() -> recorded("720p/4.m4s").statusCode() == 200);
    assertThat(correct(24, 25, "").statusCode()).isEqualTo(202);
    carryOut();
    assertThat(broadcast().withholdings().getFirst().correction()).isEmpty();
    assertThat(recorded("720p/6.m4s").statusCode()).isEqualTo(404);
    assertThat(correct(26, 27, ", \"withholding\": 1").statusCode()).isEqualTo(202);
    carryOut();
    await().until(() -> recorded("720p/6.m4s").statusCode() == 200);
  }

  @Test
  void withheld_theServerStartsAgain_staysWithheldInTheRecording() {
    withhold(between(21, 29));
    endAndRecord();
    running.close();
    start();
    assertThat(recorded("720p/6.m4s").statusCode()).isEqualTo(404);
    assertThat(recorded("assets/" + STORYBOARD).statusCode()).isEqualTo(404);
  }

  @Test
  void withheld_theLogKnowsNothing_isReadFromTheCatalogue() {
    withhold(between(21, 29));
    endAndRecord();
    catalogue.saveBroadcast(
        new Broadcast(
            new BroadcastId("old"),
            RunningServer.CHAMBER,
            "",
            broadcast().state(),
            broadcast().origin(),
            broadcast().liveAt(),
            broadcast().endedAt(),
            List.of(),
            broadcast().withholdings()));
    new RecordedSitting(catalogue, store, new BroadcastId("old"))
        .segments(0, 49)
        .complete(seconds(192));
    assertThat(running.get("/hls/recordings/old/720p/4.m4s").statusCode()).isEqualTo(200);
    assertThat(running.get("/hls/recordings/old/720p/6.m4s").statusCode()).isEqualTo(404);
    assertThat(
            running
                .order("POST", "/api/v1/broadcasts/old/lift", "{\"withholding\": 1}", clerk)
                .statusCode())
        .isEqualTo(200);
    await().until(() -> running.get("/hls/recordings/old/720p/6.m4s").statusCode() == 200);
  }
}
