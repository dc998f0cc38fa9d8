package org.tribune.site.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.account.SecretHash;
import org.tribune.site.video.Newsroom;

/** A question's private page for who has no scripts: the form by its key, and what it answers. */
class PrivateLinkPageTest {
  private static final String TEXT = "Quand la route de l'étang sera-t-elle rouverte";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path directory;
  private Newsroom newsroom;
  private RunningServer running;
  private Sitting sitting;

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    sitting =
        newsroom.sitting(
            "Urbanisme", RunningServer.START.minus(Duration.ofDays(1)), SittingStatus.HELD);
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private static String key(String id) {
    return "Secret_of-" + id;
  }

  private Question asked(String id, String text, UnaryOperator<Question> decided) {
    Question asked =
        Question.asked(
            new QuestionId(id),
            sitting.id(),
            Optional.empty(),
            new Author("Michèle", "Saint-Aubin"),
            text,
            Set.of(),
            RunningServer.START);
    Asker asker =
        new Asker(
            asked.id(),
            SecretHash.of(key(id)),
            "browser",
            "origin",
            Optional.empty(),
            "fr",
            RunningServer.START);
    Questions questions = newsroom.catalogue().questions();
    assertThat(
            questions.create(
                asked, asker, "challenge-" + id, RunningServer.START.plus(Duration.ofHours(1))))
        .isTrue();
    Question changed = decided.apply(asked);
    return changed.equals(asked)
        ? asked
        : questions.replace(List.of(changed)).orElseThrow().getFirst();
  }

  private static Question published(Question question) {
    return question.published("Ana", RunningServer.START);
  }

  private static UnaryOperator<Question> answered(Answer answer) {
    return each -> published(each).answered(answer, "Ana", RunningServer.START);
  }

  private static Answer written(String text) {
    return new Answer(
        Optional.empty(),
        Optional.of(new WrittenAnswer(RunningServer.START, "Le président", text)));
  }

