package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.video.Newsroom.done;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.CmafHeaders;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.delivery.replay.TestPicture;
import org.tribune.site.RunningServer;

/**
 * Whatever shows a picture of a film (pages, their Open Graph and structured data, cards, feeds,
 * the newsletter, lists, the search) has another with the answer to a trim. The film is of 19.2 s.
 */
class TrimmedFilmTest {
  private static final String ALL = "/api/v1/operator/reports";
  private static final String WHOLE = "poster-r0-0a.jpg";
  private static final String OUTSIDE = "poster-1-at1000-r0-0b.jpg";
  private static final String INSIDE = "poster-2-at6000-r0-0c.jpg";
  private static final String SMALL = "?w=384";
  private static final String SITE = "http://localhost";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // published before each test
  private JsonObject report;

  private final String film = "20261126t083000-film";

  @BeforeEach
  void publish() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    JsonObject begun =
        done(
            running.order(
                "POST",
                ALL,
                new JsonObject().put("title", "Fête du lac").encode(),
                newsroom.clerk()));
    BroadcastId id = new BroadcastId(film);
    // A film that can be downloaded: a feed has no episode without a file.
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), id, CmafHeaders.renditions())
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    newsroom
        .catalogue()
        .update(id, each -> each.of(RecordingKind.REPORT).in(RecordingState.HIDDEN));
    Newsroom.finish(running, newsroom.catalogue(), begun, id);
    report = newsroom.act(begun, "publish");
    newsroom
        .catalogue()
        .saveAssets(
            new BroadcastId(film),
            /* revision= */ 0,
            List.of(
                picture("poster", WHOLE),
                picture("poster-1", OUTSIDE),
                picture("poster-2", INSIDE),
                asset("storyboard", "board-0.vtt", "text/vtt", Bytes.utf8("WEBVTT")),
                asset("storyboard-0", "board-0.jpg", "image/jpeg", TestPicture.jpeg(640, 360))));
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  private Asset picture(String name, String file) {
    return asset(name, file, "image/jpeg", TestPicture.jpeg(640, 360));
  }

  private Asset asset(String name, String file, String type, Bytes content) {
    newsroom.store().put(RecordingNames.asset(new BroadcastId(film), file), content);
    return new Asset(name, file, type, content.length(), Bytes.wrap(new byte[32]));
  }

  private void trim(double start, @Nullable Double end) {
    String path = ALL + "/" + report.getString("id");
    int version = done(running.get(path, "Cookie", newsroom.clerk())).getInteger("version");
    JsonObject trim = new JsonObject().put("start", start).put("end", end);
    JsonObject change = new JsonObject().put("trim", trim).put("version", version);
    done(running.order("PATCH", path, change.encode(), newsroom.clerk()));
  }

  /** Wherever a film may be met. */
  private List<String> pages() {
    String address = report.getString("address");
    return List.of(
        address,
        "/embed" + address,
        "/api/v1" + address,
        "/reports",
        "/api/v1/reports",
        "/search?q=lac",
        "/api/v1/search?q=lac",
        "/api/v1/recordings",
        "/api/v1/recordings/" + film,
        "/feeds/reports.rss",
        "/feeds/reports-audio.rss",
        "/newsletter?month=2026-11",
        "/newsletter.txt?month=2026-11",
        "/oembed?url=" + SITE + address,
        "/sitemap.xml",
        "/");
  }

  /** Those that show a picture of it now. */
  private List<String> showing() {
    List<String> showing =
        pages().stream().filter(page -> shown(page).contains("poster-")).toList();
    String address = report.getString("address");
    assertThat(showing)
        .contains(address, "/embed" + address, "/api/v1" + address, "/api/v1/reports")
        .contains("/api/v1/recordings", "/api/v1/recordings/" + film)
        .contains("/feeds/reports.rss", "/feeds/reports-audio.rss", "/newsletter?month=2026-11");
    return showing;
  }

  private String shown(String page) {
    HttpResponse<String> answer = running.get(page);
    assertThat(answer.statusCode()).as(page).isEqualTo(200);
    return answer.body();
  }

  private int status(String file) {
    return running.get("/hls/recordings/" + film + "/assets/" + file).statusCode();
  }

  @Test
  void trim_changesThePictureWhereverOneIsShown_withItsAnswer() {
    List<String> showing = showing();
    for (String page : showing) {
      assertThat(shown(page)).as(page).contains(WHOLE);
    }
    trim(5, 12.0);
    assertThat(showing()).isEqualTo(showing);
    for (String page : showing) {
      assertThat(shown(page)).as(page).contains(INSIDE).doesNotContain(WHOLE, OUTSIDE);
    }
    trim(8, 12.0);
    for (String page : pages()) {
      assertThat(shown(page)).as(page).doesNotContain("poster-");
    }
    trim(0, null);
    for (String page : showing) {
      assertThat(shown(page)).as(page).contains(WHOLE);
    }
  }

  @Test
  void page_thatABrowserHas_isAnotherAfterATrim() {
    Map<String, String> tags = new HashMap<>();
    for (String page : showing()) {
      running.get(page).headers().firstValue("ETag").ifPresent(tag -> tags.put(page, tag));
    }
    trim(5, 12.0);
    tags.forEach(
        (page, tag) -> {
          HttpResponse<String> again = running.get(page, "If-None-Match", tag);
          assertThat(again.statusCode()).as(page).isEqualTo(200);
          assertThat(again.body()).as(page).contains(INSIDE);
        });
  }

  @Test
  void openGraphAndStructuredData_nameThePictureOfWhatIsShown() {
    trim(5, 12.0);
    String asset = "/hls/recordings/" + film + "/assets/" + INSIDE;
    String picture = SITE + asset;
    assertThat(shown(report.getString("address")))
        .contains("<meta property=\"og:image\" content=\"" + picture)
        .contains("\"thumbnailUrl\":\"" + picture);
    assertThat(shown("/embed" + report.getString("address"))).contains("poster=\"" + asset + "\"");
    assertThat(shown("/feeds/reports.rss")).contains("<itunes:image href=\"" + picture);
  }

  @Test
  void files_thatShowWhatIsCutOff_areGoneInEachSize_andBackWithTheWhole() {
    List<String> outside =
        List.of(
            WHOLE,
            WHOLE + SMALL,
            OUTSIDE,
            OUTSIDE + SMALL,
            "storyboard.vtt",
            "board-0.vtt",
            "board-0.jpg",
            "board-0.jpg" + SMALL);
    for (String file : outside) {
      assertThat(status(file)).as(file).isEqualTo(200);
    }
    trim(5, 12.0);
    for (String file : outside) {
      assertThat(status(file)).as(file).isEqualTo(404);
    }
    assertThat(status(INSIDE)).isEqualTo(200);
    assertThat(status(INSIDE + SMALL)).isEqualTo(200);
    trim(0, null);
    for (String file : outside) {
      assertThat(status(file)).as(file).isEqualTo(200);
    }
  }

  @Test
  void oEmbed_namesNoPicture_whichOthersWouldKeep() {
    String embed = shown("/oembed?url=" + SITE + report.getString("address"));
    assertThat(embed).contains("/embed/reports/fete-du-lac").doesNotContain("poster", "thumbnail");
  }
}
