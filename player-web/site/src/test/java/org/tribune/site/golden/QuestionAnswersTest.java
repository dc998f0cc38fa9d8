package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.site.SolvedChallenge;
import org.tribune.testkit.catalogue.SittingSamples;

/** Questions in each state, for citizens, their authors and moderators. */
class QuestionAnswersTest {
  private static final String SITTING = "20261125-conseil-k3v9";
  private static final String QUESTIONS = "/api/v1/sittings/" + SITTING + "/questions";
  private static final String MODERATION = "/api/v1/sittings/" + SITTING + "/moderation";
  private static final String TEXT = "Quand la route de l'étang sera-t-elle rouverte ?";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private GoldenTown town;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller moderator;

  private int browsers;

  /** A question, with the secret of its author. */
  private record Asked(String id, String key) {
    String own(String more) {
      return "/api/v1/questions/" + id + "/own" + more;
    }
  }

  @Test
  void questions_areAnsweredAsBefore() {
    try (GoldenTown opened = GoldenTown.open(directory, "questions.txt")) {
      town = opened;
      moderator = town.person(Role.MODERATOR);
      town.catalogue().sittings().create(SittingSamples.whole(SITTING, SittingSamples.EVENING));
      town.get(moderator, "/api/v1/questions/summary");
      Asked first = asked(TEXT);
      own(first);
      moderated(first);
      refused();
      merged(first);
      chair(first);
      reported(first);
      banned();
      asRead(first);
      exports();
      taking();
      withdrawn(first);
      alerts();
      town.assertIsAsBefore();
    }
  }

  /** Alerts, which are shown with the same work. */
  private void alerts() {
    JsonObject wish =
        new JsonObject()
            .put("email", "ana@example.org")
            .put("words", "eau potable")
            .put("language", "fr");
    town.order(
        Caller.NOBODY,
        "POST",
        "/api/v1/alerts",
        wish.copy().put("challenge", SolvedChallenge.of(town.running())));
    town.order(Caller.NOBODY, "POST", "/api/v1/alerts", wish.copy().put("words", "«»"));
    town.order(Caller.NOBODY, "POST", "/api/v1/alerts", wish.copy().put("email", "ana"));
    AlertSubscription one =
        AlertSubscription.asked(
            "ben@example.org",
            "key-of-ben",
            "eau potable",
            /* body= */ "",
            "fr",
            SittingSamples.EVENING);
    assertThat(town.catalogue().subscriptions().create(one, /* most= */ 9)).isTrue();
    for (String action : new String[] {"", "action=confirm", "", "action=end", "action=end"}) {
      if (action.isEmpty()) {
        town.get(Caller.NOBODY, "/alerts/key-of-ben", "Accept", "text/html");
      } else {
        town.order(
            Caller.NOBODY,
            "POST",
            "/alerts/key-of-ben",
            action,
            "Content-Type",
            "application/x-www-form-urlencoded");
      }
    }
  }

  private JsonObject order(String text) {
    return new JsonObject()
        .put("name", "Michèle")
        .put("commune", "Saint-Aubin")
        .put("text", text)
        .put("browser", "a-browser-of-a-citizen" + browsers++)
        .put("challenge", SolvedChallenge.of(town.running()));
  }

  private Asked asked(String text) {
    Answer answer = town.order(Caller.NOBODY, "POST", QUESTIONS, order(text));
    return new Asked(answer.text("id"), answer.text("key"));
  }

  /** Waits until moderators see that many questions. */
  private Answer look(Caller who, String path, String word) {
    return town.get(who, path, body -> body.contains(word));
  }

  private long version(String id) {
    return town.catalogue().questions().find(new QuestionId(id)).orElseThrow().version();
  }

  private Answer decide(String id, String action, String more) {
    JsonObject order =
        new JsonObject(more).put("question", id).put("version", version(id)).put("action", action);
    JsonObject body = new JsonObject().put("orders", new JsonArray().add(order));
    return town.order(moderator, "POST", MODERATION, body);
  }

  private Answer keyed(Asked asked, String method, String more, String body) {
    return town.order(
        Caller.NOBODY, method, asked.own(more), body, "Tribune-Question-Key", asked.key());
  }

