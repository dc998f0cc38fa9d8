package org.tribune.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.account.Account;
import org.tribune.core.account.AuditQuery;
import org.tribune.core.account.Role;
import org.tribune.testkit.catalogue.FakeCatalogue;
import org.tribune.testkit.store.FakeObjectStore;
import org.tribune.web.RunningServer;

/** Asks for every route that there is as everybody that there is; a route must be in the table. */
class WhoMayTest {
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private static final Set<Role> CLERKS = EnumSet.of(Role.CLERK, Role.ADMINISTRATOR);
  private static final Set<Role> MODERATORS =
      EnumSet.of(Role.MODERATOR, Role.CLERK, Role.ADMINISTRATOR);
  private static final Set<Role> REPORTERS =
      EnumSet.of(Role.REPORTER, Role.CLERK, Role.ADMINISTRATOR);
  private static final Set<Role> ADMINISTRATORS = EnumSet.of(Role.ADMINISTRATOR);

  /** Nothing is asked of who comes. */
  private static final Set<Role> ANYBODY = EnumSet.noneOf(Role.class);

  private static final Map<String, Set<Role>> TABLE =
      Map.ofEntries(
          entry("GET /api/v1/site", ANYBODY),
          entry("GET /api/v1/openapi.yaml", ANYBODY),
          entry("GET /api/v1/channels", ANYBODY),
          entry("GET /api/v1/channels/{channel}", ANYBODY),
          entry("GET /api/v1/channels/{channel}/events", ANYBODY),
          entry("GET /api/v1/recordings", ANYBODY),
          entry("GET /api/v1/recordings/{recording}", ANYBODY),
          entry("POST /api/v1/session", ANYBODY),
          entry("POST /api/v1/session/oidc", ANYBODY),
          entry("GET /api/v1/session/oidc/callback", ANYBODY),
          entry("POST /api/v1/session/passkey", ANYBODY),
          entry("POST /api/v1/session/passkey/challenge", ANYBODY),
          entry("GET /api/v1/account/passkeys", ALL),
          entry("POST /api/v1/account/passkeys", ALL),
          entry("POST /api/v1/account/passkeys/challenge", ALL),
          entry("DELETE /api/v1/account/passkeys/{passkey}", ALL),
          entry("GET /api/v1/accounts/{person}/passkeys", ADMINISTRATORS),
          entry("DELETE /api/v1/accounts/{person}/passkeys/{passkey}", ADMINISTRATORS),
          entry("POST /api/v1/set-up", ANYBODY),
          entry("POST /api/v1/links/look", ANYBODY),
          entry("POST /api/v1/links/password", ANYBODY),
          entry("GET /api/v1/session", ALL),
          entry("DELETE /api/v1/session", ALL),
          entry("POST /api/v1/account/password", ALL),
          entry("GET /api/v1/account/sessions", ALL),
          entry("DELETE /api/v1/account/sessions", ALL),
          entry("DELETE /api/v1/account/sessions/{session}", ALL),
          entry("POST /api/v1/channels/{channel}/broadcasts", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/live", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/end", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/suspend", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/floor", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/close", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/resume", CLERKS),
          entry("GET /api/v1/broadcasts/{broadcast}/chapters", ANYBODY),
          entry("GET /api/v1/broadcasts/{broadcast}/marks", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/marks", CLERKS),
          entry("POST /api/v1/broadcasts/{broadcast}/pen", CLERKS),
          entry("GET /api/v1/operator/channels", CLERKS),
          entry("GET /api/v1/operator/events", CLERKS),
          entry("GET /api/v1/operator/recordings", CLERKS),
          entry("PATCH /api/v1/recordings/{recording}", CLERKS),
          entry("DELETE /api/v1/recordings/{recording}", CLERKS),
          entry("GET /api/v1/recordings/{recording}/corrections", CLERKS),
          entry("POST /api/v1/recordings/{recording}/corrections", CLERKS),
          entry("GET /api/v1/accounts", ADMINISTRATORS),
          entry("POST /api/v1/accounts", ADMINISTRATORS),
          entry("PATCH /api/v1/accounts/{person}", ADMINISTRATORS),
          entry("DELETE /api/v1/accounts/{person}", ADMINISTRATORS),
          entry("POST /api/v1/accounts/{person}/link", ADMINISTRATORS),
          entry("DELETE /api/v1/accounts/{person}/identity", ADMINISTRATORS),
          entry("GET /api/v1/accounts/{person}/sessions", ADMINISTRATORS),
          entry("DELETE /api/v1/accounts/{person}/sessions", ADMINISTRATORS),
          entry("DELETE /api/v1/accounts/{person}/sessions/{session}", ADMINISTRATORS),
          entry("GET /api/v1/audit", ADMINISTRATORS),
          entry("GET /api/v1/audit/head", ADMINISTRATORS),
          entry("GET /api/v1/audit/verification", ADMINISTRATORS),
          entry("GET /api/v1/recordings/{recording}/closed-sessions", CLERKS),
          entry("GET /api/v1/recordings/{recording}/closed-sessions/{number}/proof.pdf", CLERKS),
          entry(
              "GET /api/v1/recordings/{recording}/closed-sessions/{number}/findings.json", CLERKS),
          entry("GET /api/v1/sittings", ANYBODY),
          entry("GET /api/v1/sittings/{sitting}", ANYBODY),
          entry("GET /api/v1/search", ANYBODY),
          entry("GET /api/v1/operator/search", CLERKS),
          entry("GET /api/v1/people", CLERKS),
          entry("GET /api/v1/operator/sittings", CLERKS),
          entry("GET /api/v1/operator/sittings/{sitting}", CLERKS),
          entry("GET /api/v1/operator/sittings/{sitting}/recordings", CLERKS),
          entry("POST /api/v1/sittings", CLERKS),
          entry("PATCH /api/v1/sittings/{sitting}", CLERKS),
          entry("DELETE /api/v1/sittings/{sitting}", CLERKS),
          entry("PATCH /api/v1/sittings/{sitting}/agenda", CLERKS),
          entry("POST /api/v1/sittings/{sitting}/agenda/preview", CLERKS),
          entry("PATCH /api/v1/sittings/{sitting}/items/{item}", CLERKS),
          entry("POST /api/v1/sittings/{sitting}/documents", CLERKS),
          entry("PATCH /api/v1/sittings/{sitting}/documents/{document}", CLERKS),
          entry("DELETE /api/v1/sittings/{sitting}/documents/{document}", CLERKS),
          entry("GET /api/v1/audit.csv", ADMINISTRATORS),
          entry("GET /api/v1/reports", ANYBODY),
          entry("GET /api/v1/reports/{slug}", ANYBODY),
          entry("GET /api/v1/reports/{slug}/captions/{file}", ANYBODY),
          entry("GET /api/v1/report-shelves", ANYBODY),
          entry("GET /api/v1/operator/report-shelves", REPORTERS),
          entry("PUT /api/v1/report-categories/{slug}", ADMINISTRATORS),
          entry("DELETE /api/v1/report-categories/{slug}", ADMINISTRATORS),
          entry("PUT /api/v1/report-series/{slug}", CLERKS),
          entry("DELETE /api/v1/report-series/{slug}", CLERKS),
          entry("GET /api/v1/operator/reports", REPORTERS),
          entry("POST /api/v1/operator/reports", REPORTERS),
          entry("GET /api/v1/operator/reports/{report}", REPORTERS),
          entry("PATCH /api/v1/operator/reports/{report}", REPORTERS),
          entry("DELETE /api/v1/operator/reports/{report}", REPORTERS),
          entry("POST /api/v1/operator/reports/{report}/state", REPORTERS),
          entry("GET /api/v1/operator/reports/{report}/revisions", REPORTERS),
          entry("GET /api/v1/operator/reports/{report}/revisions/{number}", REPORTERS),
          entry("POST /api/v1/operator/reports/{report}/revisions/{number}/restore", REPORTERS),
          entry("GET /api/v1/operator/audience", REPORTERS),
          entry("GET /api/v1/operator/audience.csv", REPORTERS),
          entry("GET /api/v1/operator/audience/{recording}", REPORTERS),
          entry("GET /api/v1/operator/audience/{recording}/figures.csv", REPORTERS),
          entry("GET /api/v1/operator/preparations", REPORTERS),
          entry("POST /api/v1/operator/preparations/{film}/cancel", REPORTERS),
          entry("POST /api/v1/operator/preparations/{film}/retry", REPORTERS),
          entry("OPTIONS /api/v1/uploads", ANYBODY),
          entry("GET /api/v1/uploads", REPORTERS),
          entry("POST /api/v1/uploads", REPORTERS),
          entry("OPTIONS /api/v1/uploads/{upload}", ANYBODY),
          entry("HEAD /api/v1/uploads/{upload}", REPORTERS),
          entry("PATCH /api/v1/uploads/{upload}", REPORTERS),
          entry("POST /api/v1/uploads/{upload}", REPORTERS),
          entry("DELETE /api/v1/uploads/{upload}", REPORTERS),
          entry("GET /api/v1/challenge", ANYBODY),
          entry("GET /api/v1/sittings/{sitting}/questions", ANYBODY),
          entry("GET /api/v1/sittings/{sitting}/questions/events", ANYBODY),
          entry("GET /api/v1/sittings/{sitting}/questions/supported", ANYBODY),
          entry("POST /api/v1/sittings/{sitting}/questions", ANYBODY),
          entry("POST /api/v1/questions/appeal", ANYBODY),
          entry("GET /api/v1/questions/{question}/own", ANYBODY),
          entry("GET /api/v1/questions/{question}/own/export", ANYBODY),
          entry("PATCH /api/v1/questions/{question}/own", ANYBODY),
          entry("DELETE /api/v1/questions/{question}/own", ANYBODY),
          entry("DELETE /api/v1/questions/{question}/own/email", ANYBODY),
          entry("POST /api/v1/questions/{question}/own/contest", ANYBODY),
          entry("PUT /api/v1/questions/{question}/support", ANYBODY),
          entry("DELETE /api/v1/questions/{question}/support", ANYBODY),
          entry("POST /api/v1/questions/{question}/reports", ANYBODY),
          entry("GET /api/v1/sittings/{sitting}/moderation", MODERATORS),
          entry("POST /api/v1/sittings/{sitting}/moderation", MODERATORS),
          entry("GET /api/v1/sittings/{sitting}/moderation/events", MODERATORS),
          entry("GET /api/v1/sittings/{sitting}/moderation/statistics", MODERATORS),
          entry("GET /api/v1/sittings/{sitting}/moderation/questions.csv", MODERATORS),
          entry("GET /api/v1/sittings/{sitting}/moderation/questions.pdf", MODERATORS),
          entry("DELETE /api/v1/sittings/{sitting}/moderation/holds", MODERATORS),
          entry("PUT /api/v1/sittings/{sitting}/moderation/taking", MODERATORS),
          entry("POST /api/v1/sittings/{sitting}/moderation/reports/{report}", MODERATORS),
          entry("PUT /api/v1/questions/{question}/hold", MODERATORS),
          entry("POST /api/v1/questions/{question}/ban", MODERATORS),
          entry("GET /api/v1/questions/{question}/findings", MODERATORS),
          entry("GET /api/v1/questions/summary", MODERATORS),
          entry("GET /api/v1/bans", MODERATORS),
          entry("DELETE /api/v1/bans/{ban}", MODERATORS),
          // Pages are the same for everybody: what they show comes from the API.
          entry("GET /download/{recording}/{file}", ANYBODY),
          entry("HEAD /download/{recording}/{file}", ANYBODY),
          entry("GET /calendar.ics", ANYBODY),
          entry("GET /documents/{sitting}/{file}", ANYBODY),
          entry("HEAD /documents/{sitting}/{file}", ANYBODY),
          entry("GET /search", ANYBODY),
          entry("GET /accessibility", ANYBODY),
          entry("GET /reports", ANYBODY),
          entry("GET /reports/{slug}", ANYBODY),
          entry("GET /embed/reports/{slug}", ANYBODY),
          entry("GET /sittings", ANYBODY),
          entry("GET /sittings/{sitting}", ANYBODY),
          entry("GET /questions/{question}", ANYBODY),
          entry("GET /", ANYBODY),
          entry("GET /theme/site.css", ANYBODY),
          entry("GET /theme/logo", ANYBODY),
          entry("GET /robots.txt", ANYBODY),
          entry("GET /sitemap.xml", ANYBODY),
          entry("GET /feeds/reports.rss", ANYBODY),
          entry("GET /feeds/reports-audio.rss", ANYBODY),
          entry("GET /feeds/reports/{slug}/chapters.json", ANYBODY),
          entry("GET /feeds/sittings.rss", ANYBODY),
          entry("GET /feeds/sittings-audio.rss", ANYBODY),
          entry("GET /feeds/watch/{recording}/chapters.json", ANYBODY),
          entry("GET /oembed", ANYBODY),
          entry("GET /embed/next", ANYBODY),
          entry("GET /newsletter", ANYBODY),
          entry("GET /newsletter.txt", ANYBODY),
          entry("GET /live/{channel}", ANYBODY),
          entry("GET /embed/live/{channel}", ANYBODY),
          entry("GET /watch/{recording}", ANYBODY),
          entry("GET /embed/watch/{recording}", ANYBODY),
          entry("GET /console", ANYBODY),
          entry("GET /console/", ANYBODY),
          entry("GET /assets/{file}", ANYBODY),
          entry("GET /{file}", ANYBODY));

  @TempDir Path directory;
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory, new FakeObjectStore(), new FakeCatalogue());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private int ask(String route, String cookie) {
    String method = route.substring(0, route.indexOf(' '));
    String path = none(route.substring(route.indexOf(' ') + 1));
    HttpRequest.Builder request =
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    return running.status(
        cookie.isEmpty() ? request.build() : request.header("Cookie", cookie).build());
  }

