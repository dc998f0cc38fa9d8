package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.access.Role;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.download.Download;
import org.tribune.site.RunningServer;
import org.tribune.site.page.PageFrame;
import org.tribune.site.recording.StartPosition;
import org.tribune.site.video.VideoResponses.PublicReport;
import org.tribune.sql.TemporaryCatalogue;

/** What the public sees of published reports: pages, the list, captions. */
class VideoPagesTest {
  private static final String HOSTILE = "</noscript></title><script>alert(1)</script>\"'&";

  @TempDir Path directory;
  private Newsroom newsroom;
  private TemporaryCatalogue catalogue;
  private RunningServer running;
  private String clerk = "";

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
    catalogue = newsroom.catalogue();
    running = newsroom.running();
    clerk = newsroom.clerk();
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private JsonObject published(JsonObject texts) {
    return newsroom.published(texts);
  }

  private JsonObject act(JsonObject video, String action) {
    return newsroom.act(video, action);
  }

  private static JsonObject titled(String title) {
    return new JsonObject().put("title", title).put("category", "culture");
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private List<String> titles(String query) {
    JsonArray videos =
        Newsroom.done(running.get("/api/v1/reports" + query)).getJsonArray("reports");
    return videos.stream().map(each -> ((JsonObject) each).getString("title")).toList();
  }

  @Test
  void page_ofAPublishedReport_tellsWhatItIsWithoutAScript() {
    published(
        titled("Fête du lac")
            .put("summary", "Deux jours de musique.\nEt un feu d'artifice.")
            .put("place", "Garabit")
            .put("licence", "cc-by")
            .put("captions", new JsonObject().put("fr", "WEBVTT\n")));
    HttpResponse<String> page = running.get("/reports/fete-du-lac", "Accept-Language", "en-GB");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Vary")).isEqualTo("Accept-Language, Accept-Encoding");
    assertThat(header(page, "Content-Security-Policy")).contains("frame-ancestors 'self'");
    assertThat(page.body())
        .contains(
            "<html lang=\"en\">",
            "<title>Fête du lac – ",
            "<meta name=\"description\" content=\"Deux jours de musique. Et un feu d'artifice.\">",
            "/reports/fete-du-lac\">",
            "<meta property=\"og:title\" content=\"Fête du lac\">",
            "\"@type\":\"VideoObject\"",
            "\"license\":\"https://creativecommons.org/licenses/by/4.0/\"",
            "\"duration\":\"PT",
            "<p lang=\"fr\">Et un feu d'artifice.</p>",
            "<dt>Category</dt><dd><a href=\"/reports?category=culture\">Culture</a>");
    assertThat(running.get("/embed/reports/fete-du-lac").statusCode()).isEqualTo(200);
    // Whoever finds its film in the list of recordings is led there too.
    assertThat(running.get("/api/v1/recordings").body())
        .contains("\"watch\":\"/reports/fete-du-lac\"");
  }

  @Test
  void body_ofATrimmedFilm_offersWhatIsShownAlone() {
    published(titled("Fête").put("captions", new JsonObject().put("fr", "WEBVTT\n")));
    Video whole = catalogue.videos().find(new Slug("fete")).orElseThrow();
    SiteConfig site =
        new SiteConfig(
            "Val",
            URI.create("https://val.example"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE);
    VideoPageWords shelves = new VideoPageWords(List.of(), List.of(), new PageFrame(site, "fr"));
    List<Download> files =
        List.of(
            new Download(Download.Kind.AUDIO, Optional.of("audio"), "/download/f/sound.m4a", 9),
            new Download(Download.Kind.VIDEO, Optional.of("720p"), "/download/f/720p.mp4", 90),
            new Download(Download.Kind.VIDEO, Optional.of("360p"), "/download/f/360p.mp4", 40));
    PublicReport view =
        PublicReport.of(
            whole,
            new VideoResponses.Film(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                VideoResponses.Trim.of(whole.settings()),
                Optional.of(26.88),
                List.of()));
    String all = written(whole, view, shelves, files);
    assertThat(all)
        .contains(
            "<video controls preload=\"none\" width=\"640\" src=\"/download/f/360p.mp4\">",
            "src=\"/api/v1/reports/fete/captions/fr.vtt\"",
            "<a href=\"/download/f/sound.m4a\">Le son seul</a> (1\u00a0ko)",
            "<dt>Durée</dt><dd>0 min 27 s</dd>");
    VideoActor who = new VideoActor(whole.author().account(), "C", Set.of(Role.CLERK));
    FilmSettings settings =
        new FilmSettings(
            Optional.empty(),
            Duration.ofMillis(1_500),
            Optional.of(Duration.ofSeconds(20)),
            whole.settings().captions());
    Video trimmed = whole.edited(settings, who, running.clock().now().toInstant());
    assertThat(written(trimmed, view, shelves, files, new StartPosition("9")))
        .contains("src=\"/download/f/360p.mp4?from=1.5&amp;to=20.0#t=7.5\"");
    for (String nowhere : List.of("1", "20", "x", "item-x", "\"><b>", "99999999999")) {
      assertThat(written(trimmed, view, shelves, files, new StartPosition(nowhere)))
          .as(nowhere)
          .contains("src=\"/download/f/360p.mp4?from=1.5&amp;to=20.0\"");
    }
    assertThat(written(trimmed, view, shelves, files))
        .contains(
            "src=\"/download/f/360p.mp4?from=1.5&amp;to=20.0\"",
            "<a href=\"/download/f/720p.mp4?from=1.5&amp;to=20.0\">",
            "<dt>Durée</dt><dd>0 min 19 s</dd>")
        .doesNotContain("<track", "f/720p.mp4\"", " Mo)");
  }

  private static String written(
      Video video, PublicReport view, VideoPageWords shelves, List<Download> files) {
    return written(video, view, shelves, files, StartPosition.BEGINNING);
  }

  private static String written(
      Video video,
      PublicReport view,
      VideoPageWords shelves,
      List<Download> files,
      StartPosition place) {
    return new VideoPage(video, view, shelves, files, List.of(), place).page().body();
  }

  @Test
  void page_ofWhatIsNotPublic_isNotThere() {
    JsonObject video = published(titled("Fête du lac"));
    act(video, "unpublish");
    for (String path :
        List.of("/reports/fete-du-lac", "/embed/reports/fete-du-lac", "/reports/a%20b")) {
      HttpResponse<String> page = running.get(path, "Cookie", clerk);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.body()).contains("Reportage introuvable").doesNotContain("Fête");
    }
    assertThat(running.get("/api/v1/reports/fete-du-lac/captions/fr.vtt").statusCode())
        .isEqualTo(404);
    assertThat(titles("")).isEmpty();
    assertThat(running.get("/reports").body()).doesNotContain("Fête");
    act(video, "publish");
    assertThat(titles("")).containsExactly("Fête du lac");
  }

  @Test
  void pages_ofAHostileTitle_showItAsText() {
    String slug =
        published(titled(HOSTILE).put("summary", HOSTILE).put("place", HOSTILE)).getString("slug");
    for (String path : List.of("/reports/" + slug, "/embed/reports/" + slug, "/reports")) {
      String page = running.get(path).body();
      assertThat(page).as(path).contains("&lt;script&gt;alert(1)");
      assertThat(page).as(path).doesNotContain("<script>alert", "</noscript></title>");
      assertThat(page.split("</noscript>", -1)).as(path).hasSize(2);
    }
    assertThat(running.get("/reports?q=%22%3E%3Cscript%3E").body()).doesNotContain("\"><script>");
  }

  @Test
  void captions_ofAPublishedReport_areReadByTheirTag() {
    published(titled("Fête").put("captions", new JsonObject().put("fr", "WEBVTT\n\nBonjour")));
    String address = "/api/v1/reports/fete/captions/fr.vtt";
    HttpResponse<String> captions = running.get(address);
    assertThat(captions.body()).isEqualTo("WEBVTT\n\nBonjour");
    assertThat(header(captions, "Content-Type")).isEqualTo("text/vtt; charset=utf-8");
    String tag = header(captions, "ETag");
    assertThat(running.get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(running.get("/api/v1/reports/fete/captions/en.vtt").statusCode()).isEqualTo(404);
    assertThat(running.get("/api/v1/reports/fete").body()).doesNotContain("Bonjour");
  }

  @Test
  void list_filteredAndPaged_isWhatWasAskedFor() {
    published(titled("Fête du lac").put("date", "2025-08-15").put("place", "Garabit"));
    published(titled("Le marché").put("category", "work").put("summary", "À Saint-Flour"));
    assertThat(titles("")).containsExactlyInAnyOrder("Fête du lac", "Le marché");
    assertThat(titles("?category=work")).containsExactly("Le marché");
    assertThat(titles("?year=2025")).containsExactly("Fête du lac");
    assertThat(titles("?q=FETE%20garabit")).containsExactly("Fête du lac");
    assertThat(titles("?q=emploi")).containsExactly("Le marché");
    assertThat(titles("?q=fete%20flour")).isEmpty();
    assertThat(titles("?limit=1&page=2")).hasSize(1).isNotEqualTo(titles("?limit=1&page=1"));
    JsonObject list = Newsroom.done(running.get("/api/v1/reports?limit=1"));
    assertThat(list.getInteger("total")).isEqualTo(2);
    assertThat(list.getJsonArray("years")).contains(2026, 2025);
    for (String wrong : List.of("?year=x", "?page=0", "?category=A%20B", "?limit=1000")) {
      assertThat(running.get("/api/v1/reports" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    String page = running.get("/reports?category=work&year=x").body();
    assertThat(page)
        .contains(
            "<a href=\"/reports/le-marche\">Le marché</a>", "<option value=\"work\" selected>")
        .doesNotContain("/reports/fete-du-lac");
  }
}
