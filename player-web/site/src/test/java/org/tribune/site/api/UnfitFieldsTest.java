package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.core.access.Role;
import org.tribune.core.config.MailConfig;
import org.tribune.site.RunningServer;
import org.tribune.site.SolvedChallenge;
import org.tribune.site.account.SecretHash;
import org.tribune.site.mail.PostOffice;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;

/** Sends fields as what they are not; what each is answered is in the table. */
class UnfitFieldsTest {
  private static final String FILE = "unfit-fields.txt";
  private static final String SITTING = "20261125-conseil-k3v9";
  private static final String QUESTIONS = "/api/v1/sittings/" + SITTING + "/questions";
  private static final String MODERATION = "/api/v1/sittings/" + SITTING + "/moderation";
  private static final String LEFT_OUT = "left out";
  private static final List<String> VALUES =
      List.of(LEFT_OUT, "null", "7", "true", "\"?\"", "{}", "[\"?\"]");

  /** What is written down of what was done. */
  private static final List<String> TOLD =
      List.of("name", "roles", "active", "language", "text", "mode", "state", "mine", "reason");

  @TempDir Path directory;
  private final List<String> found = new ArrayList<>();
  private Duration pause = Duration.ofHours(1);
  private int made;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // once the site is set up
  private Account administrator;

