package org.tribune.site.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.video.Newsroom;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What other programs than browsers ask: the map, the feeds, the embeds. */
class PortalTest {
  @TempDir Path directory;
  private Newsroom newsroom;

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private String text(String path, String type) {
    HttpResponse<String> answer = newsroom.running().get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    return answer.body();
  }

  private static JsonObject titled(String title) {
    return new JsonObject().put("title", title).put("summary", "Deux jours de musique.");
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> locations() throws Exception {
    NodeList found =
        xml(text("/sitemap.xml", "application/xml"))
            .getElementsByTagNameNS("http://www.sitemaps.org/schemas/sitemap/0.9", "loc");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add(found.item(i).getTextContent());
    }
    return all;
  }

  @Test
  void withdrawnReport_isInNoMap() throws Exception {
    JsonObject report = newsroom.published(titled("Fête du lac"));
    assertThat(locations()).anyMatch(each -> each.endsWith("/reports/fete-du-lac"));
    var _ = newsroom.act(report, "unpublish");
    assertThat(locations()).noneMatch(each -> each.contains("fete-du-lac"));
    assertThat(newsroom.running().get("/feeds/reports/fete-du-lac/chapters.json").statusCode())
        .isEqualTo(404);
  }

  @Test
  void chapters_areThoseOfTheFilm() {
    JsonObject report = newsroom.published(titled("Fête du lac"));
    BroadcastId film = new BroadcastId(report.getString("film"));
    Instant origin =
        newsroom.catalogue().recording(film).orElseThrow().format().timeline().origin();
    Mark second =
        new Mark(
            new MarkId("file-0"),
            MarkKind.CHAPTER,
            origin.plusMillis(12_500),
            "",
            "Le feu d'artifice",
            Optional.empty(),
            Optional.empty(),
            /* revision= */ 1);
    assertThat(newsroom.catalogue().markings().replace(Marking.none(film).with(second)))
        .isPresent();
    JsonArray chapters =
        new JsonObject(
                text("/feeds/reports/fete-du-lac/chapters.json", "application/json+chapters"))
            .getJsonArray("chapters");
    // The film begins at its second segment, 7.68 s after its origin.
    assertThat(chapters.getJsonObject(0).getDouble("startTime")).isEqualTo(4.82);
    assertThat(chapters.getJsonObject(0).getString("title")).isEqualTo("Le feu d'artifice");
  }

  private HttpResponse<String> embed(String query) {
    return newsroom.running().get("/oembed?" + query);
  }

  @Test
  void embed_fitsIntoWhatASiteCanTake() {
    newsroom.published(titled("Fête du lac"));
    String site = "http://localhost";
    HttpResponse<String> answer =
        embed("url=" + site + "/reports/fete-du-lac%3Fx=1&maxwidth=640&maxheight=180");
    JsonObject told = Newsroom.done(answer);
    assertThat(told.getString("type")).isEqualTo("video");
    assertThat(told.getString("title")).isEqualTo("Fête du lac");
    assertThat(told.getInteger("width")).isEqualTo(320);
    assertThat(told.getInteger("height")).isEqualTo(180);
    assertThat(told.getString("html"))
        .contains("src=\"" + site + "/embed/reports/fete-du-lac\"")
        .contains("title=\"Fête du lac\"");
    assertThat(Newsroom.done(embed("url=" + site + "/live/chamber")).getString("html"))
        .contains("/embed/live/chamber");
  }

  @Test
  void embed_ofWhatIsNotHere_isRefused() {
    for (String url :
        List.of(
            "http://example.org/reports/a",
            "http://localhost/reports/nobody",
            "http://localhost/console/",
            "http://localhost.example.org/live/chamber",
            "javascript:alert(1)",
            "")) {
      assertThat(embed("url=" + url).statusCode()).as(url).isEqualTo(404);
    }
    HttpResponse<String> noPage = embed("");
    assertThat(noPage.statusCode()).isEqualTo(400);
    assertThat(noPage.body()).contains("/oembed?url=");
    HttpResponse<String> xml = embed("url=http://localhost/live/chamber&format=xml");
    assertThat(xml.statusCode()).isEqualTo(501);
    assertThat(xml.body()).contains("format=json");
  }

  @Test
  void feeds_areWellFormedWithoutAnyFilm() throws Exception {
    for (String path : List.of("/feeds/reports.rss", "/feeds/reports-audio.rss")) {
      Document feed = xml(text(path, "application/rss+xml"));
      assertThat(feed.getElementsByTagName("item").getLength()).isZero();
      assertThat(feed.getDocumentElement().getTagName()).isEqualTo("rss");
    }
  }

  @Test
  void sameTextAgain_isNotSentAgain() {
    HttpResponse<String> first = newsroom.running().get("/sitemap.xml");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(newsroom.running().get("/sitemap.xml", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(newsroom.running().get("/robots.txt").body())
        .contains("Sitemap: http", "/sitemap.xml");
  }
}
