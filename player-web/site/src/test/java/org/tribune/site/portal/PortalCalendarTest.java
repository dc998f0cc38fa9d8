package org.tribune.site.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** What the calendar gives portals and newsletters. */
class PortalCalendarTest {
  private static final int MOST_BYTES = 5_000;
  private static final String HOSTILE = "<script>alert(1)</script>\"'&";

  @TempDir Path directory;
  private Newsroom newsroom;
  private RunningServer running;

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private Sitting sitting(String title, Instant start, SittingStatus status) {
    return newsroom.sitting(title, start, status);
  }

  private static Instant in(Duration time) {
    return RunningServer.START.plus(time);
  }

  private String next(String query) {
    HttpResponse<String> answer = running.get("/embed/next" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void widget_tellsTheNextSittingThatTakesPlace() {
    sitting("Brouillon", in(Duration.ofHours(1)), SittingStatus.DRAFT);
    sitting("Annulée", in(Duration.ofHours(2)), SittingStatus.CANCELLED);
    sitting("Passée", in(Duration.ofHours(-3)), SittingStatus.ANNOUNCED);
    assertThat(next("")).contains("Aucune séance n’est annoncée.").doesNotContain("<h2>");
    Sitting budget =
        sitting("Budget", Instant.parse("2026-12-01T17:30:00Z"), SittingStatus.ANNOUNCED);
    sitting("Plus tard", in(Duration.ofDays(60)), SittingStatus.ANNOUNCED);
    assertThat(next(""))
        .contains(
            "<html lang=\"fr\">",
            "<h2>Prochaine séance</h2><p>Conseil communautaire – Budget</p>",
            "mardi 1er décembre 2026 à 18 h 30, Salle des fêtes",
            "target=\"_top\" href=\"http://localhost/sittings/" + budget.id() + "\"")
        .doesNotContain("Brouillon", "Annulée", "Passée", "Plus tard", "En direct</b>");
    assertThat(next("?lang=en"))
        .contains("<html lang=\"en\">", "Next meeting", "Tuesday 1 December 2026 at 18:30");
    assertThat(running.get("/embed/next", "Accept-Language", "en-GB").body()).contains("Agenda");
    assertThat(next("?lang=de")).contains("Ordre du jour");
  }

  @Test
  void widget_tellsWhatIsOnAir() {
    running.open(new BroadcastId("20261124t180000-chamber"), /* live= */ false);
    assertThat(next("")).doesNotContain("/live/");
    running.goLive(new BroadcastId("20261124t180000-chamber"));
    await()
        .untilAsserted(
            () ->
                assertThat(next(""))
                    .contains(
                        "● En direct</b></h2><p>Conseil</p><p>Salle du conseil</p>",
                        "href=\"http://localhost/live/chamber\">Regarder en direct"));
    running.end(new BroadcastId("20261124t180000-chamber"));
    await().until(() -> !next("").contains("/live/"));
  }

  @Test
  void widget_isSmallWhateverItTells() {
    String longest = "é".repeat(60) + "<&\"".repeat(20);
    running.open(new BroadcastId("20261124t180000-chamber"), /* live= */ true);
    sitting(longest, in(Duration.ofDays(1)), SittingStatus.ANNOUNCED);
    HttpResponse<String> answer = running.get("/embed/next");
    int head =
        answer.headers().map().entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + ": " + value))
            .mapToInt(line -> line.length() + 2)
            .sum();
    int body = answer.body().getBytes(StandardCharsets.UTF_8).length;
    assertThat(answer.body()).contains("Regarder en direct", "Prochaine séance", "&lt;&amp;");
    assertThat(head + body).isLessThanOrEqualTo(MOST_BYTES);
    // It loads nothing else, not even the icon that browsers ask for by themselves.
    assertThat(answer.body())
        .containsOnlyOnce("<link")
        .contains("<link rel=\"icon\" href=\"data:,\">");
    assertThat(answer.body()).doesNotContain(" src=", "url(");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("; img-src data:;");
  }

