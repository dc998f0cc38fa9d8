package org.tribune.site.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.site.SolvedChallenge;
import org.tribune.site.api.DescribedClient;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** What citizens ask and moderators decide, through the API. */
class QuestionsTest {
  private static final String SITTING = "20261125-conseil-k3v9";
  private static final String QUESTIONS = "/api/v1/sittings/" + SITTING + "/questions";
  private static final String MODERATION = "/api/v1/sittings/" + SITTING + "/moderation";
  private static final String TEXT = "Quand la route de l'étang sera-t-elle rouverte ?";

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private RunningServer running;
  private final HttpClient client = new DescribedClient();
  private String moderator = "";
  private int browsers = 0;

  @BeforeEach
  void start() {
    running = new RunningServer(directory, new FakeObjectStore(), catalogue);
    moderator = running.signInAs(Role.MODERATOR);
    catalogue.sittings().create(SittingSamples.whole(SITTING, SittingSamples.EVENING));
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    running.close();
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private String browser() {
    return "a-browser-of-a-citizen" + browsers++;
  }

  private JsonObject order(String text) {
    return new JsonObject()
        .put("name", "Michèle")
        .put("commune", "Saint-Aubin")
        .put("text", text)
        .put("browser", browser())
        .put("challenge", SolvedChallenge.easy(running));
  }

  private HttpResponse<String> send(
      String method, String path, JsonObject body, String... headers) {
    var request =
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.encode()));
    return running.send(headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  private JsonObject asked(String text) {
    return json(send("POST", QUESTIONS, order(text)), 201);
  }

  private HttpResponse<String> own(String method, JsonObject asked, String more, JsonObject body) {
    return send(
        method,
        "/api/v1/questions/" + asked.getString("id") + "/own" + more,
        body,
        "Tribune-Question-Key",
        asked.getString("key"));
  }

  private JsonObject own(JsonObject asked) {
    return json(
        running.get(
            "/api/v1/questions/" + asked.getString("id") + "/own",
            "Tribune-Question-Key",
            asked.getString("key")),
        200);
  }

  private JsonObject card(String id) {
    return await()
        .until(
            () ->
                json(running.get(MODERATION, "Cookie", moderator), 200)
                    .getJsonArray("questions")
                    .stream()
                    .map(JsonObject.class::cast)
                    .filter(each -> each.getString("id").equals(id))
                    .findFirst(),
            found -> found.isPresent())
        .orElseThrow();
  }

  private long version(String id) {
    return catalogue.questions().find(new QuestionId(id)).orElseThrow().version();
  }

  /** Carries out an order on a question; gives its outcome. */
  private JsonObject decide(String id, String action, JsonObject more) {
    JsonObject order =
        new JsonObject().put("question", id).put("version", version(id)).put("action", action);
    JsonObject body = new JsonObject().put("orders", new JsonArray().add(order.mergeIn(more)));
    return json(running.order("POST", MODERATION, body.encode(), moderator), 200)
        .getJsonArray("outcomes")
        .getJsonObject(0);
  }

  private void done(String id, String action, JsonObject more) {
    assertThat(decide(id, action, more).getString("outcome")).isEqualTo("done");
  }

  private void published(JsonObject asked) {
    done(asked.getString("id"), "publish", new JsonObject());
  }

  private static JsonObject refusal() {
    return new JsonObject().put("reason", "insult").put("words", "Restez courtois.");
  }

  private List<JsonObject> shown(int count) {
    return await()
        .until(
            () ->
                json(running.get(QUESTIONS), 200).getJsonArray("questions").stream()
                    .map(JsonObject.class::cast)
                    .toList(),
            found -> found.size() == count);
  }

  @Test
  void question_beforeItIsPublished_isReadByItsAuthorAndModeratorsAlone() {
    JsonObject asked = asked(TEXT);
    assertThat(card(asked.getString("id")).getString("text")).isEqualTo(TEXT);
    assertThat(own(asked).getString("state")).isEqualTo("waiting");
    assertThat(running.get(QUESTIONS).body()).doesNotContain("étang");
    published(asked);
    JsonObject shown = shown(1).getFirst();
    assertThat(shown.getString("text")).isEqualTo(TEXT);
    assertThat(shown.getJsonObject("author").getString("name")).isEqualTo("Michèle");
    assertThat(own(asked).getString("state")).isEqualTo("published");
  }

  @Test
  void refusal_isToldToTheAuthorAlone_andMayBeContestedOnce() {
    JsonObject asked = asked("Vous êtes des nuls !");
    published(asked);
    shown(1);
    done(asked.getString("id"), "refuse", refusal());
    shown(0);
    assertThat(running.get(QUESTIONS).body()).doesNotContain("nuls");
    JsonObject own = own(asked);
    assertThat(own.getJsonObject("refusal").getString("reason")).isEqualTo("insult");
    assertThat(own.getJsonObject("refusal").getString("words")).isEqualTo("Restez courtois.");
    assertThat(own.getBoolean("mayContest")).isTrue();
    JsonObject words = new JsonObject().put("words", "C'était de l'humour.");
    assertThat(json(own("POST", asked, "/contest", words), 200).getString("state"))
        .isEqualTo("contested");
    await()
        .untilAsserted(
            () ->
                assertThat(card(asked.getString("id")).getString("contest"))
                    .isEqualTo("C'était de l'humour."));
    done(asked.getString("id"), "refuse", refusal());
    json(own("POST", asked, "/contest", words), 400);
  }

  @Test
  void refusal_withoutAReason_isNotCarriedOut() {
    JsonObject asked = asked(TEXT);
    JsonObject outcome = decide(asked.getString("id"), "refuse", new JsonObject());
    assertThat(outcome.getString("outcome")).isEqualTo("refused");
    assertThat(outcome.getJsonObject("detail").getString("fr")).contains("motif");
    outcome = decide(asked.getString("id"), "refuse", new JsonObject().put("reason", "other"));
    assertThat(outcome.getString("outcome")).isEqualTo("refused");
  }

  @Test
  void decision_onACardThatAnotherDecided_isAConflict_andUndoBringsItBack() {
    JsonObject asked = asked(TEXT);
    String id = asked.getString("id");
    published(asked);
    JsonObject late =
        new JsonObject()
            .put("question", id)
            .put("version", 0)
            .put("action", "refuse")
            .put("reason", "insult");
    JsonObject body = new JsonObject().put("orders", new JsonArray().add(late));
    JsonObject outcomes = json(running.order("POST", MODERATION, body.encode(), moderator), 200);
    assertThat(outcomes.getJsonArray("outcomes").getJsonObject(0).getString("outcome"))
        .isEqualTo("conflict");
    done(id, "undo", new JsonObject());
    assertThat(own(asked).getString("state")).isEqualTo("waiting");
    assertThat(decide(id, "undo", new JsonObject()).getString("outcome")).isEqualTo("refused");
  }

  @Test
  void merged_countAsOne_andAnHeirStandsForAWithdrawnLeader() {
    JsonObject leader = asked(TEXT);
    JsonObject same = asked("La route de l'étang rouvre quand ?");
    published(leader);
    published(same);
    String leaderId = leader.getString("id");
    support(leaderId, "PUT", "a-browser-that-supports-1");
    support(same.getString("id"), "PUT", "a-browser-that-supports-1");
    support(same.getString("id"), "PUT", "a-browser-that-supports-2");
    done(same.getString("id"), "merge", new JsonObject().put("leader", leaderId));
    JsonObject shown = shown(1).getFirst();
    assertThat(shown.getInteger("askedBy")).isEqualTo(2);
    assertThat(shown.getInteger("supports")).isEqualTo(2);
    assertThat(own(same).getJsonObject("leader").getString("id")).isEqualTo(leaderId);
    json(own("DELETE", leader, "", new JsonObject()), 200);
    await()
        .untilAsserted(
            () -> assertThat(shown(1).getFirst().getString("id")).isEqualTo(same.getString("id")));
  }

  private JsonObject support(String id, String method, String browser) {
    return json(
        send(
            method,
            "/api/v1/questions/" + id + "/support",
            new JsonObject(),
            "Tribune-Browser",
            browser),
        200);
  }

  @Test
  void support_ofOneBrowser_countsOnceAndIsTakenBack() {
    JsonObject asked = asked(TEXT);
    String id = asked.getString("id");
    String path = "/api/v1/questions/" + id + "/support";
    String browser = "a-browser-that-supports-1";
    assertThat(send("PUT", path, new JsonObject(), "Tribune-Browser", browser).statusCode())
        .as("not public yet")
        .isEqualTo(404);
    published(asked);
    assertThat(support(id, "PUT", browser).getInteger("supports")).isEqualTo(1);
    assertThat(support(id, "PUT", browser).getInteger("supports")).isEqualTo(1);
    assertThat(support(id, "PUT", "a-browser-that-supports-2").getInteger("supports")).isEqualTo(2);
    assertThat(
            json(running.get(QUESTIONS + "/supported", "Tribune-Browser", browser), 200)
                .getJsonArray("questions"))
        .containsExactly(id);
    assertThat(support(id, "DELETE", browser).getInteger("supports")).isEqualTo(1);
    json(send("PUT", path, new JsonObject(), "Tribune-Browser", "short"), 400);
    json(send("PUT", path, new JsonObject()), 400);
  }

  @Test
  void withdrawn_leavesNothingOfItsWords() {
    JsonObject asked = asked(TEXT);
    published(asked);
    shown(1);
    JsonObject withdrawn = json(own("DELETE", asked, "", new JsonObject()), 200);
    assertThat(withdrawn.getString("state")).isEqualTo("withdrawn");
    shown(0);
    assertThat(running.get(MODERATION, "Cookie", moderator).body())
        .doesNotContain("étang")
        .doesNotContain("Michèle");
    var asker = catalogue.questions().asker(new QuestionId(asked.getString("id"))).orElseThrow();
    assertThat(asker.browser() + asker.origin()).isEmpty();
  }

  @Test
  void corrected_byItsAuthor_whileItWaits() {
    JsonObject asked = asked(TEXT);
    JsonObject next =
        new JsonObject().put("name", "M.").put("commune", "").put("text", "Et le pont ?");
    assertThat(json(own("PATCH", asked, "", next), 200).getString("text"))
        .isEqualTo("Et le pont ?");
    published(asked);
    json(own("PATCH", asked, "", next), 400);
  }

  @Test
  void privateLink_ofAnother_opensNothing() {
    JsonObject mine = asked(TEXT);
    JsonObject other = asked("Et le pont ?");
    JsonObject forged = mine.copy().put("key", other.getString("key"));
    for (String method : List.of("PATCH", "DELETE")) {
      json(own(method, forged, "", order("x")), 404);
      json(own(method, mine.copy().put("key", "x".repeat(22)), "", order("x")), 404);
    }
    json(running.get("/api/v1/questions/" + mine.getString("id") + "/own"), 404);
    json(own("POST", forged, "/contest", new JsonObject().put("words", "x")), 404);
    assertThat(own(mine).getString("state")).isEqualTo("waiting");
  }

  @Test
  void export_hasAllThatIsKept() {
    JsonObject asked = asked(TEXT);
    JsonObject export =
        json(
            running.get(
                "/api/v1/questions/" + asked.getString("id") + "/own/export",
                "Tribune-Question-Key",
                asked.getString("key")),
            200);
    assertThat(export.getString("text")).isEqualTo(TEXT);
    assertThat(export.getBoolean("browserIsKnown")).isTrue();
    assertThat(export.getBoolean("lineIsKnown")).isTrue();
  }

  @Test
  void question_withAChallengeThatWasUsedOrForged_isNotTaken() {
    JsonObject order = order(TEXT);
    json(send("POST", QUESTIONS, order), 201);
    assertThat(json(send("POST", QUESTIONS, order), 400).getString("code"))
        .isEqualTo("challenge-needed");
    JsonObject forged = order(TEXT);
    forged.getJsonObject("challenge").put("number", 1_000_000_000);
    json(send("POST", QUESTIONS, forged), 400);
    JsonObject late = order(TEXT);
    running.clock().advance(Duration.ofHours(3));
    json(send("POST", QUESTIONS, late), 400);
    JsonObject longer = order(TEXT);
    JsonObject challenge = longer.getJsonObject("challenge");
    challenge.put("salt", challenge.getString("salt").replaceAll("expires=\\d", "expires=9"));
    json(send("POST", QUESTIONS, longer), 400);
  }

  @Test
  void challenge_whateverALineAsked_costsASlowTelephoneThreeSecondsAtMost() {
    long slowTelephone = 3 * 25_000;
    for (int i = 0; i < 50; i++) {
      asked(TEXT + " " + i);
    }
    assertThat(json(running.get("/api/v1/challenge"), 200).getLong("maxnumber"))
        .isBetween(20_000L, slowTelephone);
  }

  @Test
  void shortened_isReadWithoutThePassage_andItsAuthorSeesWhatWasMasked() {
    JsonObject asked = asked("Appelez-moi au 06 12 34 56 78 pour la route.");
    String id = asked.getString("id");
    JsonObject passage = new JsonObject().put("start", 15).put("end", 29);
    done(id, "shorten", new JsonObject().put("passages", new JsonArray().add(passage)));
    JsonObject shown = await().until(() -> shown(1), each -> each.size() == 1).getFirst();
    assertThat(shown.getString("text")).isEqualTo("Appelez-moi au […] pour la route.");
    assertThat(shown.getBoolean("shortened")).isTrue();
    assertThat(shown.encode()).doesNotContain("06 12", "original");
    assertThat(own(asked).getString("original")).contains("06 12 34 56 78");
    done(id, "note", new JsonObject().put("words", "Vu avec la mairie."));
    await()
        .untilAsserted(
            () ->
                assertThat(card(id).getJsonObject("note", new JsonObject()).getString("text"))
                    .isEqualTo("Vu avec la mairie."));
    assertThat(own(asked).encode()).doesNotContain("Vu avec");
    assertThat(shown(1).getFirst().encode()).doesNotContain("Vu avec");
    json(own("DELETE", asked, "", new JsonObject()), 200);
    assertThat(catalogue.questions().find(new QuestionId(id)).orElseThrow().toString())
        .doesNotContain("06 12", "Vu avec");
  }

  @Test
  void spreadTexts_areOneGroup_forModeratorsAlone() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String text = "Stop aux éoliennes dans notre vallée, signez vite la pétition n° " + i + " !";
      ids.add(asked(text).getString("id"));
    }
    await()
        .untilAsserted(
            () ->
                assertThat(ids)
                    .allSatisfy(
                        id ->
                            assertThat(card(id).getString("group"))
                                .isEqualTo(Collections.min(ids))));
  }

  @Test
  void oneBrowser_thatFloods_isAskedToWait_andOthersOfItsLineAreNot() {
    JsonObject first = order(TEXT);
    String browser = first.getString("browser");
    json(send("POST", QUESTIONS, first), 201);
    for (int i = 0; i < 5; i++) {
      json(send("POST", QUESTIONS, order(TEXT + i).put("browser", browser)), 201);
    }
    HttpResponse<String> flood = send("POST", QUESTIONS, order(TEXT).put("browser", browser));
    json(flood, 429);
    assertThat(flood.headers().firstValue("Retry-After")).contains("60");
    asked("D'un voisin.");
    running.clock().advance(Duration.ofMinutes(1));
    json(send("POST", QUESTIONS, order(TEXT).put("browser", browser)), 201);
  }

  @ParameterizedTest
  @CsvSource({
    "item, other-of-none, 400",
    "item, finances, 201",
    "name, '', 400",
    "name, '\u202e \u200b', 400",
    "text, '', 400",
    "browser, short, 400",
  })
  void field_thatDoesNotFit_isTold(String field, String value, int status) {
    JsonObject answer = json(send("POST", QUESTIONS, order(TEXT).put(field, value)), status);
    if (status == 400) {
      assertThat(answer.getJsonObject("detail").getString("fr")).isNotBlank();
      assertThat(answer.getJsonObject("detail").getString("en")).isNotBlank();
    }
  }

  @Test
  void hostileText_isKeptAsText_andALargeBodyIsRefused() {
    JsonObject asked = asked("<script>alert(1)</script>\u202eabc\u200b\u0000");
    assertThat(own(asked).getString("text")).isEqualTo("<script>alert(1)</script>abc");
    JsonObject large = order("x".repeat(1_000_000));
    assertThat(send("POST", QUESTIONS, large).statusCode()).isEqualTo(413);
    JsonObject tooLong = order("é".repeat(1_001));
    assertThat(json(send("POST", QUESTIONS, tooLong), 400).getJsonObject("detail").getString("fr"))
        .contains("1001");
    JsonObject wrong = order(TEXT);
    wrong.put("text", new JsonArray().add("x"));
    json(send("POST", QUESTIONS, wrong), 400);
  }

  @Test
  void withoutTheHeaderOfOurPages_nothingIsTaken() {
    HttpResponse<String> foreign =
        running.send(
            running
                .request(QUESTIONS)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(order(TEXT).encode()))
                .build());
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void sitting_thatIsADraftOrTakesNone_takesNone() {
    JsonObject off = new JsonObject().put("mode", "off").put("version", 0);
    json(running.order("PUT", MODERATION + "/taking", off.encode(), moderator), 200);
    await()
        .until(() -> !json(running.get(QUESTIONS), 200).getJsonObject("taking").getBoolean("open"));
    json(send("POST", QUESTIONS, order(TEXT)), 409);
    json(running.order("PUT", MODERATION + "/taking", off.encode(), moderator), 409);
    catalogue.sittings().create(SittingSamples.draft("20261126-draft", SittingSamples.EVENING));
    json(running.get("/api/v1/sittings/20261126-draft/questions"), 404);
    json(send("POST", "/api/v1/sittings/20261126-draft/questions", order(TEXT)), 404);
  }

  @Test
  void answer_onAir_isGivenInASuspensionAlone() {
    JsonObject asked = asked(TEXT);
    published(asked);
    String id = asked.getString("id");
    BroadcastId broadcast = new BroadcastId("b1");
    running.open(broadcast, /* live= */ true);
    JsonObject spoken = new JsonObject().put("spoken", new JsonObject().put("broadcast", "b1"));
    JsonObject outcome = decide(id, "answer", spoken);
    assertThat(outcome.getJsonObject("detail").getString("fr")).contains("suspension");
    running
        .log()
        .append(
            Topics.EVENTS,
            RunningServer.CHAMBER.value(),
            new BroadcastEvent.FloorGiven(broadcast, running.clock().now().toInstant()))
        .join();
    running.clock().advance(Duration.ofSeconds(10));
    await().until(() -> decide(id, "answer", spoken).getString("outcome").equals("done"));
    JsonObject shown =
        await()
            .until(() -> shown(1).getFirst(), each -> each.getString("state").equals("answered"));
    assertThat(shown.getJsonObject("answer").getJsonObject("spoken").getString("broadcast"))
        .isEqualTo("b1");
    JsonObject written =
        new JsonObject()
            .put("written", new JsonObject().put("from", "Le président").put("text", "En mars."));
    done(id, "answer", written);
    assertThat(own(asked).getJsonObject("answer").getJsonObject("written").getString("text"))
        .isEqualTo("En mars.");
  }

  @Test
  void screenOfTheRoom_showsOneQuestionAtATime() {
    JsonObject first = asked(TEXT);
    JsonObject second = asked("Et le pont ?");
    published(first);
    published(second);
    done(first.getString("id"), "send-to-chair", new JsonObject());
    done(first.getString("id"), "show", new JsonObject());
    done(second.getString("id"), "show", new JsonObject());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        shown(2).stream()
                            .filter(each -> each.getBoolean("onScreen"))
                            .map(each -> each.getString("id")))
                    .containsExactly(second.getString("id")));
    done(second.getString("id"), "take-down", new JsonObject());
    done(first.getString("id"), "recall", new JsonObject());
  }

  private List<String> chairList() {
    return json(running.get(MODERATION, "Cookie", moderator), 200)
        .getJsonArray("questions")
        .stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getJsonObject("chair") != null)
        .sorted(Comparator.comparing(QuestionsTest::placeOf))
        .map(each -> each.getString("id"))
        .toList();
  }

  private static Instant placeOf(JsonObject question) {
    return question.getJsonObject("chair").getInstant("sentAt");
  }

  @Test
  void chairsList_isInTheOrderThatIsWanted() {
    List<String> ids = new ArrayList<>();
    for (String text : List.of("Le lac ?", "Le pont ?", "Le toit ?", "Le stade ?")) {
      JsonObject asked = asked(text);
      published(asked);
      ids.add(asked.getString("id"));
    }
    String[] q = ids.toArray(String[]::new);
    JsonObject end = new JsonObject().putNull("before");
    assertThat(decide(q[0], "place", end).getString("outcome")).isEqualTo("refused");
    // Sent in one moment.
    ids.forEach(each -> done(each, "send-to-chair", new JsonObject()));
    for (String each : q) {
      done(each, "place", end);
    }
    awaitChairList(q[0], q[1], q[2], q[3]);
    done(q[3], "place", new JsonObject().put("before", q[1]));
    awaitChairList(q[0], q[3], q[1], q[2]);
    done(q[0], "place", end);
    awaitChairList(q[3], q[1], q[2], q[0]);
    done(q[1], "place", new JsonObject().put("before", q[2]));
    awaitChairList(q[3], q[1], q[2], q[0]);
    JsonObject itself = new JsonObject().put("before", q[1]);
    assertThat(decide(q[1], "place", itself).getString("outcome")).isEqualTo("refused");
  }

  private void awaitChairList(String... ids) {
    await().untilAsserted(() -> assertThat(chairList()).containsExactly(ids));
  }

  @Test
  void report_ofAPublishedQuestion_isDecided() {
    JsonObject asked = asked(TEXT);
    published(asked);
    String path = "/api/v1/questions/" + asked.getString("id") + "/reports";
    JsonObject report =
        new JsonObject()
            .put("reason", "right-of-reply")
            .put("words", "Je suis nommé.")
            .put("contact", "moi@example.org")
            .put("challenge", SolvedChallenge.of(running));
    JsonObject sent = json(send("POST", path, report), 201);
    String id = sent.getString("id");
    json(send("POST", path, report), 400);
    assertThat(sent.getString("link"))
        .isEqualTo("/question-reports/" + id + "#" + sent.getString("key"));
    assertThat(ownReport(sent).getString("state")).isEqualTo("open");
    assertThat(ownReport(sent).getValue("outcome")).isNull();
    await().until(() -> card(asked.getString("id")).getJsonArray("reports").size() == 1);
    JsonObject state =
        new JsonObject().put("state", "upheld").put("message", "Votre réponse est publiée.");
    String decision = MODERATION + "/reports/" + id;
    assertThat(
            json(running.order("POST", decision, state.encode(), moderator), 200).getString("told"))
        .isEqualTo("page");
    json(running.order("POST", decision, state.encode(), moderator), 409);
    await()
        .untilAsserted(
            () -> {
              JsonObject decided =
                  card(asked.getString("id")).getJsonArray("reports").getJsonObject(0);
              assertThat(decided.getString("state")).isEqualTo("upheld");
              assertThat(decided.getString("contact")).isEmpty();
            });
    done(
        asked.getString("id"),
        "reply",
        new JsonObject()
            .put("written", new JsonObject().put("from", "M. Dupont").put("text", "C'est faux.")));
    await().until(() -> shown(1).getFirst().getJsonObject("reply") != null);
    JsonObject own = ownReport(sent);
    assertThat(own.getString("state")).isEqualTo("upheld");
    assertThat(own.getString("outcome")).isEqualTo("replied");
    assertThat(own.getString("message")).isEqualTo("Votre réponse est publiée.");
    assertThat(own.getBoolean("contactKept")).isFalse();
    json(running.get("/api/v1/question-reports/" + id, "Tribune-Question-Key", "another"), 404);
    json(running.get("/api/v1/question-reports/" + id), 404);
  }

  @Test
  void report_withAnAddressThatIsNone_isRefused() {
    JsonObject asked = asked(TEXT);
    published(asked);
    JsonObject report =
        new JsonObject()
            .put("reason", "insult")
            .put("contact", "moi chez exemple")
            .put("challenge", SolvedChallenge.of(running));
    json(send("POST", "/api/v1/questions/" + asked.getString("id") + "/reports", report), 400);
  }

  private JsonObject ownReport(JsonObject sent) {
    return json(
        running.get(
            "/api/v1/question-reports/" + sent.getString("id"),
            "Tribune-Question-Key",
            sent.getString("key")),
        200);
  }

  @Test
  void ban_holdsForTheBrowserAndItsLine_untilItIsLifted_andMayBeAppealed() {
    JsonObject order = order(TEXT);
    String id = json(send("POST", QUESTIONS, order), 201).getString("id");
    JsonObject ban = new JsonObject().put("hours", 24).put("reason", "Insultes répétées.");
    JsonObject made =
        json(
            running.order("POST", "/api/v1/questions/" + id + "/ban", ban.encode(), moderator),
            200);
    JsonObject banned = json(send("POST", QUESTIONS, order(TEXT)), 403);
    assertThat(banned.getString("code")).isEqualTo("banned");
    assertThat(banned.getJsonObject("detail").getString("fr")).contains("Insultes répétées.");
    JsonObject appeal =
        new JsonObject().put("browser", browser()).put("words", "Ce n'était pas moi.");
    json(send("POST", "/api/v1/questions/appeal", appeal), 200);
    json(send("POST", "/api/v1/questions/appeal", appeal), 404);
    JsonObject bans = json(running.get("/api/v1/bans", "Cookie", moderator), 200);
    assertThat(bans.getJsonArray("bans").getJsonObject(0).getString("appeal"))
        .isEqualTo("Ce n'était pas moi.");
    json(running.order("DELETE", "/api/v1/bans/" + made.getString("id"), "{}", moderator), 200);
    json(send("POST", QUESTIONS, order(TEXT)), 201);
  }

  @Test
  void hold_keepsAnotherFromJudgingTheSameCard() {
    JsonObject asked = asked(TEXT);
    String other = running.signInAs(Role.MODERATOR);
    String path = "/api/v1/questions/" + asked.getString("id") + "/hold";
    assertThat(json(running.order("PUT", path, "{}", moderator), 200).getBoolean("held")).isTrue();
    assertThat(json(running.order("PUT", path, "{}", other), 200).getBoolean("held")).isFalse();
    assertThat(
            json(running.order("PUT", path, "{\"takeOver\": true}", other), 200).getBoolean("held"))
        .isTrue();
    json(running.order("DELETE", MODERATION + "/holds", "{}", other), 200);
    assertThat(json(running.order("PUT", path, "{}", moderator), 200).getBoolean("held")).isTrue();
  }

  @Test
  void export_asCsvAndPdf_hasNoFormulaAndNoRefusedWords() {
    JsonObject formula = asked("=HYPERLINK(\"http://x\")");
    published(formula);
    JsonObject refused = asked("Vous êtes des nuls !");
    done(refused.getString("id"), "refuse", refusal());
    await().until(() -> card(refused.getString("id")).getString("state").equals("refused"));
    HttpResponse<String> csv = running.get(MODERATION + "/questions.csv", "Cookie", moderator);
    assertThat(csv.body())
        .startsWith("\ufeffN°;Posée le;Nom;Commune;Sujet;État;")
        .contains("\"'=HYPERLINK(", ";\"refusée\";");
    assertThat(running.get(MODERATION + "/questions.csv?lang=en", "Cookie", moderator).body())
        .startsWith("\ufeffNo.;Asked on;Name;")
        .contains(";\"refused\";");
    HttpResponse<String> pdf = running.get(MODERATION + "/questions.pdf", "Cookie", moderator);
    assertThat(pdf.body()).startsWith("%PDF-");
    JsonObject statistics = json(running.get(MODERATION + "/statistics", "Cookie", moderator), 200);
    assertThat(statistics.getInteger("asked")).isEqualTo(2);
    assertThat(statistics.getJsonObject("states").getInteger("refused")).isEqualTo(1);
  }

  @Test
  void auditTrail_hasEachDecision_andNoWordsOfACitizen() {
    JsonObject asked = asked(TEXT);
    published(asked);
    done(asked.getString("id"), "refuse", refusal());
    String trail = catalogue.accounts().audit(AuditQuery.newest(20)).toString();
    assertThat(trail).contains("publish", "refuse insult", asked.getString("id"));
    assertThat(trail).doesNotContain("étang");
  }

  @Test
  void flags_areFoundBeforeAnybodyReads_withThePlaceAndTheLikeOnes() {
    JsonObject first = asked(TEXT);
    card(first.getString("id"));
    JsonObject order = order("QUAND la route de l'étang sera-t-elle rouverte !!");
    JsonObject same = json(send("POST", QUESTIONS, order.put("name", "Tél. 06 12 34 56 78")), 201);
    JsonObject card = card(same.getString("id"));
    assertThat(card.getJsonArray("flags")).contains("personal-data", "repeat");
    JsonObject findings =
        json(
            running.get(
                "/api/v1/questions/" + same.getString("id") + "/findings", "Cookie", moderator),
            200);
    JsonObject span = findings.getJsonArray("spans").getJsonObject(0);
    assertThat(span.getString("place")).isEqualTo("name");
    assertThat("Tél. 06 12 34 56 78".substring(span.getInteger("start"), span.getInteger("end")))
        .isEqualTo("06 12 34 56 78");
    assertThat(findings.getJsonArray("alike").getJsonObject(0).getString("question"))
        .isEqualTo(first.getString("id"));
  }

  /** The lines of an event stream, as they come. */
  private BlockingQueue<String> events(String path, String... headers) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    var request = running.request(path);
    CompletableFuture<Void> _ =
        client
            .sendAsync(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofLines())
            // On a thread of its own: the response may have come before this is reached.
            .thenAcceptAsync(
                response -> response.body().forEach(lines::add), Thread::startVirtualThread);
    return lines;
  }

  private static JsonObject next(BlockingQueue<String> lines, String event)
      throws InterruptedException {
    while (true) {
      String line = lines.poll(10, TimeUnit.SECONDS);
      assertThat(line).as("an event " + event).isNotNull();
      if (line.equals("event: " + event)) {
        String data = lines.take();
        return new JsonObject(data.substring("data: ".length()));
      }
    }
  }

  @Test
  void events_tellWhatChanged_andWhoComesBackGetsWhatWasMissed() throws InterruptedException {
    JsonObject first = asked(TEXT);
    JsonObject second = asked("Et le pont ?");
    BlockingQueue<String> stream = events(QUESTIONS + "/events");
    JsonObject whole = next(stream, "questions");
    assertThat(whole.getJsonArray("questions")).isEmpty();
    published(first);
    JsonObject changes = next(stream, "changes");
    assertThat(changes.getJsonArray("changed").getJsonObject(0).getString("id"))
        .isEqualTo(first.getString("id"));
    published(second);
    JsonObject more = next(stream, "changes");
    assertThat(more.getJsonArray("changed")).hasSize(1);
    BlockingQueue<String> again =
        events(QUESTIONS + "/events", "Last-Event-ID", changes.getLong("number").toString());
    assertThat(next(again, "changes")).isEqualTo(more);
    BlockingQueue<String> unknown = events(QUESTIONS + "/events", "Last-Event-ID", "1234567");
    assertThat(next(unknown, "questions").getJsonArray("questions")).hasSize(2);
    done(first.getString("id"), "refuse", refusal());
    assertThat(next(stream, "changes").getJsonArray("gone")).containsExactly(first.getString("id"));
    assertThat(next(again, "changes").getJsonArray("gone")).containsExactly(first.getString("id"));
  }

  @Test
  void eventsOfModerators_haveEachCard() throws InterruptedException {
    BlockingQueue<String> stream = events(MODERATION + "/events", "Cookie", moderator);
    next(stream, "questions");
    JsonObject asked = asked(TEXT);
    JsonObject card = next(stream, "changes").getJsonArray("changed").getJsonObject(0);
    assertThat(card.getString("id")).isEqualTo(asked.getString("id"));
    assertThat(card.getString("state")).isEqualTo("waiting");
  }

  @Test
  void list_thatIsAsNew_isNotSentAgain() {
    published(asked(TEXT));
    shown(1);
    HttpResponse<String> first = running.get(QUESTIONS);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(running.get(QUESTIONS, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(first.body().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }
}
