package org.tribune.site.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
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

/** The pages that the server writes wholly: what they say, and what the browser's tests look at. */
class TextPagesTest {
  /** What the browser's scenarios look at, with axe. */
  private static final Path LOOKED_AT = Path.of("../pages/test/fixture/text");

  private static final Path WRITTEN = Path.of("target/text-pages");

  private static final String HOSTILE = "</main><script>alert(1)</script>\"'&";

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

  private String page(String path) {
    HttpResponse<String> page = running.get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private static String body(String page) {
    return page.substring(page.indexOf("<body>\n") + 7, page.indexOf("\n</body>")) + "\n";
  }

  private Instant in(Duration time) {
    return RunningServer.START.plus(time);
  }

  private Question asked(Sitting sitting, String id, String text, UnaryOperator<Question> decided) {
    Question asked =
        Question.asked(
            new QuestionId(id),
            sitting.id(),
            Optional.empty(),
            new Author("Michèle", "Saint-Aubin"),
            text,
            Set.of(),
            RunningServer.START);
    Questions questions = newsroom.catalogue().questions();
    assertThat(
            questions.create(
                asked,
                QuestionSamples.asker(asked, Optional.empty()),
                "challenge-" + id,
                in(Duration.ofHours(1))))
        .isTrue();
    Question published = asked.published("Ana", RunningServer.START);
    return questions.replace(List.of(decided.apply(published))).orElseThrow().getFirst();
  }

  private static Answer written(String text) {
    return new Answer(
        Optional.empty(),
        Optional.of(new WrittenAnswer(RunningServer.START, "Le président", text)));
  }

  private static UnaryOperator<Question> answered(String text) {
    return each -> each.answered(written(text), "Ana", RunningServer.START);
  }

  /** A sitting that takes questions, and one at which some were answered. */
  private Sitting sittings() {
    newsroom.sitting("Budget primitif", in(Duration.ofDays(7)), SittingStatus.ANNOUNCED);
    Sitting held = newsroom.sitting("Urbanisme", in(Duration.ofDays(-60)), SittingStatus.HELD);
    asked(
        held,
        "q1",
        "Quand la route de l'étang sera-t-elle rouverte ?",
        answered("Au printemps.\nLes travaux commencent en mars."));
    return held;
  }

  @ParameterizedTest
  @CsvSource({
    "accessibility, fr",
    "accessibility, en",
    "contact, fr",
    "contact, en",
    "help, fr",
    "help, en",
    "legal, fr",
    "legal, en",
    "open-data, fr",
    "open-data, en",
    "privacy, fr",
    "privacy, en",
    "questions, fr",
    "questions, en",
    "site-map, fr",
    "site-map, en"
  })
  void page_inALanguage_isTheOneThatIsLookedAt(String name, String language) throws IOException {
    sittings();
    String body =
        body(page("/" + name + "?lang=" + language))
            .replaceAll("/sittings/[a-z0-9-]+", "/sittings/s-1");
    String file = name + "." + language + ".html";
    Files.createDirectories(WRITTEN);
    Files.writeString(WRITTEN.resolve(file), body);
    assertThat(body)
        .as("Copy target/text-pages to %s if this is what it shall be", LOOKED_AT)
        .isEqualTo(Files.readString(LOOKED_AT.resolve(file)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accessibility",
        "/contact",
        "/help",
        "/legal",
        "/open-data",
        "/privacy",
        "/questions",
        "/site-map"
      })
  void page_hasTheSitesMenuAndFootAndSaysWhereOneIs(String path) {
    String page = page(path + "?lang=en");
    assertThat(page)
        .contains(
            "<html lang=\"en\">",
            " – Tribune</title>",
            "<a class=\"skip\" href=\"#main\">",
            "aria-label=\"Main menu\"",
            "<a href=\"/sittings?lang=en\">Meetings</a>",
            "<main id=\"main\"",
            "<a href=\"/site-map?lang=en\">Site map</a>")
        .doesNotContain("<script", "<noscript");
    assertThat(page.contains("<a href=\"/questions?lang=en\" aria-current=\"page\">"))
        .isEqualTo(path.equals("/questions"));
    assertThat(page("/sitemap.xml")).contains("<loc>http://localhost" + path + "</loc>");
    assertThat(running.get(path).headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void statement_hasWhatTheLawAsksFor() {
    assertThat(page("/accessibility"))
        .contains(
            "non conforme",
            "<time datetime=\"2026-11-29\">dimanche 29 novembre 2026</time>",
            "Technologies utilisées",
            "Environnement de test",
            "mailto:mairie@town.example",
            "https://formulaire.defenseurdesdroits.fr/",
            "75342 Paris CEDEX 07");
  }

  @Test
  void legalNotice_ofWhatIsNotSet_saysSoAndHowToSetIt() {
    assertThat(page("/legal"))
        .contains("non renseigné", "<code>site.legal.director</code>", "tribune.yml")
        .doesNotContain("dataProtection");
    assertThat(page("/privacy")).contains("<code>site.legal.dataProtection</code>");
  }

  @Test
  void questions_tellsWhereToAskAndWhatWasAnswered() {
    Sitting held = sittings();
    BroadcastId id = new BroadcastId("20261124t180000-chamber");
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), id)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    SpokenAnswer spoken = new SpokenAnswer(id, RecordedSitting.ORIGIN.plusSeconds(12));
    Answer onAir = new Answer(Optional.of(spoken), Optional.empty());
    asked(held, "q2", HOSTILE, each -> each.answered(onAir, "Ana", RunningServer.START));
    asked(held, "q3", "Publiée sans réponse ?", each -> each);
    asked(
        held,
        "q4",
        "Refusée après coup ?",
        each ->
            each.answered(written("Non."), "Ana", RunningServer.START)
                .refused(RefusalReason.INSULT, "", "Ana", RunningServer.START));
    Sitting draft = newsroom.sitting("Secret", in(Duration.ofDays(3)), SittingStatus.DRAFT);
    asked(draft, "q5", "D'un brouillon ?", answered("Caché."));
    newsroom.sitting("Annulé", in(Duration.ofDays(4)), SittingStatus.CANCELLED);
    assertThat(page("/questions?lang=fr"))
        .contains(
            "#questions\">Conseil communautaire – Budget primitif</a>",
            "<blockquote><p>Quand la route de l'étang sera-t-elle rouverte\u00a0?</p>",
            "<p>Au printemps.</p>\n<p>Les travaux commencent en mars.</p>",
            "<a href=\"/watch/" + id + "#t=12\">Regarder la réponse</a>",
            "<a href=\"/sittings/" + held.id() + "#question-q1\">",
            "&lt;script&gt;alert(1)")
        .doesNotContain("Publiée sans", "Refusée", "brouillon", "Secret", "Annulé", "<script");
    assertThat(page("/questions?lang=en"))
        .contains("<blockquote lang=\"fr\"><p>Quand la route", "<a lang=\"fr\" href=\"/sittings/");
    newsroom.catalogue().update(id, each -> each.in(RecordingState.HIDDEN));
    running.clock().advance(Duration.ofSeconds(3));
    assertThat(page("/questions")).doesNotContain("/watch/");
  }

  @Test
  void questions_ofManySittings_arePagedByTheLatest() {
    for (int day = 1; day <= 12; day++) {
      Sitting held =
          newsroom.sitting("Séance " + day, in(Duration.ofDays(-day)), SittingStatus.HELD);
      asked(held, "q" + day, "Question " + day + " ?", answered("Réponse."));
    }
    String first = page("/questions");
    assertThat(first)
        .contains("Question 1\u00a0?", "Question 10\u00a0?")
        .doesNotContain("Question 11");
    String next = "?before=" + in(Duration.ofDays(-10)) + "&amp;lang=fr";
    assertThat(first).contains("<a href=\"/questions" + next + "\">Réponses plus anciennes</a>");
    assertThat(page("/questions" + next.replace("&amp;", "&")))
        .contains("Question 11\u00a0?", "Question 12\u00a0?")
        .doesNotContain("Question 10", "Poser une question", "Réponses plus anciennes");
    assertThat(page("/questions?before=x")).contains("Question 1\u00a0?");
  }

  @Test
  void questions_whileTheCatalogueIsAway_areAPageThatSaysSo() {
    newsroom.catalogue().fail(new CatalogueException("The catalogue is away"));
    HttpResponse<String> page = running.get("/questions", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("momentanément indisponible", "aria-label=\"Menu principal\"");
    assertThat(running.get("/legal").statusCode()).isEqualTo(200);
  }
}
