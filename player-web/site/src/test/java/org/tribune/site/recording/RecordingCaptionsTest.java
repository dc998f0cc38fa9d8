package org.tribune.site.recording;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.delivery.replay.ServedRecordings;
import org.tribune.site.RunningServer;
import org.tribune.site.http.ApiJson;

/** Captions of the recording of a sitting, and what becomes of them in what is taken away of it. */
class RecordingCaptionsTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String CAPTIONS = "/api/v1/recordings/b1/captions";
  private static final String TRANSCRIPT = "/api/v1/recordings/b1/transcript-files/";
  private static final String FILE = "captions/fr.vtt";

  @SuppressWarnings("NullAway.Init") // opened before each test
  private String clerk;

  @BeforeEach
  void record() {
    running.open(ID, /* live= */ true);
    running.clock().advance(Duration.ofSeconds(192));
    clerk = running.signInAs(Role.CLERK);
  }

  /** The broadcast ends; its recording, of fifty segments from its first second on, is complete. */
  private RecordedSitting recorded() {
    running.end(ID);
    await().until(() -> running.ledger().find(ID).filter(each -> !each.isOpen()).isPresent());
    catalogue.saveBroadcast(running.ledger().find(ID).orElseThrow());
    return new RecordedSitting(catalogue, store, ID).segments(0, 49).complete(seconds(192));
  }

  private static Instant at(double seconds) {
    return RunningServer.START.plusMillis(Math.round(seconds * 1_000));
  }

  /** A file in which each of these seconds is said, for two seconds. */
  private static String file(int... seconds) {
    StringBuilder file = new StringBuilder("WEBVTT\n");
    for (int each : seconds) {
      file.append("\n%02d:%02d.000 --> ".formatted(each / 60, each % 60));
      file.append("%02d:%02d.000\nmot%d\n".formatted((each + 2) / 60, (each + 2) % 60, each));
    }
    return file.toString();
  }

  private HttpResponse<String> save(String language, String text) {
    return running.order(
        "PUT", CAPTIONS + "/" + language, ApiJson.object().put("text", text).toString(), clerk);
  }

  private JsonNode saved(String text) {
    HttpResponse<String> answer = save("fr", text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ApiJson.parse(answer.body());
  }

  private HttpResponse<String> read(String name) {
    return running.get("/hls/recordings/" + ID + "/" + name);
  }

  private String shown() {
    return read(FILE).body();
  }

  private JsonNode detail() {
    return ApiJson.parse(running.get("/api/v1/recordings/" + ID).body());
  }

  private String kept() {
    return catalogue.captions().find(ID).map(RecordingCaptions::toString).orElse("");
  }

  private HttpResponse<String> correct(String kind, double from, double to) {
    return running.order(
        "POST",
        "/api/v1/recordings/" + ID + "/corrections",
        "{\"kind\": \"%s\", \"from\": %s, \"to\": %s, \"reason\": \"Nom\", \"legalBasis\": \"RGPD\"}"
            .formatted(kind, from, to),
        clerk);
  }

  private void carryOut() {
    Correction asked = catalogue.pendingCorrections().getFirst();
    catalogue.apply(asked.done(at(300), /* sealed= */ Optional.empty()), List.of());
    running.tick();
  }

  @Test
  void captions_uploaded_areListedServedReplacedAndRemoved() {
    recorded();
    assertThat(read(FILE).statusCode()).isEqualTo(404);
    assertThat(detail().path("captions")).isEmpty();
    JsonNode told = saved("\uFEFF" + file(5, 30).replace("mot5", "L’eau &amp; le <i>feu</i>"));
    assertThat(told.path("captions").path(0).path("cues").asInt()).isEqualTo(2);
    assertThat(told.path("captions").path(0).path("savedBy").asText()).isEqualTo("Anne Martin");
    assertThat(told.path("leftOut").path("count").asInt()).isZero();
    JsonNode track = detail().path("captions").path(0);
    assertThat(track.path("language").asText()).isEqualTo("fr");
    HttpResponse<String> file = running.get(track.path("address").asText());
    assertThat(file.headers().firstValue("Content-Type")).contains("text/vtt; charset=utf-8");
    assertThat(file.body())
        .isEqualTo(
            "WEBVTT\n\n00:00:05.000 --> 00:00:07.000\nL’eau &amp; le <i>feu</i>\n\n"
                + "00:00:30.000 --> 00:00:32.000\nmot30\n");
    assertThat(save("en", file(6)).statusCode()).isEqualTo(200);
    saved(file(8));
    assertThat(shown()).contains("mot8").doesNotContain("feu");
    assertThat(detail().path("captions").path(1).path("address").asText())
        .isNotEqualTo(track.path("address").asText());
    assertThat(running.order("DELETE", CAPTIONS + "/fr", "", clerk).statusCode()).isEqualTo(200);
    assertThat(read(FILE).statusCode()).isEqualTo(404);
    assertThat(read("captions/en.vtt").statusCode()).isEqualTo(200);
    assertThat(
            catalogue.accounts().audit(AuditQuery.newest(9)).stream()
                .filter(each -> each.subject().equals("b1"))
                .map(each -> each.action() + " " + each.detail()))
        .contains(AuditAction.CAPTIONS_SAVED + " fr", AuditAction.CAPTIONS_REMOVED + " fr");
  }

  @ParameterizedTest
  @CsvSource({"MODERATOR", "REPORTER"})
  void captions_ofOthersThanClerks_areRefused(Role role) {
    recorded();
    saved(file(5));
    String other = running.signInAs(role);
    String body = ApiJson.object().put("text", file(9)).toString();
    assertThat(running.order("PUT", CAPTIONS + "/fr", body, other).statusCode()).isEqualTo(403);
    assertThat(running.order("DELETE", CAPTIONS + "/fr", "", other).statusCode()).isEqualTo(403);
    assertThat(running.get(CAPTIONS, "Cookie", other).statusCode()).isEqualTo(403);
    assertThat(running.get(CAPTIONS).statusCode()).isEqualTo(401);
    assertThat(shown()).contains("mot5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr|WEBVTT\\n\\n00:05.000 --> 00:03.000\\nx|Ligne 3",
        "fr|1\\n00:00:01,000 --> 00:00:02,000\\nx|WebVTT",
        "fr|WEBVTT\\n|Aucun sous-titre",
        "fr|WEBVTT\\n\\n59:00.000 --> 59:01.000\\nx|dans ce qu’on voit",
        "français|WEBVTT\\n\\n00:05.000 --> 00:06.000\\nx|La langue",
      })
  void captions_thatAreBroken_areRefusedInPlainWords(String language, String text, String why) {
    recorded();
    saved(file(5));
    HttpResponse<String> answer =
        save(
            java.net.URLEncoder.encode(language, java.nio.charset.StandardCharsets.UTF_8),
            text.replace("\\n", "\n"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ApiJson.parse(answer.body()).path("detail").path("fr").asText()).contains(why);
    assertThat(shown()).contains("mot5");
  }

  @Test
  void captions_ofWhatIsNoFinishedSitting_areRefused() {
    new RecordedSitting(catalogue, store, ID).segments(0, 1);
    assertThat(save("fr", file(1)).statusCode()).isEqualTo(409);
    recorded();
    Optional<Recording> _ = catalogue.update(ID, each -> each.of(RecordingKind.REPORT));
    HttpResponse<String> answer = save("fr", file(1));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("page du reportage");
    assertThat(kept()).isEmpty();
  }

  @Test
  void captions_ofAClosedSession_areNeverWritten() {
    running.order("POST", "/api/v1/broadcasts/b1/close", "{}", clerk);
    running.clock().advance(Duration.ofSeconds(30));
    running.order("POST", "/api/v1/broadcasts/b1/resume", "{\"from\": \"closedSession\"}", clerk);
    await()
        .until(
            () ->
                running
                    .ledger()
                    .find(ID)
                    .filter(
                        each -> each.interruptions().stream().allMatch(e -> e.until().isPresent()))
                    .filter(each -> !each.interruptions().isEmpty())
                    .isPresent());
    running.end(ID);
    await().until(() -> running.ledger().find(ID).filter(each -> !each.isOpen()).isPresent());
    new RecordedSitting(catalogue, store, ID).segments(0, 59).complete(seconds(230));
    JsonNode told = saved(file(188, 191, 200, 224, 227));
    assertThat(told.path("leftOut").path("count").asInt()).isEqualTo(3);
    assertThat(told.path("leftOut").path("places")).hasToString("[191.0,200.0,224.0]");
    assertThat(shown()).contains("mot188", "mot227").doesNotContain("mot191", "mot200", "mot224");
    assertThat(kept()).doesNotContain("mot191", "mot200", "mot224");
  }

  @Test
  void captions_ofAMutedPassage_goAtOnceAndForGoodWhenItIsDone() {
    recorded();
    saved(file(5, 20, 40));
    assertThat(correct("mute", 20.5, 21).statusCode()).isEqualTo(202);
    assertThat(shown()).contains("mot5", "mot40").doesNotContain("mot20");
    assertThat(kept()).contains("mot20");
    carryOut();
    await().untilAsserted(() -> assertThat(shown()).contains("mot40").doesNotContain("mot20"));
    assertThat(kept()).contains("mot40").doesNotContain("mot20");
    // Nor can it be said again.
    saved(file(5, 20, 40));
    assertThat(kept()).doesNotContain("mot20");
  }

  @Test
  void captions_behindACut_comeAsMuchEarlier() {
    recorded();
    saved(file(5, 20, 40));
    assertThat(correct("cut", 15, 25).statusCode()).isEqualTo(202);
    assertThat(shown()).contains("00:00:40.000 --> 00:00:42.000\nmot40").doesNotContain("mot20");
    carryOut();
    await()
        .untilAsserted(() -> assertThat(shown()).contains("00:00:30.000 --> 00:00:32.000\nmot40"));
    assertThat(kept()).doesNotContain("mot20");
    // A file that was written to what is left fits it.
    saved(file(5, 30, 50));
    assertThat(shown()).contains("00:00:30.000 --> 00:00:32.000\nmot30");
    assertThat(catalogue.captions().find(ID).orElseThrow().track("fr").orElseThrow().cues())
        .extracting(Cue::start)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofSeconds(60));
  }

  @Test
  void captions_beforeACorrection_areKeptForClerksWithoutWhatItTookAway() {
    recorded();
    saved(file(5, 20, 40));
    assertThat(running.order("DELETE", CAPTIONS + "/fr", "", clerk).statusCode()).isEqualTo(200);
    saved(file(6, 20, 40));
    String former = CAPTIONS + "/fr/revisions/1";
    assertThat(running.get(former).statusCode()).isEqualTo(401);
    assertThat(running.get(former, "Cookie", clerk).body()).contains("mot5", "mot20", "mot40");
    assertThat(correct("cut", 15, 25).statusCode()).isEqualTo(202);
    assertThat(running.get(former, "Cookie", clerk).body())
        .contains("mot5")
        .doesNotContain("mot20");
    carryOut();
    await()
        .untilAsserted(
            () ->
                assertThat(running.get(former, "Cookie", clerk).body())
                    .contains("00:00:30.000 --> 00:00:32.000\\nmot40")
                    .doesNotContain("mot20"));
    assertThat(catalogue.captions().revisions(ID).toString()).doesNotContain("mot20");
  }

  @Test
  void transcripts_loseAPassageWithTheReplay() {
    recorded();
    saved(file(5, 25, 40));
    List<String> files = List.of("fr.txt", "fr.vtt", "fr.srt");
    for (String each : files) {
      HttpResponse<String> answer = running.get(TRANSCRIPT + each);
      assertThat(answer.body()).contains("mot5", "mot25", "mot40");
      assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment; filename=")
          .contains("fr." + each.substring(3));
    }
    assertThat(running.get(TRANSCRIPT + "fr.odt").headers().firstValue("Content-Type"))
        .contains("application/vnd.oasis.opendocument.text");
    String withhold = "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(at(0), at(191));
    assertThat(
            running.order("POST", "/api/v1/broadcasts/b1/withhold", withhold, clerk).statusCode())
        .isEqualTo(200);

    files.forEach(each -> assertThat(running.get(TRANSCRIPT + each).statusCode()).isEqualTo(404));
  }

  @Test
  void transcripts_ofAHiddenRecording_areForTheStaff() {
    recorded();
    saved(file(5));
    Optional<Recording> _ = catalogue.update(ID, each -> each.in(RecordingState.HIDDEN));
    running.tick();

    assertThat(running.get(TRANSCRIPT + "fr.txt").statusCode()).isEqualTo(404);
    assertThat(running.get(TRANSCRIPT + "fr.txt", "Cookie", clerk).body()).contains("mot5");
  }

  @Test
  void captions_ofAWithheldPassage_areThereAgainOnceItIsLifted() {
    recorded();
    saved(file(5, 25, 40));
    String withhold = "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(at(21), at(29));
    assertThat(
            running.order("POST", "/api/v1/broadcasts/b1/withhold", withhold, clerk).statusCode())
        .isEqualTo(200);
    assertThat(shown()).contains("mot5", "mot40").doesNotContain("mot25");
    // Who corrects the rest meanwhile loses nothing of it, and writes nothing new there.
    assertThat(saved(file(6, 24, 40)).path("leftOut").path("count").asInt()).isEqualTo(1);
    assertThat(shown()).contains("mot6").doesNotContain("mot24", "mot25");
    assertThat(kept()).doesNotContain("mot24");
    assertThat(
            running
                .order("POST", "/api/v1/broadcasts/b1/lift", "{\"withholding\": 1}", clerk)
                .statusCode())
        .isEqualTo(200);
    assertThat(shown()).contains("mot6", "mot25", "mot40").doesNotContain("mot24");
  }

  @Test
  void captions_onThePageWithoutScripts_areInTheVideoAndAmongTheFiles() {
    recorded();
    saved(file(5));
    String page = running.get("/watch/" + ID, "Accept-Language", "fr").body();
    assertThat(page)
        .contains(
            ">Sous-titres (français)</a></li>", "/hls/recordings/b1/captions/fr.vtt?version=");
  }

  @Test
  void captions_ofARecording_areFoundWithTheirSecondUntilItIsTakenAway() {
    recorded();
    saved(file(5, 25).replace("mot25", "La passerelle des Ondes"));
    await().untilAsserted(() -> assertThat(search("passerelle").path("total").asInt()).isOne());
    JsonNode hit = search("passerelle").path("results").path(0);
    assertThat(hit.path("kind").asText()).isEqualTo("recording");
    assertThat(hit.path("url").asText()).isEqualTo("/watch/b1#t=5");
    assertThat(running.get("/search?q=passerelle", "Accept-Language", "fr").body())
        .contains("Dit en séance", "/watch/b1?t=5#t=5");
    String withhold = "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(at(21), at(29));
    running.order("POST", "/api/v1/broadcasts/b1/withhold", withhold, clerk);
    assertThat(search("passerelle").path("total").asInt()).isZero();
    running.order("POST", "/api/v1/broadcasts/b1/lift", "{\"withholding\": 1}", clerk);
    assertThat(search("passerelle").path("total").asInt()).isOne();
    assertThat(correct("mute", 24, 29).statusCode()).isEqualTo(202);
    assertThat(search("passerelle").path("total").asInt()).isZero();
  }

  private JsonNode search(String words) {
    return ApiJson.parse(running.get("/api/v1/search?q=" + words).body());
  }
}
