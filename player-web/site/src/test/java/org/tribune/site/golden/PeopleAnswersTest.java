package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.Contacts;
import org.tribune.core.access.Role;
import org.tribune.core.config.MailConfig;
import org.tribune.site.RunningServer;
import org.tribune.site.SolvedChallenge;
import org.tribune.site.account.SecretHash;
import org.tribune.site.mail.PostOffice;
import org.tribune.sql.TemporaryCatalogue;

/** Set-up, people, their sessions and links, to which address they are written, the audit trail. */
class PeopleAnswersTest {
  private static final String PASSWORD = "girafe lavabo tricycle nuage";
  private static final String OTHER = "cheval armoire bicyclette pluie";

  @TempDir Path directory;

  private static JsonObject secret(String url) {
    return new JsonObject().put("secret", url.substring(url.indexOf('#') + 1));
  }

  @Test
  void people_areAnsweredAsBefore() {
    try (GoldenTown town = GoldenTown.open(directory, "people.txt")) {
      Caller eve = setUp(town);
      String clara = created(town, eve);
      own(town, eve);
      changes(town, eve, clara);
      audit(town, eve);
      town.assertIsAsBefore();
    }
  }

  private static Caller setUp(GoldenTown town) {
    String link = town.running().setUpLink().toString();
    town.order(Caller.NOBODY, "POST", "/api/v1/links/look", secret(link));
    JsonObject first = secret(link).put("name", "Ève <b>Été</b>").put("login", "Eve@Ville.example");
    town.order(Caller.NOBODY, "POST", "/api/v1/set-up", first.copy().put("password", "court"));
    Answer made =
        town.order(Caller.NOBODY, "POST", "/api/v1/set-up", first.put("password", PASSWORD));
    town.order(Caller.NOBODY, "POST", "/api/v1/set-up", first);
    Caller eve = new Caller("eve", made.cookie("tribune_session"));
    town.get(eve, "/api/v1/session");
    town.get(Caller.NOBODY, "/api/v1/session");
    return eve;
  }

  private static String created(GoldenTown town, Caller eve) {
    String all = "/api/v1/accounts";
    town.order(eve, "POST", all, "{\"login\": \"<x>\", \"name\": \"X\", \"roles\": [\"clerk\"]}");
    town.order(eve, "POST", all, "{\"login\": \"x1\", \"name\": \"\", \"roles\": [\"clerk\"]}");
    town.order(eve, "POST", all, "{\"login\": \"x1\", \"name\": \"X\", \"roles\": []}");
    town.order(eve, "POST", all, "not json");
    Answer made =
        town.order(
            eve,
            "POST",
            all,
            "{\"login\": \"clara\", \"name\": \"Clara\", \"roles\": [\"moderator\", \"clerk\"]}");
    town.order(
        eve, "POST", all, "{\"login\": \"clara\", \"name\": \"Clara\", \"roles\": [\"clerk\"]}");
    String id = made.json().getJsonObject("person").getString("id");
    String link = made.json().getJsonObject("link").getString("url");
    town.order(Caller.NOBODY, "POST", "/api/v1/links/look", secret(link));
    Answer again = town.order(eve, "POST", all + "/" + id + "/link", "{}");
    town.order(Caller.NOBODY, "POST", "/api/v1/links/look", secret(link));
    JsonObject chosen = secret(again.text("url"));
    town.order(
        Caller.NOBODY, "POST", "/api/v1/links/password", chosen.copy().put("password", "clara"));
    town.order(Caller.NOBODY, "POST", "/api/v1/links/password", chosen.put("password", OTHER));
    town.order(Caller.NOBODY, "POST", "/api/v1/links/password", chosen);
    town.get(eve, all);
    return id;
  }

  private static JsonObject signIn(String login, String password) {
    return new JsonObject().put("login", login).put("password", password);
  }

  private static void own(GoldenTown town, Caller eve) {
    String path = "/api/v1/session";
    JsonObject right = signIn(" EVE@ville.example ", PASSWORD);
    Answer other = town.order(Caller.NOBODY, "POST", path, right.copy().put("trusted", true));
    Caller elsewhere = new Caller("eve elsewhere", other.cookie("tribune_session"));
    town.order(Caller.NOBODY, "POST", path, right, "Sec-Fetch-Site", "cross-site");
    town.get(elsewhere, "/api/v1/account/sessions");
    String another =
        town.get(eve, "/api/v1/account/sessions").all("sessions").stream()
            .filter(each -> !each.getBoolean("current"))
            .map(each -> each.getString("id"))
            .findFirst()
            .orElseThrow();
    town.order(eve, "DELETE", "/api/v1/account/sessions/none", "");
    town.order(eve, "DELETE", "/api/v1/account/sessions/" + another, "");
    String password = "/api/v1/account/password";
    JsonObject change = new JsonObject().put("current", "wrong").put("password", OTHER);
    town.order(eve, "POST", password, change);
    town.order(eve, "POST", password, change.put("current", PASSWORD).put("password", "eve"));
    town.order(eve, "POST", password, change.put("password", OTHER + " !"));
    town.order(eve, "DELETE", "/api/v1/account/sessions", "");
    for (int i = 0; i < 6; i++) {
      town.order(Caller.NOBODY, "POST", path, signIn("eve@ville.example", "nuage" + i));
    }
    Caller leaving = town.person(Role.REPORTER);
    town.order(leaving, "DELETE", path, "");
    town.get(leaving, path);
  }