  @BeforeEach
  void start() {
    MailConfig nobodyThere;
    try (PostOffice closed = PostOffice.open(PostOffice.Kind.CLEAR, directory)) {
      nobodyThere = closed.config();
    }
    running = new RunningServer(directory, new TemporaryCatalogue(), nobodyThere);
    running.catalogue().sittings().create(SittingSamples.whole(SITTING, SittingSamples.EVENING));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void field_thatDoesNotFit_isAnsweredAsTheTableSays() {
    signingIn();
    people();
    pause = Duration.ofSeconds(10);
    citizens();
    moderators();
    RightsTable.keep(FILE, found);
    assertThat(found).containsExactlyElementsOf(RightsTable.read(FILE));
  }

  private HttpResponse<String> send(String method, String path, JsonObject body, String... more) {
    HttpRequest.Builder request =
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .method(method, BodyPublishers.ofString(body.encode()));
    HttpRequest asked = more.length == 0 ? request.build() : request.headers(more).build();
    HttpResponse<String> answer = running.send(asked);
    // A machine that is busy with other tests asks for patience, and has done nothing.
    for (int again = 0; again < 5 && answer.statusCode() == 503; again++) {
      answer = running.send(asked);
    }
    return answer;
  }

  private HttpResponse<String> asStaff(String method, String path, JsonObject body) {
    String cookie = running.signIn(administrator);
    running.clock().advance(pause);
    return send(method, path, body, "Cookie", cookie);
  }

  /** Each of the fields as each of the values, in a body of its own. */
  private void each(
      String route,
      String fields,
      Supplier<JsonObject> body,
      Function<JsonObject, HttpResponse<String>> send) {
    for (String field : fields.split(" ", -1)) {
      Map<String, List<String>> answers = new LinkedHashMap<>();
      for (String value : VALUES) {
        JsonObject sent = body.get();
        put(sent, field, value);
        answers.computeIfAbsent(told(send.apply(sent)), any -> new ArrayList<>()).add(value);
      }
      answers.forEach(
          (answer, values) ->
              found.add(
                  "%s %s %s -> %s".formatted(route, field, String.join(" ", values), answer)));
    }
  }

  private void staff(String route, String fields, Supplier<JsonObject> body) {
    String[] parts = route.split(" ", -1);
    each(route, fields, body, sent -> asStaff(parts[0], parts[1], sent));
  }

  private static void put(Object body, String field, String value) {
    String[] parts = field.split("/", 2);
    Object json = value.equals(LEFT_OUT) ? "" : Json.decodeValue(value);
    switch (body) {
      case JsonObject object when parts.length == 2 ->
          put(object.getValue(parts[0]), parts[1], value);
      case JsonObject object when value.equals(LEFT_OUT) -> object.remove(field);
      case JsonObject object -> object.put(field, json);
      case JsonArray list when parts.length == 2 -> put(list.getValue(0), parts[1], value);
      case JsonArray list when value.equals(LEFT_OUT) -> list.clear();
      default -> ((JsonArray) body).set(0, json);
    }
  }

  private static String told(HttpResponse<String> response) {
    if (response.body().isEmpty()) {
      return "" + response.statusCode();
    }
    JsonObject body = new JsonObject(response.body());
    JsonArray outcomes = body.getJsonArray("outcomes", new JsonArray());
    JsonObject outcome = outcomes.isEmpty() ? body : outcomes.getJsonObject(0);
    Object why = outcome.getValue("why", outcome.getValue("detail"));
    String what =
        why instanceof JsonObject message
            ? message.getString("en")
            : body.stream()
                .filter(each -> TOLD.contains(each.getKey()))
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    return "%d %s %s"
        .formatted(response.statusCode(), outcome.getString("outcome", ""), what)
        .replaceAll(" +", " ")
        .strip();
  }

  /** All but the password is right. */
  private JsonObject setUp() {
    String link = running.setUpLink().toString();
    return new JsonObject()
        .put("secret", link.substring(link.indexOf('#') + 1))
        .put("name", "Ève")
        .put("login", "eve")
        .put("password", "court");
  }

  private void signingIn() {
    each(
        "POST /api/v1/set-up",
        "secret name login password",
        this::setUp,
        body -> send("POST", "/api/v1/set-up", body));
    administrator = running.person(Role.ADMINISTRATOR);
    staff("POST /api/v1/links/look", "secret", JsonObject::new);
    staff("POST /api/v1/links/password", "secret password", JsonObject::new);
    staff("POST /api/v1/session", "login password", JsonObject::new);
    staff("POST /api/v1/session/oidc", "next trusted", JsonObject::new);
    each(
        "POST /api/v1/session/passkey",
        "credential trusted",
        JsonObject::new,
        body -> withPasskey("/api/v1/session/passkey", body));
    each(
        "POST /api/v1/account/passkeys",
        "name credential",
        () -> new JsonObject().put("name", "Phone"),
        body -> withPasskey("/api/v1/account/passkeys", body));
    staff("POST /api/v1/account/passkeys/challenge", "password", JsonObject::new);
    staff("DELETE /api/v1/account/passkeys/none", "password", JsonObject::new);
  }

  /** In a browser that was asked for one. */
  private HttpResponse<String> withPasskey(String path, JsonObject body) {
    running.clock().advance(pause);
    String cookie = running.signIn(administrator);
    HttpResponse<String> asked = send("POST", path + "/challenge", body, "Cookie", cookie);
    String state = RunningServer.cookie(asked, "tribune_passkey").orElseThrow();
    return send("POST", path, body, "Cookie", cookie + "; " + state);
  }

  private void people() {
    staff("POST /api/v1/account/password", "current", JsonObject::new);
    staff(
        "PUT /api/v1/account/contact",
        "email language wanted",
        () ->
            new JsonObject()
                .put("email", "eve@example.org")
                .put("wanted", new JsonArray().add("failed")));
    staff("POST /api/v1/account/contact/confirmation", "secret", JsonObject::new);
    staff(
        "POST /api/v1/accounts",
        "login name roles",
        () ->
            new JsonObject()
                .put("login", "eve" + made++)
                .put("name", "Ève")
                .put("roles", new JsonArray().add("clerk")));
    String person = "/api/v1/accounts/" + running.person(Role.CLERK).id();
    each(
        "PATCH /api/v1/accounts/{person}",
        "name roles active",
        JsonObject::new,
        body -> asStaff("PATCH", person, body));
  }

  private JsonObject question() {
    return new JsonObject()
        .put("browser", "a-browser-of-a-citizen" + made++)
        .put("name", "Ève")
        .put("text", "Quand la route de l'étang sera-t-elle rouverte ?")
        .put("email", "eve@example.org")
        .put("challenge", SolvedChallenge.easy(running));
  }

  private HttpResponse<String> ask(JsonObject body) {
    running.clock().advance(pause);
    return send("POST", QUESTIONS, body);
  }

  private JsonObject asked() {
    HttpResponse<String> asked = ask(question());
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    return new JsonObject(asked.body());
  }

  private JsonObject published() {
    JsonObject asked = asked();
    JsonObject order = order("publish", asked.getString("id"));
    assertThat(decide(order).body()).contains("done");
    return asked;
  }

  private static JsonObject order(String action, String question) {
    return JsonObject.of("question", question, "version", 0, "action", action);
  }

  private HttpResponse<String> decide(JsonObject order) {
    return asStaff("POST", MODERATION, JsonObject.of("orders", JsonArray.of(order)));
  }

  private JsonObject report() {
    return new JsonObject()
        .put("reason", "insult")
        .put("words", "Je suis nommé.")
        .put("challenge", SolvedChallenge.easy(running));
  }

  private HttpResponse<String> report(String question, JsonObject body) {
    running.clock().advance(pause);
    return send("POST", "/api/v1/questions/" + question + "/reports", body);
  }

  private void citizens() {
    each(
        "POST /api/v1/sittings/{sitting}/questions",
        "browser item name commune text email mailLink language challenge challenge/algorithm"
            + " challenge/challenge challenge/number challenge/salt challenge/signature",
        this::question,
        this::ask);
    JsonObject asked = published();
    String own = "/api/v1/questions/" + asked.getString("id") + "/own";
    String[] key = {"Tribune-Question-Key", asked.getString("key")};
    each(
        "PATCH /api/v1/questions/{question}/own",
        "name commune text",
        () -> JsonObject.of("name", "Ève", "text", "Et le pont ?"),
        body -> send("PATCH", own, body, key));
    each(
        "POST /api/v1/questions/{question}/own/contest",
        "words",
        JsonObject::new,
        body -> send("POST", own + "/contest", body, key));
    String published = published().getString("id");
    each(
        "POST /api/v1/questions/{question}/reports",
        "reason words contact language challenge",
        this::report,
        body -> report(published, body));
    each(
        "POST /api/v1/questions/appeal",
        "browser words",
        this::appeal,
        body -> send("POST", "/api/v1/questions/appeal", body));
  }

  /** Of a browser that was just banned. */
  private JsonObject appeal() {
    String browser = "a-browser-of-a-citizen" + made++;
    Instant now = running.clock().now().toInstant();
    running
        .catalogue()
        .questions()
        .save(
            new Ban(
                QuestionId.create(),
                QuestionId.create(),
                SecretHash.of(browser),
                "elsewhere",
                now,
                now.plus(Duration.ofDays(1)),
                "Insultes",
                "Anne Martin",
                Optional.empty()));
    return new JsonObject().put("browser", browser);
  }

  private void moderators() {
    String path = "/api/v1/questions/" + asked().getString("id");
    each(
        "PUT /api/v1/questions/{question}/hold",
        "takeOver",
        JsonObject::new,
        body -> asStaff("PUT", path + "/hold", body));
    each(
        "POST /api/v1/sittings/{sitting}/moderation",
        "orders orders/0",
        () -> JsonObject.of("orders", JsonArray.of(new JsonObject())),
        body -> asStaff("POST", MODERATION, body));
    orders("publish", "question version action words item leader before", new JsonObject());
    JsonObject passages =
        JsonObject.of("passages", JsonArray.of(JsonObject.of("start", 1, "end", 8)));
    orders("shorten", "passages passages/0 passages/0/start passages/0/end", passages);
    orders("note", "words", new JsonObject());
    orders("refuse", "reason words", JsonObject.of("reason", "insult"));
    orders("merge", "leader", new JsonObject());
    orders("move", "item", new JsonObject());
    String broadcast = "{\"spoken\": {\"broadcast\": \"b1\"}}";
    orders("answer", "spoken spoken/broadcast spoken/start", new JsonObject(broadcast));
    String text = "{\"written\": {\"from\": \"Le maire\", \"text\": \"Oui.\"}}";
    orders("answer", "written written/from written/text", new JsonObject(text));
    orders("reply", "written", new JsonObject(text));
    each(
        "PUT /api/v1/sittings/{sitting}/moderation/taking",
        "mode opensAt closesAt version",
        () -> JsonObject.of("mode", "written-only", "version", 0),
        body -> asStaff("PUT", MODERATION + "/taking", body));
    decided();
    each(
        "POST /api/v1/questions/{question}/ban",
        "hours reason",
        () -> JsonObject.of("hours", 2, "reason", "Insultes"),
        body -> asStaff("POST", path + "/ban", body));
  }

  /** An action on a question of its own each time. */
  private void orders(String action, String fields, JsonObject more) {
    each(
        "POST /api/v1/sittings/{sitting}/moderation " + action,
        fields,
        () -> order(action, asked().getString("id")).mergeIn(more.copy()),
        this::decide);
  }

  private void decided() {
    String question = published().getString("id");
    each(
        "POST /api/v1/sittings/{sitting}/moderation/reports/{report}",
        "state message",
        () -> JsonObject.of("state", "upheld", "message", "Merci."),
        body -> {
          String id = new JsonObject(report(question, report()).body()).getString("id");
          return asStaff("POST", MODERATION + "/reports/" + id, body);
        });
  }
}
