package org.tribune.site.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;
import org.tribune.core.time.ProcessTimeZone;
import org.tribune.site.RunningServer;

/** Set-up, signing in, people and the audit trail, as the pages use them. */
class SignInTest {
  private static final String PASSWORD = "girafe lavabo tricycle nuage";

  @TempDir Path directory;
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> post(String path, JsonObject body, String cookie) {
    return running.order("POST", path, body.encode(), cookie);
  }

  private static JsonObject first(String secret) {
    return new JsonObject()
        .put("secret", secret)
        .put("name", "Ève <b>Été</b>")
        .put("login", "Eve@Ville.example")
        .put("password", PASSWORD);
  }

  private HttpResponse<String> setUp() {
    return post("/api/v1/set-up", first(running.setUpLink().getFragment()), "");
  }

  private HttpResponse<String> signIn(String login, String password) {
    return post(
        "/api/v1/session", new JsonObject().put("login", login).put("password", password), "");
  }

  private static String cookie(HttpResponse<String> response) {
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  private List<String> actions() {
    return running.catalogue().accounts().audit(AuditQuery.newest(50)).stream()
        .map(each -> each.action().wireName())
        .toList();
  }

  @Test
  void setUp_byItsLink_makesTheFirstAdministratorOnce() {
    String secret = running.setUpLink().getFragment();
    assertThat(secret).hasSize(22);
    HttpResponse<String> response = post("/api/v1/set-up", first(secret), "");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).getString("login")).isEqualTo("eve@ville.example");
    assertThat(json(response).getString("name")).isEqualTo("Ève <b>Été</b>");
    assertThat(response.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("tribune_session=")
        .contains("HTTPOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure", "Max-Age");
    assertThat(
            json(running.get("/api/v1/session", "Cookie", cookie(response))).getJsonArray("roles"))
        .isEqualTo(JsonArray.of("administrator"));
    assertThat(post("/api/v1/set-up", first(secret), "").statusCode()).isEqualTo(410);
    assertThat(running.server().setUpLink()).isEmpty();
    assertThat(actions()).containsExactly("signed-in", "site-set-up");
  }