  private void own(Asked asked) {
    String[] key = {"Tribune-Question-Key", asked.key()};
    town.get(Caller.NOBODY, "/api/v1/challenge");
    town.get(Caller.NOBODY, asked.own(""), key);
    town.get(Caller.NOBODY, asked.own(""));
    town.get(Caller.NOBODY, asked.own("/export"), key);
    keyed(asked, "PATCH", "", "{\"name\": \"M.\", \"commune\": \"\", \"text\": \"Et le pont ?\"}");
    keyed(asked, "PATCH", "", "{\"name\": \"M.\", \"commune\": \"\", \"text\": \"\"}");
    keyed(asked, "DELETE", "/email", "");
    keyed(asked, "POST", "/contest", "{\"words\": \"Pourquoi ?\"}");
    town.order(
        Caller.NOBODY,
        "PUT",
        support(asked.id()),
        "{}",
        "Tribune-Browser",
        "a-browser-that-supports-1");
  }

  private static String support(String id) {
    return "/api/v1/questions/" + id + "/support";
  }

  private void moderated(Asked first) {
    look(moderator, MODERATION, "Et le pont ?");
    town.get(moderator, "/api/v1/questions/" + first.id() + "/findings");
    Caller other = town.person(Role.MODERATOR);
    String hold = "/api/v1/questions/" + first.id() + "/hold";
    town.order(moderator, "PUT", hold, "{}");
    town.order(other, "PUT", hold, "{}");
    town.order(other, "PUT", hold, "{\"takeOver\": true}");
    Instant until = town.running().clock().now().toInstant().plus(Duration.ofMinutes(2));
    look(moderator, MODERATION, "\"until\":\"" + until);
    town.order(other, "DELETE", MODERATION + "/holds", "{}");
    decide(first.id(), "publish", "{}");
    look(Caller.NOBODY, QUESTIONS, first.id());
    decide(first.id(), "undo", "{}");
    decide(first.id(), "undo", "{}");
    decide(first.id(), "nothing", "{}");
    decide(first.id(), "publish", "{\"version\": 0}");
    decide(first.id(), "note", "{\"words\": \"Vu avec la mairie.\"}");
    decide(first.id(), "move", "{\"item\": \"budget\"}");
    decide(first.id(), "move", "{\"item\": \"nowhere\"}");
    town.order(
        moderator,
        "POST",
        MODERATION,
        "{\"orders\": [{\"question\": \"%s\", \"version\": 0, \"action\": \"publish\"}]}"
            .formatted(first.id()));
    town.order(moderator, "POST", MODERATION, "{}");
    Asked masked = asked("Appelez-moi au 06 12 34 56 78 pour la route, ESPÈCE DE NULS.");
    look(moderator, MODERATION, masked.id());
    town.get(moderator, "/api/v1/questions/" + masked.id() + "/findings");
    decide(masked.id(), "shorten", "{\"passages\": [{\"start\": 15, \"end\": 29}]}");
    decide(masked.id(), "shorten", "{\"passages\": [{\"start\": 15, \"end\": 9999}]}");
    town.get(Caller.NOBODY, masked.own(""), "Tribune-Question-Key", masked.key());
    town.order(
        Caller.NOBODY,
        "PUT",
        support(first.id()),
        "{}",
        "Tribune-Browser",
        "a-browser-that-supports-1");
    town.order(Caller.NOBODY, "PUT", support(first.id()), "{}", "Tribune-Browser", "short");
    town.get(
        Caller.NOBODY, QUESTIONS + "/supported", "Tribune-Browser", "a-browser-that-supports-1");
    town.order(
        Caller.NOBODY,
        "DELETE",
        support(first.id()),
        "{}",
        "Tribune-Browser",
        "a-browser-that-supports-1");
  }

  private void refused() {
    Asked refused = asked("Vous êtes des nuls !");
    String why = "{\"reason\": \"insult\", \"words\": \"Restez courtois.\"}";
    decide(refused.id(), "refuse", "{}");
    decide(refused.id(), "refuse", why);
    town.get(Caller.NOBODY, refused.own(""), "Tribune-Question-Key", refused.key());
    keyed(refused, "POST", "/contest", "{\"words\": \"C'était de l'humour.\"}");
    keyed(refused, "POST", "/contest", "{\"words\": \"C'était de l'humour.\"}");
    look(moderator, MODERATION, "C'était de l'humour.");
  }

