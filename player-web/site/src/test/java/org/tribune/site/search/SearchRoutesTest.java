package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.SittingSamples.EVENING;
import static org.tribune.testkit.catalogue.SittingSamples.draft;
import static org.tribune.testkit.catalogue.SittingSamples.whole;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** Search in the API. */
class SearchRoutesTest {
  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory, new FakeObjectStore(), catalogue);
    catalogue.sittings().create(whole("20261125-conseil-k3v9", EVENING));
    catalogue.sittings().create(draft("20261202-conseil-k3v9", EVENING.plus(Duration.ofDays(7))));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> search(String query, String... headers) {
    return running.get("/api/v1/search?" + query, headers);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private static List<String> urls(JsonObject answer) {
    return answer.getJsonArray("results").stream()
        .map(each -> ((JsonObject) each).getString("url"))
        .toList();
  }

  @Test
  void search_ofTheWordsOfAnItem_tellsWhereItIsAndKeepsNoCopy() {
    HttpResponse<String> response = search("q=budjet+approbation&lang=fr");
    JsonObject answer = json(response, 200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(urls(answer)).containsExactly("/sittings/20261125-conseil-k3v9#item-budget");
    assertThat(answer.getJsonArray("corrections").getJsonObject(0))
        .isEqualTo(JsonObject.of("typed", "budjet", "word", "budget"));
    JsonObject first = answer.getJsonArray("results").getJsonObject(0);
    assertThat(first.getJsonArray("title").encode())
        .contains("{\"text\":\"Budget\",\"found\":true}")
        .contains("<b>");
    assertThat(answer.getJsonArray("years").encode())
        .isEqualTo("[{\"value\":\"2026\",\"count\":1}]");
  }

  @Test
  void search_whatIsNotPublic_isForClerks() {
    assertThat(json(search("q=" + encoded("\"deux lignes\"")), 200).getInteger("total")).isZero();
    String clerk = running.signInAs(Role.CLERK);
    String path = "/api/v1/operator/search?q=" + encoded("\"deux lignes\"");
    JsonObject note =
        json(running.get(path, "Cookie", clerk), 200).getJsonArray("results").getJsonObject(0);
    assertThat(note.getString("kind")).isEqualTo("note");
    assertThat(note.getBoolean("public")).isFalse();
    assertThat(note.getString("url")).isEqualTo("/console/sittings/20261125-conseil-k3v9");
    // Who is signed in finds no more on the public's page.
    assertThat(
            json(search("q=" + encoded("\"deux lignes\""), "Cookie", clerk), 200)
                .getInteger("total"))
        .isZero();
    assertThat(json(search("q=2+decembre+2026"), 200).getInteger("total")).isZero();
    JsonObject all =
        json(running.get("/api/v1/operator/search?q=2+decembre+2026", "Cookie", clerk), 200);
    assertThat(urls(all)).containsExactly("/console/sittings/20261202-conseil-k3v9");
  }

  @Test
  void search_whatMakesNoSense_isRefusedInBothLanguages() {
    for (String query :
        List.of(
            "",
            "q=",
            "q=%00%E2%80%AE",
            "q=***",
            "q=" + "a".repeat(201),
            "q=" + "a+".repeat(30),
            "q=budget&page=0",
            "q=budget&page=51",
            "q=budget&page=x",
            "q=budget&year=-1",
            "q=budget&lang=de",
            "q=budget&body=" + "b".repeat(300))) {
      JsonObject detail = json(search(query), 400).getJsonObject("detail");
      assertThat(detail.getString("fr")).as(query).isNotBlank();
      assertThat(detail.getString("en")).as(query).isNotBlank();
    }
  }

  @Test
  void search_signsOfAQueryLanguage_areNothing() {
    for (String text :
        List.of("title:*", "*:*", "budget OR *", "[a TO z]", "/.*/", "\\", "a\u0000b\ud800")) {
      assertThat(search("q=" + encoded(text)).statusCode()).as(text).isIn(200, 400);
    }
    assertThat(search("q=%C3%28%FF").statusCode()).isIn(200, 400);
  }

  /** A client that calls itself something else each time is the same client. */
  @Test
  void search_fasterThanAnybodyTypes_mustWaitWhateverItCallsItself() {
    HttpResponse<String> last = search("q=budget");
    for (int i = 0; i < 250 && last.statusCode() == 200; i++) {
      last = search("q=budget", "User-Agent", "agent " + i);
    }
    assertThat(json(last, 429).getJsonObject("detail").getString("fr")).contains("attendez");
    assertThat(last.headers().firstValue("Retry-After")).contains("2");
    // The proxy on this machine is believed: other visitors go on.
    assertThat(search("q=budget", "X-Forwarded-For", "192.0.2.7").statusCode()).isEqualTo(200);
    running.clock().advance(Duration.ofSeconds(2));
    assertThat(search("q=budget").statusCode()).isEqualTo(200);
  }

  @Test
  void search_whileTheCatalogueIsAway_saysSo() {
    assertThat(search("q=budget").statusCode()).isEqualTo(200);
    catalogue.fail(new CatalogueException("The database is away"));
    JsonObject detail = json(search("q=budget"), 503).getJsonObject("detail");
    assertThat(detail.getString("en")).contains("try again");
  }

  @Test
  void search_whatIsSaidInAReport_leadsToItsSecondUntilItIsWithdrawn(@TempDir Path other) {
    try (Newsroom newsroom = new Newsroom(other)) {
      String captions = "WEBVTT\n\n00:12.000 --> 00:15.000\nLa scierie du village\n";
      JsonObject report =
          newsroom.published(
              JsonObject.of(
                  "title", "Les métiers", "captions", new JsonObject().put("fr", captions)));
      JsonObject hit =
          json(newsroom.running().get("/api/v1/search?q=scieries"), 200)
              .getJsonArray("results")
              .getJsonObject(0);
      assertThat(hit.getString("kind")).isEqualTo("report");
      assertThat(hit.getString("url")).isEqualTo("/reports/les-metiers");
      assertThat(hit.getString("watch")).isEqualTo("/reports/les-metiers#t=12");
      assertThat(hit.getValue("sitting")).isNull();
      assertThat(hit.getJsonObject("report").getString("slug")).isEqualTo("les-metiers");
      var _ = newsroom.act(report, "unpublish");
      assertThat(json(newsroom.running().get("/api/v1/search?q=scieries"), 200).getInteger("total"))
          .isZero();
    }
  }

  @Test
  void search_aPublishedQuestion_leadsToItWithoutWhatModeratorsSay() {
    SittingId sitting = new SittingId("20261125-conseil-k3v9");
    Question question = QuestionSamples.waiting("q1", sitting, QuestionSamples.ASKED);
    Questions questions = catalogue.questions();
    questions.create(question, QuestionSamples.asker(question, Optional.empty()), "c", EVENING);
    assertThat(json(search("q=etang"), 200).getInteger("total")).isZero();
    questions.replace(List.of(question.published("Ana Moderatrice", EVENING)));
    JsonObject hit = json(search("q=etang"), 200).getJsonArray("results").getJsonObject(0);
    assertThat(hit.getString("kind")).isEqualTo("question");
    assertThat(hit.getString("url")).isEqualTo("/sittings/20261125-conseil-k3v9#question-q1");
    assertThat(hit.getValue("watch")).isNull();
    assertThat(hit.getJsonObject("question"))
        .isEqualTo(
            JsonObject.of(
                "id",
                "q1",
                "author",
                JsonObject.of("name", "Michèle", "commune", "Saint-Aubin"),
                "askedAt",
                QuestionSamples.ASKED.toString(),
                "state",
                "published"));
    assertThat(hit.encode()).doesNotContain("Moderatrice", "flags");

    Question published = questions.find(question.id()).orElseThrow();
    questions.replace(List.of(published.refused(RefusalReason.INSULT, "", "Ana", EVENING)));
    String clerk = running.signInAs(Role.CLERK);
    for (String path : List.of("/api/v1/search?q=etang", "/api/v1/operator/search?q=etang")) {
      assertThat(json(running.get(path, "Cookie", clerk), 200).getInteger("total")).isZero();
    }
  }
}