  private HttpResponse<String> sent(String path, String type, String body) {
    return running.send(
        running
            .request(path)
            .header("Content-Type", type)
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> pasted(String path, String key) {
    return sent(path, FORM, "key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
  }

  /** What the author reads. */
  private String own(String id) {
    HttpResponse<String> page = pasted("/questions/" + id, key(id));
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static void isPrivate(HttpResponse<String> page) {
    assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(page, "X-Robots-Tag")).isEqualTo("noindex");
    assertThat(header(page, "Content-Security-Policy")).contains("form-action 'self'");
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void privateLink_withoutScripts_hasAFormThatAnswersAtItsOwnAddress() {
    asked("q1", TEXT, each -> each);
    HttpResponse<String> page = running.get("/questions/q1");
    isPrivate(page);
    String body = page.body();
    assertThat(body.substring(body.indexOf("<noscript>"), body.indexOf("</noscript>")))
        .contains(
            "<h1>Ma question</h1>",
            "<form method=\"post\">",
            "<label>Votre lien privé <input name=\"key\" required",
            "<button type=\"submit\" class=\"button\">Voir ma question</button>")
        .doesNotContain(TEXT);
    assertThat(running.get("/questions/q1?lang=en").body())
        .contains("<html lang=\"en\">", "<label>Your private link <input", "See my question");
    assertThat(running.get("/questions/nobody-asked").body())
        .as("Who has no key does not learn whether there is a question")
        .isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Secret_of-q1",
        "  Secret_of-q1 \n",
        "https://live.town.example/questions/q1#Secret_of-q1",
        "https://live.town.example/questions/q1?lang=fr#Secret\r\n _of-q1"
      })
  void key_alone_orInItsWholeLink_opensTheQuestion(String pasted) {
    asked("q1", TEXT, answered(written("Au printemps.\nLes travaux commencent en mars.")));
    HttpResponse<String> page = pasted("/questions/q1", pasted);
    assertThat(page.statusCode()).isEqualTo(200);
    isPrivate(page);
    assertThat(page.body())
        .contains(
            "<title>Ma question – ",
            "<blockquote><p>Quand la route de l'étang",
            "Une réponse a été apportée.",
            "<p>Le président</p>",
            "<p>Au printemps.</p>\n<p>Les travaux commencent en mars.</p>",
            "<a href=\"/sittings/" + sitting.id() + "\">La séance</a>")
        .doesNotContain("<script", "<noscript", "Secret", "<form");
  }

  @Test
  void page_inAnotherLanguage_namesThatOfWhatWasWritten() {
    asked("q1", TEXT, answered(written("Au printemps.")));
    HttpResponse<String> page = pasted("/questions/q1?lang=en", key("q1"));
    assertThat(page.body())
        .contains(
            "<html lang=\"en\">",
            "<h1>My question</h1>",
            "<blockquote lang=\"fr\"><p>Quand la route",
            "<blockquote lang=\"fr\"><p>Au printemps.</p>");
  }

  @Test
  void key_thatOpensNothing_isToldInAPageWithTheFormAndTellsNoMore() {
    asked("q1", TEXT, each -> each);
    asked("q2", TEXT, each -> each);
    HttpResponse<String> wrong = pasted("/questions/q1?lang=en", key("q2"));
    assertThat(wrong.statusCode()).isEqualTo(404);
    isPrivate(wrong);
    assertThat(wrong.body())
        .contains(
            "<p role=\"alert\"><strong>This private link does not exist",
            "<form method=\"post\" action=\"/questions/q1?lang=en\">")
        .doesNotContain(TEXT, key("q2"));
    assertThat(pasted("/questions/q3?lang=en", key("q2")).body())
        .isEqualTo(wrong.body().replace("/questions/q1", "/questions/q3"));
    assertThat(pasted("/questions/q1", "").statusCode()).isEqualTo(404);
    assertThat(pasted("/questions/%22%3E%3Cscript%3E", "x").body())
        .contains("action=\"/questions/&quot;&gt;&lt;script&gt;?lang=fr\"")
        .doesNotContain("<script>");
  }

  @Test
  void question_inEachState_tellsWhatBecameOfIt() {
    asked("waiting", TEXT, each -> each);
    assertThat(own("waiting")).contains(TEXT, "En attente\u00a0: un modérateur la relira");
    asked("published", TEXT, PrivateLinkPageTest::published);
    assertThat(own("published")).contains("Publiée\u00a0: chacun peut la lire");
    asked(
        "refused",
        "Et <b>le maire</b> ?",
        each ->
            each.refused(RefusalReason.UNCLEAR, "Précisez la rue.", "Ana", RunningServer.START));
    assertThat(own("refused"))
        .contains(
            "Et &lt;b&gt;le maire&lt;/b&gt;\u00a0?",
            "Motif du refus\u00a0: ",
            "Le modérateur vous écrit\u00a0:",
            "<blockquote><p>Précisez la rue.</p>")
        .doesNotContain("Ana");
    asked("withdrawn", TEXT, each -> each.withdrawn(RunningServer.START));
    assertThat(own("withdrawn")).contains("Retirée\u00a0: ").doesNotContain(TEXT, "<blockquote");
  }

  @Test
  void question_joinedWithAnother_showsThatOneAndItsAnswer() {
    Question leader = asked("leader", "Et la route", answered(written("En mars.")));
    asked("q1", TEXT, each -> published(each).merged(leader.id(), "Ana", RunningServer.START));
    assertThat(own("q1")).contains("Réunie avec une autre", TEXT, "Et la route", "En mars.");
    newsroom
        .catalogue()
        .questions()
        .replace(
            List.of(
                newsroom
                    .catalogue()
                    .questions()
                    .find(leader.id())
                    .orElseThrow()
                    .refused(RefusalReason.INSULT, "", "Ana", RunningServer.START)));
    assertThat(own("q1")).doesNotContain("Et la route", "En mars.");
  }

  @Test
  void answerOnAir_leadsToWhereItWasGiven_whileThatMayBeWatched() {
    BroadcastId id = new BroadcastId("20261124t180000-chamber");
    SpokenAnswer spoken = new SpokenAnswer(id, RecordedSitting.ORIGIN.plusSeconds(12));
    asked("q1", TEXT, answered(new Answer(Optional.of(spoken), Optional.empty())));
    assertThat(own("q1")).contains("Elle a été donnée en séance.").doesNotContain("/watch/");
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), id)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    assertThat(own("q1"))
        .contains("<a href=\"/watch/" + id + "#t=12\">Regarder la réponse</a>")
        .doesNotContain("Elle a été donnée");
  }

  @Test
  void whatThePagesFormDoesNotSend_isRefusedBeforeItIsRead() {
    asked("q1", TEXT, each -> each);
    String multipart =
        "--x\r\nContent-Disposition: form-data; name=\"key\"; filename*=UTF-9''%zz\r\n"
            + "Content-Type: text/plain; charset=nowhere\r\n\r\nSecret_of-q1\r\n--x--\r\n";
    assertThat(sent("/questions/q1", "multipart/form-data; boundary=x", multipart).statusCode())
        .isEqualTo(415);
    assertThat(sent("/questions/q1", "application/json", "{}").statusCode()).isEqualTo(415);
    assertThat(sent("/questions/q1", FORM, "key=%zz").statusCode()).isBetween(400, 499);
    assertThat(sent("/questions/q1", FORM, "key=" + "x".repeat(5_000)).statusCode()).isEqualTo(413);
    assertThat(sent("/questions/q1", FORM, "a=1&".repeat(400)).statusCode()).isBetween(400, 499);
    assertThat(own("q1")).contains(TEXT);
  }
}
