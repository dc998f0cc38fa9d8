package org.tribune.site.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
}
