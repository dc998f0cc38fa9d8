package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.SittingSamples.EVENING;
import static org.tribune.testkit.catalogue.SittingSamples.draft;
import static org.tribune.testkit.catalogue.SittingSamples.items;
import static org.tribune.testkit.catalogue.SittingSamples.whole;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;

/** What is found, as it is read without scripts. */
class SearchPageTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RunningServer running;

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    newsroom.catalogue().sittings().create(whole(SITTING.value(), EVENING));
    newsroom
        .catalogue()
        .sittings()
        .create(draft("20261202-conseil-k3v9", EVENING.plus(Duration.ofDays(7))));
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private String page(String query, String... headers) {
    HttpResponse<String> page = running.get("/search?" + query, headers);
    assertThat(page.statusCode()).as(query).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "form-action 'self'");
    assertThat(page.body().split("</noscript>", -1)).as(query).hasSize(2);
    return page.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void page_withoutWords_isTheForm() {
    assertThat(page("lang=en"))
        .contains(
            "<h1>Search</h1>",
            "<form action=\"/search\" method=\"get\" role=\"search\">",
            "<a href=\"/sittings?lang=en\">Meetings</a>")
        .doesNotContain("noindex", "<h2>");
  }

  @Test
  void page_ofWords_showsWhatTheApiFinds() {
    assertThat(page("q=budjet+approbation"))
        .contains(
            "<html lang=\"fr\">",
            "<title>Rechercher « budjet approbation » – Tribune</title>",
            "<meta name=\"robots\" content=\"noindex\">",
            "<h2>1 résultat</h2>",
            "Aucun résultat pour «\u00a0budjet\u00a0»\u00a0: voici ceux pour «\u00a0budget\u00a0».",
            "<h3>I.1 <a href=\"/sittings/" + SITTING + "#item-budget\"><mark>Budget</mark>",
            "<p>Point de l’ordre du jour · Conseil communautaire – Budget primitif 2027 ·"
                + " mercredi 25 novembre 2026</p>")
        .doesNotContain("<b>");
    assertThat(page("q=budjet&lang=en"))
        .contains("No results for “budjet”: these are those for “budget”.", "Agenda item");
  }

  @Test
  void page_ofWhatIsNowhere_helps() {
    assertThat(page("q=zzyzx&lang=en"))
        .contains(
            "<h2>Nothing was found for “zzyzx”.</h2>",
            "No results for: zzyzx.",
            "<a href=\"/sittings\">Browse the list of meetings</a>");
    assertThat(page("q=budget&year=1999&body=Nulle+part"))
        .contains(
            "<a href=\"/search?q=budget\">Cherchez dans toutes les assemblées",
            "<option value=\"1999\" selected>1999 (0)</option>",
            "<option value=\"Nulle part\" selected>Nulle part (0)</option>");
  }

  @Test
  void page_whatIsNotPublic_isNeverWritten() {
    String clerk = newsroom.clerk();
    for (String words : List.of("\"deux lignes\"", "2 decembre 2026")) {
      assertThat(page("q=" + encoded(words), "Cookie", clerk))
          .as(words)
          .contains("<h2>Rien n’a été trouvé pour «\u00a0")
          .doesNotContain("/console/", "20261202");
    }
    assertThat(page("q=budget")).contains("/sittings/" + SITTING);
    newsroom
        .catalogue()
        .sittings()
        .replace(
            newsroom.catalogue().sittings().find(SITTING).orElseThrow().in(SittingStatus.DRAFT));
    assertThat(page("q=budget")).doesNotContain(SITTING.value());
  }

  @Test
  void page_ofAHostileQuery_showsItAsText() {
    for (String words :
        List.of(
            "<script>alert(1)</script>",
            "</noscript></title><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onfocus='alert(1)",
            "budget\u0000\u0007\u202e\u2028<b>\ud800",
            "{{7*7}} ${7*7} %s %1$s",
            "a".repeat(200),
            "a".repeat(201),
            "a ".repeat(1_000),
            "***")) {
      for (String name : List.of("q", "q=budget&body", "q=budget&year", "q=budget&page")) {
        String page = page(name + "=" + encoded(words));
        assertThat(page)
            .as(words)
            .doesNotContain("<script>alert", "<img src=x", "\u0000", "\u0007", "\u202e")
            .doesNotContainPattern("value=\"[^\"]*<");
        assertThat(Pattern.compile("<b>").matcher(page).find()).as(words).isFalse();
        assertThat(page.length()).as(words).isLessThan(20_000);
      }
    }
    assertThat(page("q=" + "a".repeat(201)))
        .contains("Cherchez moins de mots\u00a0: 200 caractères");
    assertThat(page("q=***&lang=en")).contains("Type at least one word to look for.");
    assertThat(page("q=budget&page=0&lang=en")).contains("is a number from 1 to 50.");
    for (String broken : List.of("q=%C3%28%FF", "q=a&q=%00", "%00=q&q=%00", "q=%ED%A0%80")) {
      assertThat(page(broken)).as(broken).contains("<form action=");
    }
  }

  @Test
  void page_ofMany_isPaged() {
    newsroom
        .catalogue()
        .sittings()
        .create(
            draft("20261209-conseil-k3v9", EVENING.plus(Duration.ofDays(14)))
                .in(SittingStatus.ANNOUNCED)
                .withItems(items(45)));
    assertThat(page("q=deliberation&lang=en"))
        .contains(
            "<h2>45 results</h2>",
            "<ol start=\"1\">",
            "<nav aria-label=\"Pages of results\">\nPage 1 of 3"
                + " <a href=\"/search?q=deliberation&amp;page=2\">Next page</a>\n</nav>");
    String last = page("q=deliberation&page=3");
    assertThat(last)
        .contains(
            "<ol start=\"41\">",
            "<a href=\"/search?q=deliberation&amp;page=2\">Page précédente</a> Page 3 sur 3")
        .doesNotContain("Page suivante");
    assertThat(last.split("<h3>", -1)).hasSize(6);
  }

  @Test
  void item_thatWasFilmed_isWatchedFromItsSecondOn() {
    BroadcastId recording = new BroadcastId("20261124t180000-chamber");
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), recording)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    Instant begin = RecordedSitting.ORIGIN;
    newsroom
        .catalogue()
        .saveBroadcast(
            Broadcast.of(
                    new BroadcastEvent.Opened(recording, begin, RunningServer.CHAMBER, "Conseil"))
                .after(new BroadcastEvent.WentLive(recording, begin.plusSeconds(8)))
                .after(new BroadcastEvent.Ended(recording, begin.plusSeconds(26))));
    Mark mark =
        new Mark(
            new MarkId("m1"),
            MarkKind.CHAPTER,
            begin.plusSeconds(17),
            "",
            "Le budget",
            Optional.of(SITTING),
            Optional.of(new ItemId("budget")),
            /* revision= */ 1);
    assertThat(newsroom.catalogue().markings().replace(Marking.none(recording).with(mark)))
        .isPresent();
    String watch = "/watch/" + recording + "?t=item-budget";
    assertThat(page("q=approbation"))
        .contains("<a href=\"" + watch + "#item-budget\">Regarder ce point</a>");
    assertThat(running.get(watch).body()).contains("<h1>Conseil municipal");
  }

  @Test
  void report_thatSaysIt_isWatchedFromItsSecondOn() {
    String captions = "WEBVTT\n\n00:12.000 --> 00:15.000\nLa scierie du village\n";
    JsonObject report =
        newsroom.published(
            JsonObject.of(
                "title", "Les métiers", "captions", new JsonObject().put("fr", captions)));
    assertThat(page("q=scieries"))
        .contains(
            "<a href=\"/reports/les-metiers\">Les métiers</a>",
            "<a href=\"/reports/les-metiers?t=12#t=12\">Regarder ce passage</a>",
            "<mark>scierie</mark>");
    assertThat(running.get("/reports/les-metiers?t=12").body()).contains("<h1>Les métiers");
    var _ = newsroom.act(report, "unpublish");
    assertThat(page("q=scieries")).doesNotContain("les-metiers");
  }

  @Test
  void page_fasterThanAnybodyReads_mustWait() {
    String page = page("q=budget");
    for (int i = 0; i < 250 && page.contains("<h2>"); i++) {
      page = page("q=budget");
    }
    assertThat(page)
        .contains("Trop de recherches à la suite\u00a0: attendez quelques secondes.")
        .doesNotContain("<h2>");
    // It is one limit with the API's, and none for who only opens the page.
    assertThat(running.get("/api/v1/search?q=budget").statusCode()).isEqualTo(429);
    assertThat(page("")).contains("<form action=\"/search\"");
    running.clock().advance(Duration.ofSeconds(2));
    assertThat(page("q=budget")).contains("<h2>");
  }

  @Test
  void page_whileTheCatalogueIsAway_saysSo() {
    assertThat(page("q=budget")).contains("<h2>");
    newsroom.catalogue().fail(new CatalogueException("The database is away"));
    assertThat(page("q=budget&lang=en"))
        .contains("try again in a few seconds", "value=\"budget\"")
        .doesNotContain("<h2>");
  }
}