  private static void changes(GoldenTown town, Caller eve, String clara) {
    String all = "/api/v1/accounts/";
    String path = all + clara;
    town.order(eve, "PATCH", path, "{\"name\": \"Clara Durand\", \"roles\": [\"clerk\"]}");
    town.later(60);
    JsonObject right = signIn("clara", OTHER);
    town.order(Caller.NOBODY, "POST", "/api/v1/session", right);
    town.order(Caller.NOBODY, "POST", "/api/v1/session", right);
    String session = town.get(eve, path + "/sessions").first("sessions").getString("id");
    town.order(eve, "DELETE", path + "/sessions/" + session, "");
    town.order(eve, "DELETE", path + "/sessions/" + session, "");
    town.order(eve, "DELETE", path + "/sessions", "");
    town.get(eve, path + "/passkeys");
    town.order(eve, "DELETE", path + "/identity", "");
    town.order(eve, "PATCH", path, "{\"active\": false}");
    town.order(eve, "POST", path + "/link", "{}");
    town.order(Caller.NOBODY, "POST", "/api/v1/session", right);
    town.order(eve, "PATCH", path, "{\"active\": true}");
    town.order(eve, "DELETE", path, "");
    town.order(eve, "DELETE", path, "");
    town.order(eve, "PATCH", path, "{}");
    town.get(town.person(Role.CLERK), "/api/v1/accounts");
    town.get(Caller.NOBODY, "/api/v1/accounts");
  }

  private static void audit(GoldenTown town, Caller eve) {
    String all = "/api/v1/audit";
    Answer page = town.get(eve, all);
    town.get(eve, all + "?limit=3");
    town.get(eve, all + "?limit=3&before=" + page.all("entries").get(5).getLong("number"));
    town.get(eve, all + "?action=account-created");
    town.get(eve, all + "?since=2026-11-24&until=2026-11-25");
    town.get(eve, all + "?action=nothing");
    town.get(eve, all + "?before=x");
    town.get(eve, all + ".csv");
    town.get(eve, all + ".csv?since=x");
    String head = town.get(eve, all + "/head").text("head");
    String query = "/verification?head=" + URLEncoder.encode(head, StandardCharsets.UTF_8);
    town.get(eve, all + "/verification");
    town.get(eve, all + query);
    town.get(eve, all + query.replaceAll("....$", "0000"));
    town.get(eve, all + "/verification?head=12");
    town.get(town.person(Role.CLERK), all);
  }

  @Test
  void contact_isAnsweredAsBefore() {
    MailConfig nobodyThere;
    try (PostOffice closed = PostOffice.open(PostOffice.Kind.CLEAR, directory)) {
      nobodyThere = closed.config();
    }
    try (GoldenTown town =
        GoldenTown.open(
            "contact.txt",
            () -> new RunningServer(directory, new TemporaryCatalogue(), nobodyThere))) {
      Caller reporter = town.person(Role.REPORTER);
      String path = "/api/v1/account/contact";
      town.get(reporter, path);
      JsonObject order = new JsonObject().put("email", "lea").put("language", "fr");
      town.order(reporter, "PUT", path, order);
      town.order(reporter, "PUT", path, order.put("email", "lea@example.org"));
      town.order(reporter, "PUT", path, "{\"email\": \"lea@example.org\", \"wanted\": [\"x\"]}");
      town.order(
          reporter,
          "PUT",
          path,
          "{\"email\": \"lea@example.org\", \"language\": \"en\","
              + " \"wanted\": [\"returned\", \"published\"]}");
      JsonObject secret = sent(town);
      town.order(
          Caller.NOBODY,
          "POST",
          "/api/v1/alerts",
          new JsonObject()
              .put("email", "ana@example.org")
              .put("words", "eau potable")
              .put("challenge", SolvedChallenge.of(town.running())));
      town.get(reporter, path);
      town.order(reporter, "POST", path + "/confirmation", "{\"secret\": \"none\"}");
      town.order(reporter, "POST", path + "/confirmation", secret);
      town.order(reporter, "POST", path + "/confirmation", secret);
      town.get(reporter, path);
      town.get(town.person(Role.ADMINISTRATOR), "/api/v1/accounts");
      town.order(reporter, "DELETE", path, "");
      town.get(reporter, path);
      town.assertIsAsBefore();
    }
  }

  /** The secret of the only e-mail, as if it were sent. */
  private static JsonObject sent(GoldenTown town) {
    Contacts contacts = town.catalogue().accounts().contacts();
    Instant now = town.running().clock().now().toInstant();
    Contact asked = contacts.all().getFirst();
    String secret = SecretHash.newSecret();
    String hash = SecretHash.of(secret);
    assertThat(contacts.keepLink(asked, hash, now.plus(Contact.CONFIRMING))).isTrue();
    contacts.linkSent(asked.account(), hash);
    return new JsonObject().put("secret", secret);
  }
}
