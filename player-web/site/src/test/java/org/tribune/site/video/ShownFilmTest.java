package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.video.Newsroom.done;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.RunningServer;

/**
 * What a report does not show of its film is at no address of the public's; the staff have all of
 * it. The film has the segments 2 to 6, of 3.84 s each.
 */
class ShownFilmTest {
  private static final String ALL = "/api/v1/operator/reports/";
  private static final String OUTSIDE = "poster-1-at1000-r0-0b.jpg";
  private static final String INSIDE = "poster-2-at6000-r0-0c.jpg";
  private static final String LATER = "poster-3-at9000-r0-0d.jpg";
  private static final List<String> PICTURES = List.of("poster-r0-0a.jpg", OUTSIDE, INSIDE, LATER);
  private static final String RENDITIONS = "1080p,720p,audio";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // published before each test
  private JsonObject report;

  private String film = "";

  @BeforeEach
  void publish() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    JsonObject captions =
        new JsonObject()
            .put(
                "fr",
                """
                WEBVTT

                NOTE secret

                1
                00:01.000 --> 00:02.000
                Avant

                00:04.000 --> 00:06.000
                Dedans
                00:13.000 --> 00:14.000
                Collé

                00:06.500 --> 00:08.000 align:start
                Aussi

                00:13.000 --> 00:14.000
                Après
                """);
    report =
        newsroom.published(new JsonObject().put("title", "Fête du lac").put("captions", captions));
    film = report.getString("film");
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  private HttpResponse<String> change(JsonObject change) {
    String path = ALL + report.getString("id");
    int version = done(running.get(path, "Cookie", newsroom.clerk())).getInteger("version");
    return running.order("PATCH", path, change.put("version", version).encode(), newsroom.clerk());
  }

  private HttpResponse<String> trim(double start, @Nullable Double end) {
    return change(
        new JsonObject().put("trim", new JsonObject().put("start", start).put("end", end)));
  }

  private Asset asset(String name, String file) {
    Bytes content = Bytes.utf8("a picture");
    newsroom.store().put(RecordingNames.asset(new BroadcastId(film), file), content);
    return new Asset(name, file, "image/jpeg", content.length(), Bytes.wrap(new byte[32]));
  }

  private int status(String path) {
    return running.get(path).statusCode();
  }

  private String segment(String rendition, int number) {
    return "/hls/recordings/" + film + "/" + rendition + "/" + number + ".m4s";
  }

  @Test
  void film_thatIsTrimmed_hasNoSegmentOutsideForThePublic() {
    String storyboard = "/hls/recordings/" + film + "/assets/storyboard.vtt";
    newsroom
        .catalogue()
        .saveAssets(
            new BroadcastId(film),
            /* revision= */ 0,
            List.of(
                asset("storyboard", "board-0.vtt"),
                asset("poster", "poster-r0-0a.jpg"),
                asset("poster-1", OUTSIDE),
                asset("poster-2", INSIDE),
                asset("poster-3", LATER)));
    assertThat(status(segment("720p", 2))).isEqualTo(200);
    done(trim(5, 12.0));
    for (String rendition : List.of(RENDITIONS.split(","))) {
      assertThat(status(segment(rendition, 2))).as(rendition).isEqualTo(404);
      assertThat(status(segment(rendition, 6))).as(rendition).isEqualTo(404);
      for (int number = 3; number <= 5; number++) {
        assertThat(status(segment(rendition, number))).as(rendition).isEqualTo(200);
      }
    }
    String base = "/hls/recordings/" + film;
    String playlist = running.get(base + "/720p/index.m3u8").body();
    assertThat(playlist.split("#EXT-X-GAP", -1)).hasSize(3);
    assertThat(playlist)
        .contains("#EXT-X-GAP\n#EXTINF:3.84,\n2.m4s", "#EXT-X-GAP\n#EXTINF:3.84,\n6.m4s");
    String frames = running.get(base + "/720p/iframes.m3u8").body();
    assertThat(frames)
        .contains("#EXT-X-GAP\n#EXTINF:3.84,\n2.m4s", "#EXT-X-GAP\n#EXTINF:3.84,\n6.m4s")
        .contains("3.m4s");
    assertThat(status(storyboard)).isEqualTo(404);
    assertThat(status(base + "/assets/board-0.vtt")).isEqualTo(404);
    assertThat(shownPictures()).containsExactly(INSIDE);
    assertThat(running.get("/api/v1/recordings/" + film).body()).doesNotContain("board-0");
    assertThat(status("/download/" + film + "/archive.zip")).isEqualTo(404);
    assertThat(status("/download/" + film + "/720p.mp4?from=13&to=15")).isEqualTo(400);
    done(change(new JsonObject().put("poster", LATER)));
    assertThat(shownPictures()).containsExactly(LATER);
    for (String list : List.of("/api/v1/recordings", "/api/v1/recordings/" + film)) {
      assertThat(running.get(list).body()).contains("/assets/" + LATER);
    }
    done(trim(0, null));
    assertThat(status(segment("720p", 2))).isEqualTo(200);
    assertThat(status(storyboard)).isEqualTo(200);
    assertThat(shownPictures()).containsExactlyElementsOf(PICTURES);
  }

