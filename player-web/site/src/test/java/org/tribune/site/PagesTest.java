package org.tribune.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;
import org.tribune.site.page.ErrorPages;

/** Static pages and their headers; the files are stand-ins on the tests' classpath. */
class PagesTest {
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

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing.html", "/assets/none.js", "/a/b/c"})
  void unknownAddress_isAPageOfTheSiteInBothLanguages(String path) {
    HttpResponse<String> response = running.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(response.body())
        .contains(
            "<title>Page introuvable – Tribune</title>",
            "<section lang=\"en\">",
            "Page not found",
            "aria-label=\"Menu principal\"",
            "<a href=\"/site-map\">Plan du site</a>");
  }

  @ParameterizedTest
  @CsvSource({
    "/live/nowhere, fr-CA, fr, <h1>Chaîne introuvable</h1>",
    "/live/nowhere, 'en-GB,en;q=0.9', en, <h1>Channel not found</h1>",
    "/embed/live/x, 'de,en;q=0.5', en, <h1>Channel not found</h1>",
    "/live/nowhere, '*;;q', fr, <h1>Chaîne introuvable</h1>",
    "/live/nowhere, de, fr, <h1>Chaîne introuvable</h1>"
  })
  void unknownChannel_isToldInTheReadersLanguageAndThenInTheOther(
      String path, String accepted, String language, String heading) {
    HttpResponse<String> response = running.get(path, "Accept-Language", accepted);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Vary")).isEqualTo("Accept-Language, Accept");
    assertThat(response.body())
        .startsWith("<!doctype html>\n<html lang=\"" + language + "\">")
        .contains(heading, "Chaîne introuvable", "Channel not found", "<section lang=");
  }

  @Test
  void unknownChannel_inAFrameOfAnotherSite_isToldWithoutTheMenu() {
    assertThat(running.get("/embed/live/nowhere").body())
        .contains("<h1>Chaîne introuvable</h1>")
        .doesNotContain("site-header", "site-footer");
  }

  @Test
  void fileThatIsNotThere_isAPageForWhoReadsAndJsonForPrograms() {
    String path = "/documents/none/none.pdf";
    HttpResponse<String> page =
        running.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    assertThat(page.body())
        .contains("<h1>Page introuvable</h1>", "aria-label=\"Menu principal\"", "</footer>");
    assertThat(header(running.get(path), "Content-Type")).isEqualTo(Problem.TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/none", "/api/v1/people", "/hls/live/none/index.m3u8"})
  void errorOfTheApi_staysJsonWhoeverAsks(String path) {
    HttpResponse<String> answer = running.get(path, "Accept", "text/html");
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(header(answer, "Content-Type")).isEqualTo(Problem.TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "403, Accès refusé",
    "404, Page introuvable",
    "410, plus en ligne",
    "429, Trop de demandes",
    "451, raison de droit",
    "500, erreur est survenue",
    "503, momentanément indisponible"
  })
  void anyStatus_hasAPageThatSaysWhatToDo(int status, String title) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Router router = Router.router(vertx);
      ErrorPages errors = new ErrorPages(RunningServer.site());
      router.route().handler(errors::enter);
      router.route().handler(context -> ErrorAnswer.answer(context, Problem.ofStatus(status)));
      HttpServer server =
          vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + server.actualPort() + "/x"))
                      .header("Accept", "text/html")
                      .build(),
                  BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(status);
      assertThat(page.body())
          .contains(title, " – Tribune</title>", "Menu principal", "Aller à la page d’accueil");
    } finally {
      vertx.close().await();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/live/nowhere",
        "/stand-in.txt",
        "/api/v1/site",
        "/api/v1/none",
        "/api/v1/session"
      })
  void anyAnswer_tellsTheDate(String path) {
    assertThat(header(running.get(path), "Date")).isEqualTo("Tue, 24 Nov 2026 18:00:00 GMT");
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/../../org/tribune/site/WebServer.class",
    "/assets/..%2f..%2forg%2ftribune%2fweb%2fWebServer.class",
    "/..%2forg/tribune/site/api/openapi.yaml",
    "/%2e%2e/logback-test.xml"
  })
  void pathOutOfThePages_isNotServed(String path) {
    assertThat(running.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void page_headers_letItLoadFromHereAlone() {
    String policy = header(running.get("/nothing"), "Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'self'", "media-src 'self' blob:", "frame-ancestors 'self'")
        .doesNotContain("unsafe", "town.example");
    assertThat(header(running.get("/nothing"), "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(running.get("/nothing"), "Referrer-Policy")).isNotEmpty();
    assertThat(header(running.get("/nothing"), "Permissions-Policy")).contains("camera=()");
  }

  @Test
  void pageOfAPrivateLink_headers_keepItToItsAuthor() {
    HttpResponse<String> response = running.get("/questions/8k2m9xqz");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(response, "X-Robots-Tag")).isEqualTo("noindex");
    assertThat(header(response, "Content-Security-Policy")).contains("frame-ancestors 'self'");
  }

  @Test
  void testFile_ofThePages_isServedUncached() {
    HttpResponse<String> response = running.get("/stand-in.txt");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("stand-in\n");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(response, "Content-Type")).startsWith("text/plain");
  }

  @Test
  void testAsset_ofThePages_isImmutable() {
    HttpResponse<String> response = running.get("/assets/stand-in-1a2b.css");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Cache-Control")).contains("immutable");
  }

  @Test
  void post_page_isNotAllowed() {
    assertThat(
            running
                .send(running.request("/live/chamber").POST(BodyPublishers.noBody()).build())
                .statusCode())
        .isEqualTo(405);
  }
}