  /** Those that need a session. */
  private static List<String> withGate() {
    return RightsTable.read(FILE).stream()
        .filter(line -> line.matches("\\S+ +\\S+ +401 .*"))
        .map(RightsTable::address)
        .filter(route -> !route.equals("POST /api/v1/session"))
        .toList();
  }

  private static String none(String path) {
    return path.replaceAll("\\{\\w+}|\\*", "none");
  }

  private static String cell(int status) {
    return status == 401 || status == 403 || status >= 500 ? String.valueOf(status) : "yes";
  }

  @Test
  void everyRoute_isLetOnForWhomTheTableSays() {
    List<String> routes =
        running.server().allRoutes().stream()
            .sorted(
                Comparator.comparing((String route) -> route.substring(route.indexOf(' ')))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    new RightsTable(running).assertIs(FILE, routes, WhoMayTest::none, WhoMayTest::cell);
  }

  @Test
  void madeUpSession_mayDoNothing() {
    for (String route : withGate()) {
      assertThat(ask(route, "tribune_session=" + "x".repeat(22))).as(route).isEqualTo(401);
    }
  }

  @Test
  void endedSession_mayDoNothing() {
    Account account = running.person(Role.ADMINISTRATOR);
    String signedOut = running.signIn(account);
    assertThat(ask("DELETE /api/v1/session", signedOut)).isEqualTo(204);
    String old = running.signIn(account);
    running.clock().advance(Duration.ofDays(30));
    for (String route : withGate()) {
      assertThat(ask(route, signedOut)).as(route).isEqualTo(401);
      assertThat(ask(route, old)).as(route).isEqualTo(401);
    }
  }

  @Test
  void disabledAccount_mayDoNothing() {
    Account account = running.person(Role.ADMINISTRATOR);
    running.person(Role.ADMINISTRATOR);
    String cookie = running.signIn(account);
    assertThat(ask("GET /api/v1/accounts", cookie)).isEqualTo(200);
    var entry = running.catalogue().accounts().audit(AuditQuery.newest(1)).getFirst();
    var _ =
        running
            .catalogue()
            .accounts()
            .change(account.id(), each -> each.active(false), Optional.empty(), entry);
    // As where another process did it: what this one has seen is forgotten in three seconds.
    running.clock().advance(Duration.ofSeconds(5));
    for (String route : withGate()) {
      assertThat(ask(route, cookie)).as(route).isEqualTo(401);
    }
  }
}