  private List<String> shownPictures() {
    return PICTURES.stream()
        .filter(each -> status("/hls/recordings/" + film + "/assets/" + each) == 200)
        .toList();
  }

  private List<String> offered() {
    JsonObject now = done(running.get(ALL + report.getString("id"), "Cookie", newsroom.clerk()));
    return now.getJsonArray("pictures").stream()
        .map(each -> ((JsonObject) each).getString("file"))
        .toList();
  }

  @Test
  void pictures_ofAFilmThatIsTrimmed_areThoseOfWhatIsShownWhereverOneLooks() {
    newsroom
        .catalogue()
        .saveAssets(
            new BroadcastId(film),
            /* revision= */ 0,
            List.of(
                asset("poster", "poster-r0-0a.jpg"),
                asset("poster-1", OUTSIDE),
                asset("poster-2", INSIDE),
                asset("poster-3", LATER)));
    assertThat(offered()).containsExactlyInAnyOrderElementsOf(PICTURES);
    List<String> pages =
        List.of(
            report.getString("address"),
            "/api/v1" + report.getString("address"),
            "/api/v1/reports",
            "/api/v1/recordings/" + film);
    for (String page : pages) {
      assertThat(running.get(page).body()).as(page).contains("poster-r0-0a.jpg");
    }
    done(change(new JsonObject().put("poster", OUTSIDE)));
    done(trim(5, 12.0));
    assertThat(offered()).containsExactly(INSIDE, LATER);
    for (String page : pages) {
      assertThat(running.get(page).body())
          .as(page)
          .doesNotContain(OUTSIDE, "poster-r0-0a.jpg")
          .contains(INSIDE);
    }
    done(trim(10, 12.0));
    for (String page : pages) {
      assertThat(running.get(page).body()).as(page).doesNotContain("poster-");
    }
  }

  @Test
  void film_thatIsTrimmed_isWholeForTheStaffAndKeptByNobody() {
    done(trim(5, 12.0));
    HttpResponse<String> outside = running.get(segment("720p", 2), "Cookie", newsroom.clerk());
    assertThat(outside.statusCode()).isEqualTo(200);
    assertThat(outside.headers().firstValue("Cache-Control")).contains("private, no-store");
    HttpResponse<String> playlist =
        running.get("/hls/recordings/" + film + "/720p/index.m3u8", "Cookie", newsroom.clerk());
    assertThat(playlist.body()).doesNotContain("EXT-X-GAP");
    assertThat(playlist.headers().firstValue("Cache-Control")).contains("private, no-store");
    String moderator = running.signInAs(Role.MODERATOR);
    assertThat(running.get(segment("720p", 2), "Cookie", moderator).statusCode()).isEqualTo(404);
  }

  @Test
  void captions_ofAFilmThatIsTrimmed_areThoseThatAreHeard() {
    String path = "/api/v1" + report.getString("address") + "/captions/fr.vtt";
    assertThat(running.get(path).body()).contains("Avant", "secret", "Après");
    done(trim(5, 12.0));
    assertThat(running.get(path).body())
        .isEqualTo("WEBVTT\n\n00:06.500 --> 00:08.000 align:start\nAussi\n");
  }

