package org.tribune.site.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.log.LogEntry;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.site.http.ApiJson;

/** Software writes captions of what is on air, as to Zoom and as to YouTube. */
class CaptionSoftwareTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String INPUTS = "/api/v1/operator/channels/chamber/caption-inputs";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // likewise
  private String clerk;

  /** Made before each test: in Zoom's style, and in YouTube's. */
  private String text = "";

  private String timed = "";
  private String input = "";

  @BeforeEach
  void goOnAir() {
    running = new RunningServer(directory);
    clerk = running.signInAs(Role.CLERK);
    running.open(ID, /* live= */ true);
    seconds(60);
    JsonNode added = add("{\"name\": \"Vélotypie\", \"delay\": 4}");
    text = path(added.path("textUrl").asText());
    timed = path(added.path("timedUrl").asText());
    input = added.path("id").asText();
  }

  @AfterEach
  void close() {
    running.close();
  }

  private JsonNode add(String body) {
    HttpResponse<String> answer = running.order("POST", INPUTS, body, clerk);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return ApiJson.parse(answer.body());
  }

  private static String path(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private void seconds(int seconds) {
    running.clock().advance(Duration.ofSeconds(seconds));
  }

  private HttpResponse<String> post(String address, String body) {
    return post(address, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String address, byte[] body) {
    return running.send(
        running
            .request(address)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private void taken(String address, String body) {
    HttpResponse<String> answer = post(address, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void refused(int status, String address, String body, String reason) {
    HttpResponse<String> answer = post(address, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(reason);
  }

  private void happens(BroadcastEvent event) {
    running.log().append(Topics.EVENTS, "chamber", event).join();
  }

  private void becomes(BroadcastState state) {
    await().until(() -> running.ledger().find(ID).orElseThrow().state() == state);
  }

  private List<LiveCaption> written() {
    return running.log().tail(Topics.CAPTIONS, ID.value(), Topics.CAPTIONS.retention()).stream()
        .map(LogEntry::value)
        .toList();
  }

  private LiveTranscript transcript() {
    LiveTranscript transcript = new LiveTranscript(List.of(CaptionSource.PERSON));
    written().forEach(transcript::accept);
    return transcript;
  }

  private List<String> shown() {
    return transcript().shown("fr").stream().map(each -> each.text().replace('\n', '/')).toList();
  }

  @Test
  void text_isPlacedWhenItWasSaid() {
    taken(text + "&seq=1&lang=fr-FR", "Le budget est adopté ?\n");

    LiveCaption caption = transcript().shown("fr").getFirst();
    assertThat(caption.text()).isEqualTo("Le budget est adopté\u00A0?");
    assertThat(caption.source()).isEqualTo(CaptionSource.PERSON);
    assertThat(caption.state()).isEqualTo(CaptionState.HEARD);
    assertThat(caption.end()).isEqualTo(Duration.ofSeconds(56));
    assertThat(caption.start()).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(55));
  }

  @Test
  void text_inPieces_isJoinedAndCutIntoWhatCanBeRead() {
    taken(text + "&seq=0", "Mesdames et Messieurs, ");
    taken(text + "&seq=1", "la séance est ouverte.");
    assertThat(shown()).containsExactly("Mesdames et Messieurs,/la séance est ouverte.");
    seconds(1);
    taken(
        text + "&seq=2", "Nous en venons au point trois de l'ordre du jour, le budget de la ville");
    taken(text + "&seq=3", "pour l'année prochaine.\n");

    assertThat(shown())
        .hasSizeGreaterThan(2)
        .allMatch(each -> each.length() <= 75)
        .satisfies(
            each ->
                assertThat(String.join(" ", each).replace('/', ' '))
                    .endsWith("le budget de la ville pour l'année prochaine."));
    assertThat(running.get(sequence()).body()).isEqualTo("3");
  }

  private String sequence() {
    return text.replace("/closedcaption?", "/closedcaption/seq?");
  }

  @Test
  void timedText_isPlacedAtItsTimes_andAnsweredWithOurs() {
    HttpResponse<String> answer =
        post(
            timed + "&seq=1",
            """
            2026-11-24T18:00:50.000 region:reg1#cue1
            Je donne la parole<br>à Madame Petit.
            2026-11-24T18:00:57.500 region:reg1#cue1
            Merci.
            """);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("2026-11-24T18:01:00.000");
    assertThat(transcript().shown("fr"))
        .extracting(each -> each.text().replace('\n', ' '), LiveCaption::start)
        .containsExactly(
            tuple("Je donne la parole à Madame Petit.", Duration.ofSeconds(50)),
            tuple("Merci.", Duration.ofMillis(57_500)));
  }

  @Test
  void timedWords_oneByOne_areOneCaption() {
    taken(timed + "&seq=1", "2026-11-24T18:00:50.873\nLE\n2026-11-24T18:00:51.100\nBUDGET\n");
    taken(timed + "&seq=2", "2026-11-24T18:00:51.900\nEST\n2026-11-24T18:00:52.100\nADOPTÉ\n");

    assertThat(shown()).containsExactly("LE BUDGET EST ADOPTÉ");
  }

  @Test
  void heartbeat_withoutText_isAnsweredWithTheTime() {
    assertThat(post(timed + "&seq=1", "").body()).isEqualTo("2026-11-24T18:01:00.000");
    assertThat(written()).isEmpty();
  }

  @Test
  void sameNumberAgain_isTakenOnce() {
    taken(text + "&seq=7", "Une fois.\n");
    taken(text + "&seq=7", "Une fois.\n");
    assertThat(shown()).containsExactly("Une fois.");
  }

  @Test
  void numberThatGoesBack_isRefused_untilTheProgramBeginsAnew() {
    taken(text + "&seq=7", "Sept.\n");
    refused(400, text + "&seq=3", "Trois.\n", "7");
    refused(400, text + "&seq=7", "Autre sept.\n", "7");
    refused(400, text + "&seq=no", "?\n", "seq");
    refused(400, text, "?\n", "seq");
    assertThat(shown()).containsExactly("Sept.");
    taken(text + "&seq=1", "Un, de nouveau.\n");
    taken(text + "&seq=2", "Deux.\n");
    assertThat(String.join(" ", shown())).endsWith("Un, de nouveau. Deux.");
  }

  @Test
  void markupAndControlCharacters_areLeftOut() {
    taken(
        text + "&seq=1",
        "<font color=\"red\">Alerte</font><script>x</script> 3 < 4\u0007\u202e &amp;\n");
    assertThat(shown()).containsExactly("Alerte x 3 < 4 &amp;");
  }

  @Test
  void textThatIsNone_isRefusedWithTheReason() {
    byte[] latin = "séance".getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> answer = post(text + "&seq=1", latin);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UTF-8");
    refused(413, text + "&seq=1", "mot ".repeat(600), "2000");
    refused(413, text + "&seq=1", "x".repeat(20_000), "413");
    refused(400, text + "&seq=1&lang=klingon", "Qapla'\n", "lang");
    refused(400, timed + "&seq=1", "2026-11-24T18:05:00.000\nDemain\n", "2026-11-24T18:01:00");
    refused(400, timed + "&seq=1", "2026-11-24T17:05:00.000\nHier\n", "2026-11-24T18:01:00");
    refused(400, timed + "&seq=1", "2026-11-99T17:05:00.000\nQuand\n", "UTC");
    assertThat(written()).isEmpty();
  }

  @Test
  void flood_isSlowedDown_andWhatWasTakenIsReadable() {
    int taken = 0;
    HttpResponse<String> last = post(text + "&seq=1", "un mot\n");
    for (int seq = 2; seq < 90 && last.statusCode() == 200; seq++) {
      last = post(text + "&seq=" + seq, "un mot\n");
      taken++;
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).contains("1");
    assertThat(taken).isBetween(10, 60);
    assertThat(transcript().all())
        .allMatch(each -> each.start().compareTo(Duration.ofMinutes(1)) < 0);
    seconds(30);
    taken(text + "&seq=100", "De nouveau.\n");
  }

  @Test
  void anotherLanguage_isATrackOfItsOwn() {
    taken(text + "&seq=1&lang=en-GB", "The budget.\n");
    taken(text + "&seq=2&lang=fr-CA", "Le budget.\n");

    assertThat(shown()).containsExactly("Le budget.");
    assertThat(transcript().shown("en")).hasSize(1);
  }

  @Test
  void closedSession_nothingIsTaken_norLater() {
    happens(new BroadcastEvent.Closed(ID, running.clock().now().toInstant()));
    becomes(BroadcastState.CLOSED);
    seconds(30);
    refused(409, text + "&seq=1", "Un secret.\n", "huis clos");
    refused(409, timed + "&seq=2", "2026-11-24T18:00:50.000\nUn secret.\n", "huis clos");
    happens(new BroadcastEvent.Resumed(ID, running.clock().now().toInstant()));
    becomes(BroadcastState.LIVE);
    // What comes now was heard behind closed doors.
    seconds(6);
    refused(409, text + "&seq=3", "Un secret.\n", "ni gardé");
    seconds(20);
    // The program tries again.
    refused(409, text + "&seq=1", "Un secret.\n", "ni gardé");
    assertThat(written()).isEmpty();

    taken(text + "&seq=4", "La séance est publique.\n");

    assertThat(shown()).containsExactly("La séance est publique.");
    assertThat(transcript().all().getFirst().start()).isGreaterThan(Duration.ofSeconds(94));
  }

  @Test
  void nothingPublic_isSaid() {
    happens(new BroadcastEvent.Suspended(ID, running.clock().now().toInstant()));
    becomes(BroadcastState.SUSPENDED);
    refused(409, text + "&seq=1", "Pause.\n", "suspendue");
    running.end(ID);
    becomes(BroadcastState.ENDED);
    refused(409, text + "&seq=2", "Fini.\n", "Rien n’est à l’antenne");
    running.open(new BroadcastId("b2"), /* live= */ false);
    refused(409, text + "&seq=3", "Essai.\n", "répétition");
    assertThat(written()).isEmpty();
  }

  @Test
  void correctedCaption_isNotWrittenOver_andTheRestFollows() {
    taken(text + "&seq=1", "Le bidget est");
    LiveCaption known = written().getLast();
    running.log().append(Topics.CAPTIONS, ID.value(), known.corrected("Le budget est")).join();
    await().until(() -> written().size() == 2);
    seconds(1);
    await()
        .untilAsserted(
            () -> {
              taken(text + "&seq=2", "adopté.\n");
              assertThat(shown()).containsExactly("Le budget est", "adopté.");
            });
  }

  @Test
  void revokedAddress_writesNoMore_andTheOthersDo() {
    JsonNode other = add("{\"name\": \"Autre\"}");
    assertThat(running.order("DELETE", INPUTS + "/" + input, "", clerk).statusCode())
        .isEqualTo(204);
    refused(403, text + "&seq=1", "Trop tard.\n", "retirée");
    taken(path(other.path("textUrl").asText()) + "&seq=1", "Toujours là.\n");
    assertThat(shown()).containsExactly("Toujours là.");
    // The secret was shown once.
    assertThat(inputs())
        .contains("Autre")
        .doesNotContain("Vélotypie")
        .doesNotContain("closedcaption");
    assertThat(running.trail(2))
        .containsExactly(
            "caption-input-removed chamber Vélotypie", "caption-input-added chamber Autre");
  }

  private String inputs() {
    return running.get(INPUTS, "Cookie", clerk).body();
  }

  @Test
  void unknownAddress_isRefused_andSlowedDown() {
    for (int i = 0; i < 20; i++) {
      refused(403, "/closedcaption?id=guess" + i + "&seq=1", "Rien.\n", "retirée");
    }
    refused(429, "/closedcaption?id=guess&seq=1", "Rien.\n", "attendez");
    refused(403, "/closedcaption?seq=1", "Rien.\n", "retirée");
    seconds(300);
    taken(text + "&seq=1", "Connu.\n");
  }

  @Test
  void inputs_thatAreNone_areRefused() {
    for (String body :
        List.of("{\"name\": \" \"}", "{\"name\": \"a\", \"delay\": 31}", "{\"name\": \"a\\nb\"}")) {
      assertThat(running.order("POST", INPUTS, body, clerk).statusCode()).isEqualTo(400);
    }
    for (int i = 1; i < 20; i++) {
      add("{\"name\": \"n%d\"}".formatted(i));
    }
    assertThat(running.order("POST", INPUTS, "{\"name\": \"n20\"}", clerk).statusCode())
        .isEqualTo(409);
    assertThat(running.order("DELETE", INPUTS + "/none", "", clerk).statusCode()).isEqualTo(404);
  }
}
