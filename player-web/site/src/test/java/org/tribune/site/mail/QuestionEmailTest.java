package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.site.SolvedChallenge;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** An address for the answer: from the form to the mailbox, and who never sees it. */
class QuestionEmailTest {
  private static final String SITTING = "20261125-conseil-k3v9";
  private static final String QUESTIONS = "/api/v1/sittings/" + SITTING + "/questions";
  private static final String MODERATION = "/api/v1/sittings/" + SITTING + "/moderation";
  private static final String EMAIL = "michele@example.org";

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private Optional<RunningServer> server = Optional.empty();
  private Optional<PostOffice> office = Optional.empty();
  private String moderator = "";

  @AfterEach
  void close() {
    server.ifPresent(RunningServer::close);
    office.ifPresent(PostOffice::close);
  }

  private RunningServer open(RunningServer opened) {
    server = Optional.of(opened);
    moderator = opened.signInAs(Role.MODERATOR);
    catalogue.sittings().create(SittingSamples.whole(SITTING, SittingSamples.EVENING));
    return opened;
  }

  private RunningServer openWithMail() {
    PostOffice opened = PostOffice.open(PostOffice.Kind.CLEAR, directory);
    office = Optional.of(opened);
    return open(new RunningServer(directory, catalogue, opened.config()));
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private HttpResponse<String> send(
      String method, String path, JsonObject body, String... headers) {
    var request =
        server
            .orElseThrow()
            .request(path)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.encode()));
    return server
        .orElseThrow()
        .send(headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  private HttpResponse<String> ask(String email) {
    return send(
        "POST",
        QUESTIONS,
        new JsonObject()
            .put("name", "Michèle")
            .put("text", "Quand la route de l'étang sera-t-elle rouverte ?")
            .put("email", email)
            .put("browser", "a-browser-of-a-citizen")
            .put("challenge", SolvedChallenge.easy(server.orElseThrow())));
  }

  private JsonObject own(String method, JsonObject asked, String more) {
    return json(
        send(
            method,
            "/api/v1/questions/" + asked.getString("id") + "/own" + more,
            new JsonObject(),
            "Tribune-Question-Key",
            asked.getString("key")),
        200);
  }

  private void decide(JsonObject asked, String action, JsonObject more) {
    String id = asked.getString("id");
    long version = catalogue.questions().find(new QuestionId(id)).orElseThrow().version();
    JsonObject order =
        new JsonObject().put("question", id).put("version", version).put("action", action);
    JsonObject body = new JsonObject().put("orders", new JsonArray().add(order.mergeIn(more)));
    HttpResponse<String> done =
        server.orElseThrow().order("POST", MODERATION, body.encode(), moderator);
    assertThat(json(done, 200).getJsonArray("outcomes").getJsonObject(0).getString("outcome"))
        .isEqualTo("done");
  }

  private void answer(JsonObject asked) {
    decide(asked, "publish", new JsonObject());
    JsonObject written = new JsonObject().put("from", "Le président").put("text", "En mars.");
    decide(asked, "answer", new JsonObject().put("written", written));
  }

  private Optional<String> kept(JsonObject asked) {
    return catalogue.questions().asker(new QuestionId(asked.getString("id"))).orElseThrow().email();
  }

  private Object emailDays() {
    return json(server.orElseThrow().get(QUESTIONS), 200)
        .getJsonObject("taking")
        .getJsonObject("keepsDays")
        .getValue("email");
  }

  @Test
  void answer_isMailed_andTheAddressIsGoneForEverybody() throws Exception {
    RunningServer running = openWithMail();
    assertThat(emailDays()).isEqualTo(180);
    JsonObject asked = json(ask(EMAIL), 201);
    assertThat(own("GET", asked, "").getBoolean("emailKept")).isTrue();
    answer(asked);
    running.clock().advance(Duration.ofMinutes(6));
    running.server().mail().orElseThrow().run();
    assertThat(office.orElseThrow().received()).hasSize(1);
    assertThat(office.orElseThrow().received().getFirst().getContent().toString())
        .contains("En mars.", "http://localhost/sittings/" + SITTING + "#question-");
    assertThat(own("GET", asked, "").getBoolean("emailKept")).isFalse();
    assertThat(own("GET", asked, "/export").getString("email")).isNull();
    assertThat(kept(asked)).isEmpty();
  }

  @Test
  void address_isReadByItsAuthorAlone() {
    RunningServer running = openWithMail();
    JsonObject asked = json(ask(EMAIL), 201);
    answer(asked);
    assertThat(own("GET", asked, "/export").getString("email")).isEqualTo(EMAIL);
    assertThat(own("GET", asked, "").encode()).doesNotContain("michele@");
    for (String path : new String[] {"", "/questions.csv"}) {
      assertThat(running.get(MODERATION + path, "Cookie", moderator).body())
          .doesNotContain("michele@");
    }
    assertThat(running.get(QUESTIONS).body()).doesNotContain("michele@");
    assertThat(catalogue.accounts().audit(AuditQuery.newest(20)).toString())
        .doesNotContain("michele@");
  }

  @Test
  void address_isErasedByItsAuthor_orWithTheQuestion() {
    RunningServer running = openWithMail();
    JsonObject first = json(ask(EMAIL), 201);
    assertThat(own("DELETE", first, "/email").getBoolean("emailKept")).isFalse();
    assertThat(kept(first)).isEmpty();
    assertThat(own("GET", first, "").getString("state")).isEqualTo("waiting");
    JsonObject second = json(ask(EMAIL), 201);
    own("DELETE", second, "");
    assertThat(kept(second)).isEmpty();
    answer(first);
    running.clock().advance(Duration.ofMinutes(6));
    running.server().mail().orElseThrow().run();
    assertThat(office.orElseThrow().received()).isEmpty();
  }

  @Test
  void address_withAnotherKey_isNotErased() {
    openWithMail();
    JsonObject asked = json(ask(EMAIL), 201);
    String path = "/api/v1/questions/" + asked.getString("id") + "/own/email";
    json(send("DELETE", path, new JsonObject(), "Tribune-Question-Key", "another"), 404);
    json(send("DELETE", path, new JsonObject()), 404);
    assertThat(kept(asked)).contains(EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"michele", "a@example.org\r\nBcc: b@example.org", "a@b@example.org"})
  void address_thatIsNone_isRefusedInPlainWords(String email) {
    openWithMail();
    JsonObject refused = json(ask(email), 400);
    assertThat(refused.getJsonObject("detail").getString("fr")).contains("prenom.nom@exemple.fr");
    assertThat(catalogue.questions().sittings()).isEmpty();
  }

  @Test
  void siteWithoutMail_takesNoAddress() {
    open(new RunningServer(directory, new FakeObjectStore(), catalogue));
    assertThat(emailDays()).isNull();
    JsonObject refused = json(ask(EMAIL), 400);
    assertThat(refused.getJsonObject("detail").getString("en")).contains("sends no mail");
    assertThat(own("GET", json(ask(" "), 201), "").getBoolean("emailKept")).isFalse();
  }
}
