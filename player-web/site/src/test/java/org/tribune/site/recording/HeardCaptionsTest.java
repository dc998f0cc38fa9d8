package org.tribune.site.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.recording.Correction;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.delivery.replay.ServedRecordings;
import org.tribune.site.RunningServer;
import org.tribune.site.http.ApiJson;

/** What was said on air in the replay and in the search, until a clerk confirms captions. */
class HeardCaptionsTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String FILE = "/hls/recordings/b1/captions/fr.vtt";

  @SuppressWarnings("NullAway.Init") // opened before each test
  private String clerk;

  @BeforeEach
  void record() {
    running.open(ID, /* live= */ true);
    running.clock().advance(Duration.ofSeconds(192));
    clerk = running.signInAs(Role.CLERK);
    running.end(ID);
    await().until(() -> running.ledger().find(ID).filter(each -> !each.isOpen()).isPresent());
    catalogue.saveBroadcast(running.ledger().find(ID).orElseThrow());
    new RecordedSitting(catalogue, store, ID).segments(0, 49).complete(seconds(192));
  }

  private static LiveCaption said(String id, int second, CaptionSource source, String text) {
    return new LiveCaption(
        id,
        /* revision= */ 1,
        Duration.ofSeconds(second),
        Duration.ofSeconds(second + 2),
        "fr",
        text,
        /* speaker= */ Optional.empty(),
        source,
        CaptionState.HEARD,
        /* words= */ List.of());
  }

  private static LiveCaption heard(String id, int second, String text) {
    return said(id, second, CaptionSource.RECOGNISER, text);
  }

  private void save(LiveCaption... captions) {
    assertThat(catalogue.transcripts().save(ID, List.of(captions))).isEqualTo(captions.length);
  }

  private String shown() {
    return running.get(FILE).body();
  }

  private JsonNode tracks() {
    return ApiJson.parse(running.get("/api/v1/recordings/b1").body()).path("captions");
  }

  private JsonNode search(String words) {
    return ApiJson.parse(running.get("/api/v1/search?q=" + words).body());
  }

  private void confirm(String text) {
    String body =
        ApiJson.object().put("text", "WEBVTT\n\n00:05.000 --> 00:07.000\n" + text).toString();
    assertThat(running.order("PUT", "/api/v1/recordings/b1/captions/fr", body, clerk).statusCode())
        .isEqualTo(200);
  }

  @Test
  void transcript_ofASitting_isShownByTheOrderOfItsSourcesAndToldToBeAutomatic() {
    save(
        heard("r1", 5, "l'eau & le bijou"),
        heard("r2", 40, "le bruit"),
        said("p1", 39, CaptionSource.PERSON, "Le <budget>\n\nest voté"));

    await().untilAsserted(() -> assertThat(tracks()).hasSize(1));
    assertThat(tracks().path(0).path("automatic").asBoolean()).isTrue();
    assertThat(running.get(tracks().path(0).path("address").asText()).body())
        .isEqualTo(
            """
            WEBVTT

            NOTE Automatic captions: nobody has checked them

            00:00:05.000 --> 00:00:07.000
            l'eau &amp; le bijou

            00:00:39.000 --> 00:00:41.000
            Le &lt;budget&gt;
            est voté
            """);
    assertThat(running.get("/watch/b1", "Accept-Language", "fr").body())
        .contains(">Sous-titres automatiques, non relus (français)</a></li>");
  }

  @Test
  void caption_correctedAndConfirmedOnAir_isRightAndNotAutomatic() {
    LiveCaption bijou = heard("r1", 5, "le bijou");
    save(bijou, heard("r2", 9, "est voté"));
    await().untilAsserted(() -> assertThat(shown()).contains("le bijou"));

    save(bijou.corrected("le budget"), heard("r2", 9, "est voté").confirmed());

    await().untilAsserted(() -> assertThat(shown()).contains("le budget"));
    assertThat(shown()).doesNotContain("bijou", "NOTE");
    assertThat(tracks().path(0).path("automatic").asBoolean()).isFalse();
  }

  @Test
  void captions_confirmed_takeItsPlaceInTheirLanguageUntilTheyAreRemoved() {
    save(heard("r1", 5, "le bijou"));
    await().untilAsserted(() -> assertThat(search("bijou").path("total").asInt()).isOne());

    confirm("Le budget");

    assertThat(shown()).contains("Le budget").doesNotContain("bijou", "NOTE");
    assertThat(tracks()).hasSize(1);
    assertThat(tracks().path(0).path("automatic").asBoolean()).isFalse();
    assertThat(search("bijou").path("total").asInt()).isZero();
    running.order("DELETE", "/api/v1/recordings/b1/captions/fr", "", clerk);
    await().untilAsserted(() -> assertThat(shown()).contains("bijou"));
  }

  @Test
  void words_ofAPassageThatIsWithheldOrMuted_areNeitherReadNorFound() {
    save(heard("r1", 5, "mot un"), heard("r2", 25, "la passerelle des Ondes"));
    await().untilAsserted(() -> assertThat(search("passerelle").path("total").asInt()).isOne());
    JsonNode hit = search("passerelle").path("results").path(0);
    assertThat(hit.path("url").asText()).isEqualTo("/watch/b1#t=5");
    assertThat(hit.path("recording").path("automatic").asBoolean()).isTrue();
    assertThat(running.get("/search?q=passerelle", "Accept-Language", "fr").body())
        .contains("sous-titres automatiques, non relus");

    String withhold =
        "{\"from\": \"%s\", \"to\": \"%s\"}"
            .formatted(RunningServer.START.plusSeconds(21), RunningServer.START.plusSeconds(29));
    running.order("POST", "/api/v1/broadcasts/b1/withhold", withhold, clerk);

    assertThat(search("passerelle").path("total").asInt()).isZero();
    assertThat(shown()).contains("mot un").doesNotContain("passerelle");
    running.order("POST", "/api/v1/broadcasts/b1/lift", "{\"withholding\": 1}", clerk);
    assertThat(search("passerelle").path("total").asInt()).isOne();

    String mute =
        "{\"kind\": \"mute\", \"from\": 24, \"to\": 29, \"reason\": \"Nom\", \"legalBasis\": \"RGPD\"}";
    running.order("POST", "/api/v1/recordings/b1/corrections", mute, clerk);

    assertThat(search("passerelle").path("total").asInt()).isZero();
    assertThat(shown()).contains("mot un").doesNotContain("passerelle");
    Correction asked = catalogue.pendingCorrections().getFirst();
    catalogue.apply(
        asked.done(RunningServer.START.plusSeconds(300), /* sealed= */ Optional.empty()),
        List.of());
    assertThat(catalogue.transcripts().said(ID)).extracting(LiveCaption::id).containsExactly("r1");
  }

  private static final String TRANSCRIPT = "/api/v1/recordings/b1/transcripts/fr";

  private HttpResponse<String> correct(String... captions) {
    return running.order("PATCH", TRANSCRIPT, body(captions), clerk);
  }

  private static String body(String... captions) {
    return "{\"captions\": [" + String.join(", ", captions) + "]}";
  }

  private static String change(String id, int revision, double start, double end, String rest) {
    return "{\"id\": \"%s\", \"revision\": %d, \"start\": %s, \"end\": %s, %s}"
        .formatted(id, revision, start, end, rest);
  }

  @Test
  void transcript_correctedSplitAndConfirmed_isThePublicsWithItsSpeakers() {
    save(heard("r1", 5, "le bijou"), heard("r2", 20, "oui non"), heard("r3", 30, "bruit"));

    HttpResponse<String> answer =
        correct(
            change("r1", 1, 5, 7, "\"text\": \"le <budget>\""),
            change("r2", 1, 20, 21, "\"text\": \"Oui.\", \"speaker\": \"Mme Petit\""),
            change("k1", 0, 21, 22, "\"text\": \"Non.\", \"of\": \"r2\""),
            change("r3", 1, 30, 32, "\"text\": \"\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode captions = ApiJson.parse(answer.body()).path("captions");
    assertThat(captions.findValuesAsText("id")).containsExactly("r1", "r2", "k1");
    assertThat(captions.findValuesAsText("state")).containsOnly("corrected");
    assertThat(shown())
        .contains("le &lt;budget&gt;", "00:00:21.000\n<v Mme Petit>Oui.", "22.000\nNon.")
        .doesNotContain("bijou", "bruit", "NOTE");
    assertThat(ApiJson.parse(answer.body()).has("confirmed")).isFalse();

    HttpResponse<String> confirmed = running.order("POST", TRANSCRIPT + "/confirm", "{}", clerk);

    assertThat(ApiJson.parse(confirmed.body()).path("confirmed").path("savedBy").asText())
        .isEqualTo("Anne Martin");
    assertThat(catalogue.captions().find(ID).orElseThrow().track("fr").orElseThrow().cues())
        .extracting(Cue::text)
        .containsExactly("le &lt;budget&gt;", "<v Mme Petit>Oui.", "Non.");
    // What is corrected afterwards is the public's once it is confirmed again.
    assertThat(correct(change("k1", 1, 21, 22, "\"text\": \"Si.\"")).statusCode()).isEqualTo(200);
    assertThat(shown()).contains("Non.").doesNotContain("Si.");
  }

  @Test
  void transcript_whileItIsBroadcast_isRefusedWithTheReason_andNothingIsWritten() {
    BroadcastId open = new BroadcastId("b2");
    new RecordedSitting(catalogue, store, open).segments(0, 1);
    assertThat(catalogue.transcripts().save(open, List.of(heard("r1", 1, "le bijou")))).isOne();
    String transcript = TRANSCRIPT.replace("/b1/", "/b2/");
    String body = body(change("r1", 1, 1, 3, "\"text\": \"le budget\""));

    for (HttpResponse<String> answer :
        List.of(
            running.get(transcript, "Cookie", clerk),
            running.order("PATCH", transcript, body, clerk),
            running.order("POST", transcript + "/confirm", "{}", clerk))) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      assertThat(ApiJson.parse(answer.body()).path("detail").path("fr").asText())
          .contains("n’est pas terminé");
    }
    assertThat(catalogue.transcripts().said(open))
        .allSatisfy(each -> assertThat(each.text()).isEqualTo("le bijou"));
    assertThat(catalogue.captions().find(open)).isEmpty();
  }

  @Test
  void change_onARevisionThatIsNoMoreOrWhereNothingMayBeHeard_changesNothing() {
    save(heard("r1", 5, "le bijou"), heard("r2", 25, "la passerelle"));
    assertThat(correct(change("r1", 1, 5, 7, "\"text\": \"le budget\"")).statusCode())
        .isEqualTo(200);

    assertThat(
            correct(
                    change("r2", 1, 25, 27, "\"text\": \"la voie\""),
                    change("r1", 1, 5, 7, "\"text\": \"le bidule\""))
                .statusCode())
        .isEqualTo(409);
    String withhold =
        "{\"from\": \"%s\", \"to\": \"%s\"}"
            .formatted(RunningServer.START.plusSeconds(21), RunningServer.START.plusSeconds(29));
    running.order("POST", "/api/v1/broadcasts/b1/withhold", withhold, clerk);
    assertThat(correct(change("r1", 2, 24, 26, "\"text\": \"le budget\"")).statusCode())
        .isEqualTo(400);
    assertThat(correct(change("r1", 2, 5, 40, "\"text\": \"le budget\"")).statusCode())
        .isEqualTo(400);
    assertThat(correct(change("k1", 0, 9, 10, "\"text\": \"rien\"")).statusCode()).isEqualTo(400);

    assertThat(running.get(TRANSCRIPT, "Cookie", clerk).body())
        .contains("le budget")
        .doesNotContain("passerelle", "voie", "bidule", "rien");
    assertThat(catalogue.transcripts().said(ID)).hasSize(2);
  }
}