  @Test
  void widget_runsItsOwnScriptAlone_andIsFramedByWhomTheSiteSays() throws Exception {
    sitting(HOSTILE, in(Duration.ofDays(1)), SittingStatus.ANNOUNCED);
    HttpResponse<String> answer = running.get("/embed/next");
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .startsWith("default-src 'none'")
        .endsWith("frame-ancestors 'self' https://town.example")
        .doesNotContain("unsafe");
    for (String element : List.of("style", "script")) {
      Matcher found =
          Pattern.compile("<" + element + ">(.*?)</" + element + ">").matcher(answer.body());
      assertThat(found.find()).isTrue();
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(found.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(policy)
          .contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
      assertThat(found.find()).as("one " + element).isFalse();
    }
    assertThat(answer.body()).contains("&lt;script&gt;alert(1)");
  }

  @Test
  void newsletter_ofAMonth_tellsWhatIsPublicOfIt() {
    Sitting budget = sitting("Budget", Instant.parse("2026-11-30T17:30:00Z"), SittingStatus.HELD);
    sitting("Secret", in(Duration.ofDays(1)), SittingStatus.DRAFT);
    sitting("Sans quorum", in(Duration.ofDays(2)), SittingStatus.CANCELLED);
    sitting("De décembre", Instant.parse("2026-12-02T17:30:00Z"), SittingStatus.ANNOUNCED);
    BroadcastId id = new BroadcastId("20261130t173000-chamber");
    new RecordedSitting(newsroom.catalogue(), new FakeObjectStore(), id)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    assertThat(
            newsroom
                .catalogue()
                .sittings()
                .replace(
                    budget
                        .withBroadcasts(List.of(id))
                        .withDocuments(
                            List.of(SittingSamples.document("report", Optional.empty())))))
        .isPresent();
    newsroom.published(new JsonObject().put("title", "Fête du lac").put("place", "Garabit"));
    JsonObject gone = newsroom.published(new JsonObject().put("title", "Le marché"));
    newsroom.act(gone, "unpublish");
    HttpResponse<String> letter = running.get("/newsletter?month=2026-11");
    assertThat(letter.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
        .doesNotContain("script-src");
    assertThat(letter.body())
        .contains(
            "Tribune – novembre 2026",
            "href=\"http://localhost/sittings/" + budget.id() + "\"",
            "href=\"http://localhost/watch/" + id + "\">Revoir la séance",
            "/report.pdf\">Rapport de présentation (PDF, 1\u00a0ko)</a>",
            "Annulée\u00a0: ",
            ">Fête du lac</a>",
            "href=\"http://localhost/reports/fete-du-lac\"")
        .doesNotContain("Secret", "De décembre", "Le marché", "<script", "href=\"/", "src=\"/");
    newsroom.catalogue().update(id, each -> each.in(RecordingState.HIDDEN));
    assertThat(running.get("/newsletter?month=2026-11&lang=en").body())
        .contains("Tribune – November 2026", "Meetings", "Cancelled: ")
        .doesNotContain("/watch/");
    assertThat(running.get("/newsletter.txt?month=2026-11").body())
        .startsWith("Tribune – novembre 2026\n")
        .contains(
            "* Conseil communautaire – Budget\n  lundi 30 novembre 2026 à 18 h 30, Salle des fêtes\n",
            "  Ordre du jour: http://localhost/sittings/" + budget.id())
        .doesNotContain("<");
    assertThat(running.get("/newsletter?month=2025-01").body())
        .contains("Rien n’a été publié ce mois-ci.");
    assertThat(running.get("/newsletter").body()).contains("novembre 2026");
  }

  private void question(Sitting sitting, String id, UnaryOperator<Question> decided) {
    Question asked = QuestionSamples.waiting(id, sitting.id(), RunningServer.START);
    Questions questions = newsroom.catalogue().questions();
    assertThat(
            questions.create(
                asked,
                QuestionSamples.asker(asked, Optional.empty()),
                "challenge-" + id,
                in(Duration.ofHours(1))))
        .isTrue();
    Question published = asked.published("Ana", RunningServer.START);
    assertThat(questions.replace(List.of(decided.apply(published)))).isPresent();
  }

  private static Answer written(String text) {
    return new Answer(
        Optional.empty(), Optional.of(new WrittenAnswer(RunningServer.START, "Le maire", text)));
  }

  @Test
  void newsletter_ofQuestions_tellsThoseThatWereAnsweredAndNoNames() {
    BroadcastId id = new BroadcastId("20261124t180000-chamber");
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), id)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    SpokenAnswer spoken = new SpokenAnswer(id, RecordedSitting.ORIGIN.plusSeconds(12));
    Sitting held = sitting("Budget", RunningServer.START, SittingStatus.HELD);
    Sitting draft = sitting("Secret", RunningServer.START, SittingStatus.DRAFT);
    question(
        held,
        "q1",
        each ->
            each.answered(written("<b>Oui</b>, en mai."), "Ana", RunningServer.START)
                .answered(
                    new Answer(Optional.of(spoken), Optional.empty()), "Ana", RunningServer.START));
    question(held, "q2", each -> each);
    question(
        held,
        "q3",
        each ->
            each.answered(written("Refusée"), "Ana", RunningServer.START)
                .refused(RefusalReason.INSULT, "", "Ana", RunningServer.START));
    question(draft, "q4", each -> each.answered(written("Caché"), "Ana", RunningServer.START));
    String letter = running.get("/newsletter?month=2026-11").body();
    assertThat(letter)
        .contains(
            "Vos questions, leurs réponses</h2>",
            "href=\"http://localhost/watch/" + id + "#t=12\">Regarder la réponse</a>",
            "href=\"http://localhost/sittings/" + held.id() + "#question-q1\">La question et",
            "&lt;b&gt;Oui&lt;/b&gt;, en mai.")
        .doesNotContain("#question-q2", "#question-q3", "Refusée", "Caché", "Michèle");
    assertThat(running.get("/newsletter.txt?month=2026-11&lang=en").body())
        .contains("\nYour questions, answered\n====", "  <b>Oui</b>, en mai.\n");
    newsroom.catalogue().update(id, each -> each.in(RecordingState.HIDDEN));
    assertThat(running.get("/newsletter?month=2026-11").body())
        .contains("#question-q1")
        .doesNotContain("/watch/");
  }

  @Test
  void newsletter_ofAHostileTitle_showsItAsText() {
    sitting(HOSTILE, in(Duration.ofDays(1)), SittingStatus.ANNOUNCED);
    newsroom.published(new JsonObject().put("title", HOSTILE).put("summary", HOSTILE));
    assertThat(running.get("/newsletter").body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-13", "9999-01", "x", "", "2026-1"})
  void newsletter_ofNoMonth_isRefused(String month) {
    assertThat(running.get("/newsletter?month=" + month).statusCode()).isEqualTo(400);
    assertThat(running.get("/newsletter.txt?month=" + month).statusCode()).isEqualTo(400);
  }
}