  @Test
  void setUp_twiceAtOnceWithOneLink_makesOne() {
    String secret = running.setUpLink().getFragment();
    List<Integer> statuses =
        IntStream.range(0, 4)
            .mapToObj(
                each ->
                    CompletableFuture.supplyAsync(
                        () ->
                            post("/api/v1/set-up", first(secret).put("login", "admin" + each), "")
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(statuses).containsExactly(200, 410, 410, 410);
    assertThat(running.catalogue().accounts().accounts()).hasSize(1);
  }

  @Test
  void setUp_withAnOlderLink_isRefused() {
    String older = running.setUpLink().getFragment();
    String newer = running.setUpLink().getFragment();
    assertThat(post("/api/v1/set-up", first(older), "").statusCode()).isEqualTo(410);
    JsonObject look = new JsonObject().put("secret", newer);
    JsonObject seen = json(post("/api/v1/links/look", look, ""));
    assertThat(seen.getString("purpose")).isEqualTo("set-up");
    assertThat(seen.getJsonObject("clock").getString("machineTimezone"))
        .isEqualTo(ProcessTimeZone.ofMachine().getId());
    assertThat(post("/api/v1/links/password", first(newer), "").statusCode()).isEqualTo(410);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | '' | Le nom",
        "name | 'a\u0000b' | Le nom",
        "login | 'no spaces' | L’identifiant",
        "login | '<b>x</b>' | L’identifiant",
        "password | motdepasse2026 | Ce mot de passe",
        "password | court | Le mot de passe"
      })
  void setUp_withBadFields_saysWhichAndKeepsTheLink(String field, String value, String told) {
    String secret = running.setUpLink().getFragment();
    HttpResponse<String> response = post("/api/v1/set-up", first(secret).put(field, value), "");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).getJsonObject("detail").getString("fr")).startsWith(told);
    assertThat(post("/api/v1/set-up", first(secret), "").statusCode()).isEqualTo(200);
  }

  @Test
  void signIn_withTheRightPassword_opensASession() {
    assertThat(setUp().statusCode()).isEqualTo(200);
    HttpResponse<String> response = signIn(" EVE@ville.example ", PASSWORD);
    assertThat(response.statusCode()).isEqualTo(200);
    JsonObject trusting =
        new JsonObject()
            .put("login", "eve@ville.example")
            .put("password", PASSWORD)
            .put("trusted", true);
    assertThat(post("/api/v1/session", trusting, "").headers().firstValue("Set-Cookie").orElse(""))
        .contains("Max-Age=2592000");
  }

  @Test
  void signIn_wrong_isToldInTheSameWordsWhateverIsWrongAndThenSlowedDown() {
    assertThat(setUp().statusCode()).isEqualTo(200);
    HttpResponse<String> wrongPassword = signIn("eve@ville.example", "nuage");
    HttpResponse<String> wrongLogin = signIn("nobody", PASSWORD);
    assertThat(wrongPassword.statusCode()).isEqualTo(401);
    assertThat(wrongLogin.body()).isEqualTo(wrongPassword.body()).contains("wrong-password");
    for (int i = 0; i < 4; i++) {
      assertThat(signIn("eve@ville.example", "nuage" + i).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> slowed = signIn("eve@ville.example", PASSWORD);
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).contains("2");
    assertThat(signIn("eve@ville.example", PASSWORD).statusCode()).isEqualTo(429);
    assertThat(actions()).startsWith("sign-in-slowed", "sign-in-refused").hasSize(9);
    running.clock().advance(Duration.ofSeconds(2));
    assertThat(signIn("eve@ville.example", PASSWORD).statusCode()).isEqualTo(200);
  }

  /** The whole town may be one address here: that of a proxy that nobody named. */
  @Test
  void signIn_fromAKnownBrowserAfterThirtyWrongOnes_isNotKeptWaiting() {
    String device = deviceCookie(setUp());
    for (int i = 0; i < 31; i++) {
      assertThat(signIn("login" + i % 7, "nuage").statusCode()).isIn(401, 429);
    }
    for (int i = 0; i < 31; i++) {
      assertThat(signIn("eve@ville.example", "nuage").statusCode()).isIn(401, 429);
      running.clock().advance(Duration.ofSeconds(1));
    }
    JsonObject right = new JsonObject().put("login", "eve@ville.example").put("password", PASSWORD);
    assertThat(post("/api/v1/session", right, "").statusCode()).isEqualTo(429);
    assertThat(post("/api/v1/session", right, "tribune_sign_in_device=" + "A".repeat(44)))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(429);
    assertThat(post("/api/v1/session", right, device).statusCode()).isEqualTo(200);
  }

  @Test
  void signIn_withAKnownBrowsersCookie_isNoWayAroundTheLimit() {
    String device = deviceCookie(setUp());
    JsonObject wrong = new JsonObject().put("login", "eve@ville.example").put("password", "nuage");
    for (int i = 0; i < 5; i++) {
      assertThat(post("/api/v1/session", wrong, device).statusCode()).isEqualTo(401);
    }
    assertThat(post("/api/v1/session", wrong, device).statusCode()).isEqualTo(429);
    JsonObject another = new JsonObject().put("login", "another").put("password", "nuage");
    for (int i = 0; i < 5; i++) {
      assertThat(post("/api/v1/session", another, device).statusCode()).isEqualTo(401);
    }
    // It is the mark of its own person alone.
    assertThat(post("/api/v1/session", another, device).statusCode()).isEqualTo(429);
  }

  private static String deviceCookie(HttpResponse<String> response) {
    String cookie =
        response.headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith("tribune_sign_in_device="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("HTTPOnly").contains("SameSite=Strict");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Test
  void signIn_loginOfNobody_isNotWrittenDown() {
    assertThat(signIn(PASSWORD, "x").statusCode()).isEqualTo(401);
    assertThat(running.catalogue().accounts().audit(AuditQuery.newest(1)).toString())
        .doesNotContain("girafe");
  }

  @Test
  void signIn_aThousandTimes_isRefusedFastAndWrittenDownAFewTimes() {
    assertThatGuessesAreRefused(1_000);
  }

  @Test
  @Tag("wide")
  void signIn_tenThousandTimes_isRefusedFastAndWrittenDownAFewTimes() {
    assertThatGuessesAreRefused(10_000);
  }

  private void assertThatGuessesAreRefused(int guesses) {
    assertThat(setUp().statusCode()).isEqualTo(200);
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      all.add(
          CompletableFuture.supplyAsync(
              () ->
                  (int)
                      IntStream.range(0, guesses / 4)
                          .map(each -> signIn("eve@ville.example", "wrong").statusCode())
                          .filter(status -> status == 429 || status == 503)
                          .count()));
    }
    int refused = all.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(refused).isGreaterThanOrEqualTo(guesses - 10);
    assertThat(actions().size()).isLessThan(20);
    assertThat(signIn("another", "wrong").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "nonsense", "{\"login\":{},\"password\":[]}", "{\"login\":\"\\u0000\"}"})
  void signIn_senseless_isRefused(String body) {
    assertThat(running.order("POST", "/api/v1/session", body, "").statusCode()).isEqualTo(401);
  }

  @Test
  void body_ofAMegabyte_is413() {
    assertThat(running.order("POST", "/api/v1/session", "x".repeat(1_000_000), "").statusCode())
        .isEqualTo(413);
  }

  @Test
  void cookie_ofAnyContent_isNobody() {
    for (String value : List.of("", "x", "\"", "é".repeat(22), "a".repeat(22), "x".repeat(4_000))) {
      assertThat(running.get("/api/v1/session", "Cookie", "tribune_session=" + value).statusCode())
          .isEqualTo(401);
    }
    assertThat(
            running
                .get("/api/v1/session", "Cookie", "tribune_session=" + "x".repeat(100_000))
                .statusCode())
        .isEqualTo(431);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, same-origin, 401",
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "Origin, http://localhost, 401"
  })
  void order_fromAnotherSite_isRefused(String header, String value, int status) {
    assertThat(
            running
                .send(
                    running
                        .request("/api/v1/session")
                        .header("X-Tribune-Request", "1")
                        .header(header, value)
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  void person_invited_choosesAPasswordByTheLinkOnce() {
    String admin = cookie(setUp());
    JsonObject wish =
        new JsonObject()
            .put("login", "anne")
            .put("name", "Anne Martin")
            .put("roles", JsonArray.of("clerk", "reporter"));
    HttpResponse<String> made = post("/api/v1/accounts", wish, admin);
    assertThat(made.statusCode()).isEqualTo(201);
    String link = json(made).getJsonObject("link").getString("url");
    assertThat(link).startsWith("http://localhost/console/password#");
    assertThat(post("/api/v1/accounts", wish.copy().put("login", "ANNE"), admin).statusCode())
        .isEqualTo(409);
    JsonObject chosen =
        new JsonObject()
            .put("secret", link.substring(link.indexOf('#') + 1))
            .put("password", "anne martin 123");
    assertThat(json(post("/api/v1/links/look", chosen, "")).getString("login")).isEqualTo("anne");
    assertThat(post("/api/v1/links/password", chosen, "").statusCode()).isEqualTo(400);
    chosen.put("password", PASSWORD);
    HttpResponse<String> welcome = post("/api/v1/links/password", chosen, "");
    assertThat(welcome.statusCode()).isEqualTo(200);
    assertThat(json(welcome).getJsonArray("roles")).isEqualTo(JsonArray.of("clerk", "reporter"));
    assertThat(post("/api/v1/links/password", chosen, "").statusCode()).isEqualTo(410);
    assertThat(post("/api/v1/links/look", chosen, "").statusCode()).isEqualTo(410);
    assertThat(signIn("anne", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(running.get("/api/v1/accounts", "Cookie", admin).body())
        .doesNotContain("argon2", "passwordHash");
  }

  @Test
  void link_notUsedInTime_isOver() {
    String admin = cookie(setUp());
    String id = running.person(Role.CLERK).id().value();
    JsonObject link = json(post("/api/v1/accounts/" + id + "/link", new JsonObject(), admin));
    String url = link.getString("url");
    JsonObject look = new JsonObject().put("secret", url.substring(url.indexOf('#') + 1));
    assertThat(post("/api/v1/links/look", look, "").statusCode()).isEqualTo(200);
    running.clock().advance(Duration.ofHours(2));
    assertThat(post("/api/v1/links/look", look, "").statusCode()).isEqualTo(410);
  }

  @Test
  void person_changed_isSoAtOnce() {
    String admin = cookie(setUp());
    var clerk = running.person(Role.CLERK);
    String cookie = running.signIn(clerk);
    String address = "/api/v1/accounts/" + clerk.id();
    assertThat(running.get("/api/v1/operator/channels", "Cookie", cookie).statusCode())
        .isEqualTo(200);
    assertThat(running.order("PATCH", address, "{\"roles\":[\"reporter\"]}", admin).statusCode())
        .isEqualTo(200);
    assertThat(running.get("/api/v1/operator/channels", "Cookie", cookie).statusCode())
        .isEqualTo(403);
    assertThat(running.order("PATCH", address, "{\"active\":false}", admin).statusCode())
        .isEqualTo(200);
    assertThat(running.get("/api/v1/session", "Cookie", cookie).statusCode()).isEqualTo(401);
    assertThat(running.order("PATCH", address, "{\"roles\":[]}", admin).statusCode())
        .isEqualTo(400);
    assertThat(running.order("PATCH", address, "{\"roles\":[\"boss\"]}", admin).statusCode())
        .isEqualTo(400);
    assertThat(running.order("POST", address + "/link", "", admin).statusCode()).isEqualTo(409);
    assertThat(running.order("DELETE", address, "", admin).statusCode()).isEqualTo(204);
    assertThat(running.order("DELETE", address, "", admin).statusCode()).isEqualTo(404);
    assertThat(actions()).startsWith("account-deleted", "account-disabled", "roles-changed");
  }

  @Test
  void lastAdministrator_canNotGo() {
    HttpResponse<String> welcome = setUp();
    String admin = cookie(welcome);
    String address = "/api/v1/accounts/" + json(welcome).getString("id");
    for (String body : List.of("{\"active\":false}", "{\"roles\":[\"clerk\"]}")) {
      HttpResponse<String> refused = running.order("PATCH", address, body, admin);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("dernier administrateur");
    }
    assertThat(running.order("DELETE", address, "", admin).statusCode()).isEqualTo(409);
    assertThat(running.get("/api/v1/session", "Cookie", admin).statusCode()).isEqualTo(200);
  }

  @Test
  void password_changed_endsOtherSessionsAndKeepsThisOne() {
    String here = cookie(setUp());
    String there = cookie(signIn("eve@ville.example", PASSWORD));
    JsonObject change =
        new JsonObject().put("current", "wrong").put("password", "sept petits zèbres");
    assertThat(post("/api/v1/account/password", change, here).statusCode()).isEqualTo(400);
    change.put("current", PASSWORD);
    assertThat(post("/api/v1/account/password", change, here).statusCode()).isEqualTo(204);
    assertThat(running.get("/api/v1/session", "Cookie", here).statusCode()).isEqualTo(200);
    running.clock().advance(Duration.ofSeconds(5));
    assertThat(running.get("/api/v1/session", "Cookie", there).statusCode()).isEqualTo(401);
    assertThat(signIn("eve@ville.example", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(signIn("eve@ville.example", "sept petits zèbres").statusCode()).isEqualTo(200);
  }

  @Test
  void sessions_listed_canBeEnded() {
    String here = cookie(setUp());
    String there = cookie(signIn("eve@ville.example", PASSWORD));
    JsonArray sessions =
        json(running.get("/api/v1/account/sessions", "Cookie", here)).getJsonArray("sessions");
    assertThat(sessions).hasSize(2);
    String other =
        sessions.stream()
            .map(JsonObject.class::cast)
            .filter(each -> !each.getBoolean("current"))
            .findFirst()
            .orElseThrow()
            .getString("id");
    String address = "/api/v1/account/sessions/" + other;
    assertThat(running.order("DELETE", address, "", running.signInAs(Role.CLERK)).statusCode())
        .isEqualTo(404);
    assertThat(running.order("DELETE", address, "", here).statusCode()).isEqualTo(204);
    assertThat(running.get("/api/v1/session", "Cookie", there).statusCode()).isEqualTo(401);
    assertThat(running.get("/api/v1/session", "Cookie", here).statusCode()).isEqualTo(200);
  }

  @Test
  void catalogue_awayRightAfterTheSignIn_clerkGoesOn() {
    String cookie = cookie(setUp());
    running.catalogue().fail(new CatalogueException("away"));
    running.clock().advance(Duration.ofMinutes(10));
    assertThat(running.get("/api/v1/operator/channels", "Cookie", cookie).statusCode())
        .isEqualTo(200);
    assertThat(signIn("eve@ville.example", PASSWORD).statusCode()).isEqualTo(503);
    HttpResponse<String> order =
        running.order(
            "POST", "/api/v1/channels/chamber/broadcasts", "{\"state\":\"live\"}", cookie);
    assertThat(order.statusCode()).isEqualTo(201);
    running.catalogue().recover();
  }

  @Test
  void audit_filteredAndExported_tellsWhoDidWhat() {
    String admin = cookie(setUp());
    String clerk = running.signInAs(Role.CLERK);
    assertThat(
            running
                .order(
                    "POST",
                    "/api/v1/channels/chamber/broadcasts",
                    "{\"state\":\"live\",\"title\":\"=1+1;\\\"Conseil\\\"\"}",
                    clerk)
                .statusCode())
        .isEqualTo(201);
    await().until(() -> actions().contains("went-live"));
    JsonObject page = json(running.get("/api/v1/audit?action=went-live", "Cookie", admin));
    JsonObject entry = page.getJsonArray("entries").getJsonObject(0);
    assertThat(entry.getString("who")).isEqualTo("Anne Martin");
    assertThat(entry.getString("subject")).isEqualTo("chamber");
    assertThat(entry.getString("subjectName")).isEqualTo("Salle du conseil");
    assertThat(page.getValue("before")).isNull();
    assertThat(json(running.get("/api/v1/audit?limit=1", "Cookie", admin)).getLong("before"))
        .isPositive();
    HttpResponse<String> csv = running.get("/api/v1/audit.csv", "Cookie", admin);
    assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    assertThat(csv.body().lines().toList().getFirst()).contains("number;at;who");
    assertThat(csv.body()).contains("\"'=1+1;\"\"Conseil\"\"\"");
    for (String query : List.of("limit=0", "person=X", "action=x", "since=yesterday", "before=x")) {
      assertThat(running.get("/api/v1/audit?" + query, "Cookie", admin).statusCode())
          .isEqualTo(400);
      assertThat(running.get("/api/v1/audit.csv?" + query, "Cookie", admin).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void audit_ofManyEntries_isExportedWhole() {
    String admin = running.signIn();
    var entry = running.catalogue().accounts().audit(AuditQuery.newest(1)).getFirst();
    for (int i = 0; i < 1_200; i++) {
      running.catalogue().accounts().record(entry);
    }
    assertThat(running.get("/api/v1/audit.csv", "Cookie", admin).body().lines().count())
        .isEqualTo(1_203);
  }
}