  private void merged(Asked first) {
    Asked same = asked("La route de l'étang rouvre quand ?");
    decide(same.id(), "publish", "{}");
    decide(same.id(), "merge", "{\"leader\": \"%s\"}".formatted(first.id()));
    decide(same.id(), "merge", "{\"leader\": \"none\"}");
    town.get(Caller.NOBODY, same.own(""), "Tribune-Question-Key", same.key());
    look(Caller.NOBODY, QUESTIONS, "\"askedBy\":2");
  }

  private void chair(Asked first) {
    Asked second = asked("Et la piscine, =SUM(A1) ?");
    decide(second.id(), "publish", "{}");
    decide(first.id(), "place", "{\"before\": null}");
    decide(first.id(), "send-to-chair", "{}");
    decide(second.id(), "send-to-chair", "{}");
    decide(second.id(), "place", "{\"before\": \"%s\"}".formatted(first.id()));
    decide(first.id(), "show", "{}");
    look(Caller.NOBODY, QUESTIONS, "\"onScreen\":true");
    decide(first.id(), "take-down", "{}");
    decide(second.id(), "recall", "{}");
    answered(first, second);
  }

  private void answered(Asked first, Asked second) {
    BroadcastId broadcast = new BroadcastId("b1");
    RunningServer running = town.running();
    running.open(broadcast, /* live= */ true);
    String spoken = "{\"spoken\": {\"broadcast\": \"b1\"}}";
    decide(first.id(), "answer", spoken);
    decide(first.id(), "answer", "{\"spoken\": {\"broadcast\": \"b9\"}}");
    decide(first.id(), "answer", "{}");
    running
        .log()
        .append(
            Topics.EVENTS,
            RunningServer.CHAMBER.value(),
            new BroadcastEvent.FloorGiven(broadcast, running.clock().now().toInstant()))
        .join();
    await().until(() -> !running.ledger().find(broadcast).orElseThrow().interruptions().isEmpty());
    town.later(10);
    decide(first.id(), "answer", spoken);
    decide(
        second.id(),
        "answer",
        "{\"written\": {\"from\": \"Le président\", \"text\": \"En mars.\\nOuverte à tous.\"}}");
    look(Caller.NOBODY, QUESTIONS, "En mars.");
    town.get(Caller.NOBODY, second.own(""), "Tribune-Question-Key", second.key());
    running.end(broadcast);
  }

  private JsonObject report(String reason) {
    return new JsonObject()
        .put("reason", reason)
        .put("words", "Je suis nommé.")
        .put("contact", "moi@example.org")
        .put("challenge", SolvedChallenge.of(town.running()));
  }

  private void reported(Asked first) {
    String path = "/api/v1/questions/" + first.id() + "/reports";
    JsonObject report = report("right-of-reply");
    Answer sent = town.order(Caller.NOBODY, "POST", path, report);
    town.order(Caller.NOBODY, "POST", path, report);
    town.order(Caller.NOBODY, "POST", path, report("nothing"));
    town.order(Caller.NOBODY, "POST", path, report("insult").put("contact", "moi chez exemple"));
    String own = "/api/v1/question-reports/" + sent.text("id");
    String[] key = {"Tribune-Question-Key", sent.text("key")};
    town.get(Caller.NOBODY, own, key);
    town.get(Caller.NOBODY, own);
    look(moderator, MODERATION, "Je suis nommé.");
    String decision = MODERATION + "/reports/" + sent.text("id");
    String upheld = "{\"state\": \"upheld\", \"message\": \"Votre réponse est publiée.\"}";
    town.order(moderator, "POST", decision, upheld);
    town.order(moderator, "POST", decision, upheld);
    decide(
        first.id(), "reply", "{\"written\": {\"from\": \"M. Dupont\", \"text\": \"C'est faux.\"}}");
    look(Caller.NOBODY, QUESTIONS, "C'est faux.");
    town.get(Caller.NOBODY, own, key);
  }

