package org.tribune.site.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;
import org.tribune.testkit.store.FakeObjectStore;

/** What is read of the public pages without their scripts, and what they show other sites. */
class PublicPagesTest {
  private static final BroadcastId LIVE = new BroadcastId("20261124t180000-chamber");
  private static final BroadcastId PAST = new BroadcastId("20261123t180000-chamber");
  private static final String HOSTILE = "</noscript></title><script>alert(1)</script>\"'&";

  @TempDir Path directory;
  private Newsroom newsroom;
  private RunningServer running;

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private String page(String path, String language) {
    HttpResponse<String> page = running.get(path, "Accept-Language", language);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    assertThat(page.body().split("</noscript>", -1)).as(path).hasSize(2);
    return page.body();
  }

  private static JsonObject data(String page) {
    Matcher found =
        Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return new JsonObject(found.group(1));
  }

  private void recorded(String... chapters) {
    new RecordedSitting(newsroom.catalogue(), new FakeObjectStore(), PAST)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    newsroom
        .catalogue()
        .saveBroadcast(
            Broadcast.of(new BroadcastEvent.Opened(PAST, at(0), RunningServer.CHAMBER, "Conseil"))
                .after(new BroadcastEvent.WentLive(PAST, at(8)))
                .after(new BroadcastEvent.Closed(PAST, at(18)))
                .after(new BroadcastEvent.Resumed(PAST, at(22)))
                .after(new BroadcastEvent.Ended(PAST, at(26))));
    Marking marking = Marking.none(PAST);
    for (int i = 0; i < chapters.length; i++) {
      marking = marking.with(mark(i, chapters[i]));
    }
    assertThat(newsroom.catalogue().markings().replace(marking)).isPresent();
  }

  private static Instant at(long second) {
    return RecordedSitting.ORIGIN.plusSeconds(second);
  }

  private static Mark mark(int number, String title) {
    return new Mark(
        new MarkId("mark-" + number),
        MarkKind.CHAPTER,
        RecordedSitting.ORIGIN.plusMillis(9_000 + 5_500L * number),
        "",
        title,
        Optional.empty(),
        Optional.empty(),
        /* revision= */ 1);
  }

  private Sitting sitting(String title, SittingStatus status) {
    return newsroom.sitting(title, Instant.parse("2026-12-01T17:30:00Z"), status);
  }

  @Test
  void replay_tellsItsChaptersAsClips() {
    recorded("Le budget", "Les écoles", "À huis clos");
    String page = page("/watch/" + PAST, "fr");
    assertThat(page)
        .doesNotContain("À huis clos")
        .contains(
            "<title>Conseil municipal, mardi 24 novembre 2026 – Tribune</title>",
            "<link rel=\"canonical\" href=\"http://localhost/watch/" + PAST + "\">",
            "<meta property=\"og:video:url\" content=\"http://localhost/embed/watch/" + PAST,
            "application/json+oembed",
            "href=\"/feeds/sittings.rss\"",
            "<li><a href=\"/watch/" + PAST + "?t=item-mark-0#item-mark-0\">Le budget</a> (");
    JsonObject video = data(page);
    assertThat(video.getString("@type")).isEqualTo("VideoObject");
    assertThat(video.getString("duration")).startsWith("PT");
    JsonArray clips = video.getJsonArray("hasPart");
    assertThat(clips).hasSize(2);
    JsonObject schools = clips.getJsonObject(1);
    double start = schools.getDouble("startOffset");
    assertThat(schools.getString("@type")).isEqualTo("Clip");
    assertThat(schools.getString("name")).isEqualTo("Les écoles");
    assertThat(start - clips.getJsonObject(0).getDouble("startOffset")).isEqualTo(5.5);
    assertThat(clips.getJsonObject(0).getDouble("endOffset")).isEqualTo(start);
    assertThat(schools.getString("url"))
        .isEqualTo("http://localhost/watch/" + PAST + "#t=" + (long) start);
    JsonArray told =
        new JsonObject(running.get("/feeds/watch/" + PAST + "/chapters.json").body())
            .getJsonArray("chapters");
    assertThat(told).hasSize(2);
    assertThat(told.getJsonObject(1).getDouble("startTime")).isEqualTo(start);
  }

  @Test
  void replay_thatIsHidden_isToldOfNowhere() {
    recorded("Le budget");
    assertThat(page("/", "fr")).contains("/watch/" + PAST);
    newsroom.catalogue().update(PAST, each -> each.in(RecordingState.HIDDEN));
    running.clock().advance(Duration.ofMinutes(1));
    assertThat(running.get("/watch/" + PAST).statusCode()).isEqualTo(404);
    assertThat(running.get("/feeds/watch/" + PAST + "/chapters.json").statusCode()).isEqualTo(404);
    for (String path : List.of("/", "/sittings", "/sitemap.xml", "/feeds/sittings.rss")) {
      assertThat(running.get(path).body()).as(path).doesNotContain(PAST.value());
    }
  }

