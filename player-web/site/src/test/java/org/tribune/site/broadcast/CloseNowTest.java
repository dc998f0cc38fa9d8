package org.tribune.site.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.site.RunningServer;

/** The button that the console begins with, as a browser sends its form. */
final class CloseNowTest {
  @TempDir Path directory;
  private RunningServer running;
  private String clerk;
  private BroadcastId broadcast;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    clerk = running.signInAs(Role.CLERK);
    HttpResponse<String> opened =
        running.order("POST", "/api/v1/channels/chamber/broadcasts", "{\"state\":\"live\"}", clerk);
    broadcast = new BroadcastId(new JsonObject(opened.body()).getString("id"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> press(String channel, String cookie, String... headers) {
    HttpRequest.Builder request =
        running
            .request("/console/close/" + channel)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept-Language", "fr")
            .header("Cookie", cookie)
            .POST(BodyPublishers.noBody());
    return running.send(headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  private BroadcastState state() {
    return running.ledger().find(broadcast).orElseThrow().state();
  }

  @Test
  void form_ofOurPage_closesTheSession_andSaysSo() {
    HttpResponse<String> done = press("chamber", clerk, "Sec-Fetch-Site", "same-origin");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body())
        .contains("Huis clos\u00a0: c’est fait")
        .contains("Closed session: done");
    assertThat(state()).isEqualTo(BroadcastState.CLOSED);
    assertThat(press("chamber", clerk, "Origin", "http://localhost").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site=cross-site",
        "Sec-Fetch-Site=same-site",
        "Sec-Fetch-Site=none",
        "Origin=https://elsewhere.example",
        "Accept=*/*"
      })
  void form_ofWhichNobodySaysThatItIsOurs_isRefused(String header) {
    String[] parts = header.split("=", 2);
    assertThat(press("chamber", clerk, parts[0], parts[1]).statusCode()).isEqualTo(403);
    assertThat(state()).isEqualTo(BroadcastState.LIVE);
  }

  @Test
  void form_whereNothingIsOnAir_isToldSo() {
    HttpResponse<String> none = press("committee", clerk, "Sec-Fetch-Site", "same-origin");
    assertThat(none.statusCode()).isEqualTo(409);
    assertThat(none.body()).contains("Rien n’est à l’antenne");
  }

  @Test
  void console_ofAClerk_beginsWithTheButton_beforeAnythingThatABrowserLoads() {
    String page = running.get("/console/", "Cookie", clerk, "Accept-Language", "fr").body();
    int button = page.indexOf("formaction=\"/console/close/chamber\"");
    assertThat(button).isPositive();
    assertThat(page)
        .contains("accesskey=\"h\"")
        .contains("Huis clos immédiat\u00a0: Salle du conseil");
    assertThat(page.indexOf("<noscript>")).isGreaterThan(button);
    assertThat(page.indexOf("rel=\"stylesheet\"")).isGreaterThan(button);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console/sign-in", "/console/setup", "/console/sittings/x/screen"})
  void console_pagesForOthers_haveNoButton(String path) {
    assertThat(running.get(path, "Cookie", clerk).body()).doesNotContain("/console/close/");
  }

  @Test
  void console_ofWhoIsNoClerk_hasNoButton() {
    String reporter = running.signInAs(Role.REPORTER);
    assertThat(running.get("/api/v1/session", "Cookie", reporter).statusCode()).isEqualTo(200);
    assertThat(running.get("/console/", "Cookie", reporter).body())
        .doesNotContain("/console/close/");
    assertThat(running.get("/console/").body()).doesNotContain("/console/close/");
  }
}