  @Test
  void captions_ofTheFilmBefore_areThePublicsOnceTheyAreKept() {
    String path = "/api/v1" + report.getString("address") + "/captions/fr.vtt";
    assertThat(status(path)).isEqualTo(200);
    BroadcastId another = new BroadcastId("20261127t083000-film");
    Newsroom.giveFilm(running, newsroom.catalogue(), newsroom.store(), report, another);
    assertThat(status(path)).isEqualTo(404);
    String open = "/api/v1" + report.getString("address");
    assertThat(done(running.get(open)).getJsonArray("captionLanguages")).isEmpty();
    JsonObject now = done(running.get(ALL + report.getString("id"), "Cookie", newsroom.clerk()));
    assertThat(now.getJsonArray("unconfirmedCaptions")).containsExactly("fr");
    assertThat(now.getJsonObject("captions").getString("fr")).contains("Dedans");
    JsonObject kept = done(change(new JsonObject().put("keepCaptions", new JsonArray().add("fr"))));
    assertThat(kept.getJsonArray("unconfirmedCaptions")).isEmpty();
    assertThat(status(path)).isEqualTo(200);
    assertThat(done(running.get(open)).getJsonArray("captionLanguages")).containsExactly("fr");
  }

  @Test
  void trim_thatTheFilmDoesNotHold_isRefusedInWords() {
    for (List<Double> wrong : List.of(List.of(0.0, 40.0), List.of(30.0, 35.0), List.of(5.0, 5.5))) {
      HttpResponse<String> refused = trim(wrong.getFirst(), wrong.getLast());
      assertThat(refused.statusCode()).as(wrong.toString()).isEqualTo(400);
      assertThat(refused.body()).contains("film");
    }
    assertThat(trim(26.5, null).body()).contains("moins d’une seconde");
    assertThat(trim(5, 6.0).statusCode()).isEqualTo(200);
  }

  @Test
  void watch_ofAReportsFilm_leadsToItsReportAndNowhereOnceItIsWithdrawn() {
    HttpResponse<String> watch = running.get("/watch/" + film);
    assertThat(watch.statusCode()).isEqualTo(302);
    assertThat(watch.headers().firstValue("Location")).contains("/reports/fete-du-lac");
    assertThat(running.get("/embed/watch/" + film).headers().firstValue("Location"))
        .contains("/embed/reports/fete-du-lac");
    newsroom.act(report, "unpublish");
    for (String path :
        List.of(
            "/watch/" + film,
            "/embed/watch/" + film,
            "/reports/fete-du-lac",
            "/embed/reports/fete-du-lac",
            "/api/v1/recordings/" + film,
            "/hls/recordings/" + film + "/index.m3u8",
            "/hls/recordings/" + film + "/720p/index.m3u8",
            "/hls/recordings/" + film + "/720p/iframes.m3u8",
            "/hls/recordings/" + film + "/720p/init.mp4",
            "/hls/recordings/" + film + "/chapters.vtt",
            "/hls/recordings/" + film + "/chapters.json",
            "/hls/recordings/" + film + "/assets/storyboard.vtt",
            segment("720p", 3),
            segment("audio", 3),
            "/download/" + film + "/720p.mp4",
            "/download/" + film + "/audio.m4a",
            "/download/" + film + "/archive.zip")) {
      assertThat(status(path)).as(path).isEqualTo(404);
    }
  }

  @Test
  void publish_aReportWhoseFilmWasDeleted_isRefusedInWords() {
    JsonObject withdrawn = newsroom.act(report, "unpublish");
    newsroom.catalogue().forget(new BroadcastId(film));
    String order =
        new JsonObject()
            .put("action", "publish")
            .put("version", withdrawn.getInteger("version"))
            .encode();
    HttpResponse<String> refused =
        running.order("POST", ALL + report.getString("id") + "/state", order, newsroom.clerk());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("supprimé");
  }
}