  private void banned() {
    Asked asked = asked("Des insultes, encore.");
    look(moderator, MODERATION, asked.id());
    String path = "/api/v1/questions/" + asked.id() + "/ban";
    town.order(moderator, "POST", path, "{\"hours\": 0, \"reason\": \"\"}");
    Answer made =
        town.order(moderator, "POST", path, "{\"hours\": 24, \"reason\": \"Insultes répétées.\"}");
    town.order(Caller.NOBODY, "POST", QUESTIONS, order(TEXT));
    String appeal =
        "{\"browser\": \"a-browser-of-another-citizen\", \"words\": \"Ce n'était pas moi.\"}";
    town.order(Caller.NOBODY, "POST", "/api/v1/questions/appeal", appeal);
    town.order(Caller.NOBODY, "POST", "/api/v1/questions/appeal", appeal);
    town.get(moderator, "/api/v1/bans");
    town.order(moderator, "DELETE", "/api/v1/bans/" + made.text("id"), "{}");
    town.order(moderator, "DELETE", "/api/v1/bans/" + made.text("id"), "{}");
    town.get(moderator, "/api/v1/bans");
    town.get(Caller.NOBODY, "/api/v1/bans");
  }

  private static String form(String key) {
    return "key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  /** The private pages for who has no scripts, and the page of the questions. */
  private void asRead(Asked first) {
    String page = "/questions/" + first.id();
    String[] sent = {"Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"};
    for (String language : new String[] {"fr", "en"}) {
      String in = "?lang=" + language;
      town.get(Caller.NOBODY, page + in);
      town.order(Caller.NOBODY, "POST", page + in, form(first.key()), sent);
      town.order(Caller.NOBODY, "POST", page + in, form("another"), sent);
      town.get(Caller.NOBODY, "/question-reports/none" + in);
      town.get(Caller.NOBODY, "/questions" + in);
    }
    town.order(Caller.NOBODY, "POST", page, "{}", "Accept", "text/html");
  }

  private void exports() {
    town.get(moderator, MODERATION + "/questions.csv");
    town.get(moderator, MODERATION + "/questions.pdf");
    town.get(moderator, MODERATION + "/statistics");
    town.get(moderator, "/api/v1/questions/summary");
    town.get(town.person(Role.REPORTER), MODERATION);
    String tag = town.get(Caller.NOBODY, QUESTIONS).header("ETag").orElseThrow();
    town.get(Caller.NOBODY, QUESTIONS, "If-None-Match", tag);
    town.events(Caller.NOBODY, QUESTIONS + "/events", 1);
    town.events(moderator, MODERATION + "/events", 1);
  }

  private void taking() {
    String path = MODERATION + "/taking";
    town.order(
        moderator,
        "PUT",
        path,
        """
        {"mode": "written-only", "version": 0, "opensAt": "2026-11-24T19:00:00Z",
         "closesAt": "2026-11-25T19:00:00Z"}
        """);
    town.order(moderator, "PUT", path, "{\"mode\": \"off\", \"version\": 0}");
    town.order(moderator, "PUT", path, "{\"mode\": \"off\", \"version\": 1}");
    town.order(moderator, "PUT", path, "{\"mode\": \"off\", \"version\": 2, \"opensAt\": \"x\"}");
    look(Caller.NOBODY, QUESTIONS, "\"mode\":\"off\"");
    town.order(Caller.NOBODY, "POST", QUESTIONS, order(TEXT));
    town.get(Caller.NOBODY, "/api/v1/sittings/none/questions");
    for (String field : new String[] {"name", "text", "browser"}) {
      town.order(Caller.NOBODY, "POST", QUESTIONS, order(TEXT).put(field, ""));
    }
    town.order(Caller.NOBODY, "POST", QUESTIONS, order(TEXT).put("item", "nowhere"));
    town.order(Caller.NOBODY, "POST", QUESTIONS, order("é".repeat(1_001)));
    town.order(Caller.NOBODY, "POST", QUESTIONS, order("x".repeat(20_000)));
  }

  private void withdrawn(Asked first) {
    keyed(first, "DELETE", "", "");
    town.get(Caller.NOBODY, first.own(""), "Tribune-Question-Key", first.key());
    town.get(Caller.NOBODY, QUESTIONS, body -> !body.contains(first.id()));
    look(moderator, MODERATION, "withdrawn");
  }
}