  @Test
  void film_ofAReport_isNoSittingToWatchAgain() {
    recorded();
    newsroom.catalogue().update(PAST, each -> each.of(RecordingKind.REPORT));
    assertThat(page("/", "fr")).doesNotContain("/watch/");
  }

  @Test
  void embeddedPlayers_areReadWithoutScriptsAndHaveNoMenu() {
    recorded("Le budget");
    newsroom.published(new JsonObject().put("title", "Fête du lac"));
    running.open(LIVE, /* live= */ true);
    await().until(() -> page("/embed/live/chamber", "fr").contains("/hls/live/chamber"));
    for (String path : List.of("/live/chamber", "/watch/" + PAST, "/reports/fete-du-lac")) {
      assertThat(page("/embed" + path, "fr"))
          .as(path)
          .contains(
              "<main>\n<h1>", "<a target=\"_top\" href=\"" + path + "\">Ouvrir sur Tribune</a>")
          .doesNotContain("site-header", "site-footer", "canonical");
    }
    assertThat(page("/embed/watch/" + PAST, "fr")).contains("Conseil municipal, mardi 24 novembre");
    assertThat(running.get("/embed/live/chamber").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("https://town.example"));
  }

  @Test
  void live_tellsThatItIsWhileItIs() {
    assertThat(page("/live/chamber", "en"))
        .contains("<title>Salle du conseil – Tribune</title>", "Nothing is live now.")
        .doesNotContain("BroadcastEvent", "<video");
    running.open(LIVE, /* live= */ false);
    assertThat(page("/live/chamber", "fr")).doesNotContain("BroadcastEvent");
    running.goLive(LIVE);
    await().until(() -> page("/live/chamber", "fr").contains("BroadcastEvent"));
    String page = page("/live/chamber", "fr");
    JsonObject event = data(page).getJsonObject("publication");
    assertThat(event.getBoolean("isLiveBroadcast")).isTrue();
    assertThat(Instant.parse(event.getString("startDate"))).isEqualTo(RunningServer.START);
    assertThat(page)
        .contains("<h1>Conseil – Salle du conseil</h1>", "src=\"/hls/live/chamber/index.m3u8\"");
    running.end(LIVE);
    await().until(() -> !page("/live/chamber", "fr").contains("BroadcastEvent"));
  }

  @Test
  void sitting_isReadWithItsAgenda() {
    Sitting announced = sitting("Budget", SittingStatus.ANNOUNCED);
    Sitting draft = sitting("Brouillon", SittingStatus.DRAFT);
    assertThat(page("/sittings/" + announced.id(), "en"))
        .contains(
            "<h1><span lang=\"fr\">Conseil communautaire – Budget</span></h1>",
            "<p>Tuesday 1 December 2026 at 18:30, <span lang=\"fr\">Salle des fêtes</span></p>");
    assertThat(running.get("/sittings/" + draft.id()).statusCode()).isEqualTo(404);
    for (String path : List.of("/", "/sittings", "/sittings?year=2026", "/sittings?year=x")) {
      assertThat(page(path, "fr"))
          .as(path)
          .contains("<a href=\"/sittings/" + announced.id() + "\">Conseil communautaire – Budget")
          .doesNotContain("Brouillon");
    }
  }

  @Test
  void home_tellsWhatThereIs() {
    newsroom.published(new JsonObject().put("title", "Fête du lac"));
    assertThat(page("/", "en"))
        .contains(
            "<html lang=\"en\">",
            "<h2>Other channels</h2>",
            "<a lang=\"fr\" href=\"/live/chamber\">Salle du conseil</a></li>",
            "<a lang=\"fr\" href=\"/reports/fete-du-lac\">Fête du lac</a>",
            "<meta property=\"og:type\" content=\"website\">",
            "href=\"/feeds/reports.rss\"");
  }

  @Test
  void home_onceTheCatalogueDidNotAnswer_doesNotWaitForItAgainAtOnce() {
    newsroom.catalogue().fail(new CatalogueException("The catalogue is away"));
    assertThat(page("/", "en")).doesNotContain("/live/chamber");
    newsroom.catalogue().recover();
    assertThat(page("/", "en")).doesNotContain("/live/chamber");
    running.clock().advance(Duration.ofSeconds(3));
    assertThat(page("/", "en")).contains("/live/chamber");
  }

  @Test
  void hostileTitles_areTextOnEachPage() {
    recorded(HOSTILE);
    newsroom.catalogue().update(PAST, each -> each.titled(HOSTILE));
    Sitting sitting = sitting(HOSTILE, SittingStatus.ANNOUNCED);
    List<String> paths = new ArrayList<>(List.of("/", "/sittings", "/sittings/" + sitting.id()));
    paths.add("/watch/" + PAST);
    for (String path : paths) {
      assertThat(page(path, "fr"))
          .as(path)
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert", "</noscript></title>");
    }
  }

  @Test
  void page_thatIsWritten_isCompressedForWhoTakesIt() {
    HttpResponse<String> page = running.get("/", "Accept-Encoding", "gzip");
    assertThat(page.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(page.headers().firstValue("Vary")).contains("Accept-Language, Accept-Encoding");
  }
}
