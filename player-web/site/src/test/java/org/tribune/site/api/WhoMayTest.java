package org.tribune.site.api;

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
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** Asks for every route that there is as everybody that there is; a route must be in the table. */
class WhoMayTest {
  private static final String FILE = "who-may.txt";

  @TempDir Path directory;
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory, new FakeObjectStore(), new TemporaryCatalogue());
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
