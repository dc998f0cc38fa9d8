package org.tribune.site.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.modules.itunes.EntryInformation;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The feed, read by ROME. */
class PodcastTest {
  private static final Instant TIME = Instant.parse("2026-11-26T08:30:00Z");
  private static final URI SITE = URI.create("https://debats.example.org");

  private static Podcast.Episode episode(String title) {
    return new Podcast.Episode(
        title,
        title,
        "Léa Martin",
        TIME,
        SITE.resolve("/reports/lac"),
        SITE.resolve("/download/f/720p.mp4?from=1.5&to=30.0"),
        "video/mp4",
        /* bytes= */ 5_000_000_000L,
        /* seconds= */ 3_725,
        Optional.of(SITE.resolve("/hls/recordings/f/assets/poster-0.jpg")),
        Optional.of(SITE.resolve("/feeds/reports/lac/chapters.json")),
        Map.of("fr", SITE.resolve("/api/v1/reports/lac/captions/fr.vtt")));
  }

  private static String written(Podcast.Episode... episodes) {
    return new Podcast(
            "Val & Loire",
            "Communauté",
            "Les films d'ici",
            "fr",
            SITE.resolve("/feeds/reports.rss"),
            SITE.resolve("/reports"),
            "video",
            Optional.of(SITE.resolve("/theme/logo")),
            List.of(episodes),
            Optional.of(SITE.resolve("/feeds/reports.rss?before=2026-11-01T00:00:00Z")))
        .write();
  }

  private static SyndFeed read(String text) throws Exception {
    return new SyndFeedInput().build(new StringReader(text));
  }

  @Test
  void feed_isReadByOthersAsItIsMeant() throws Exception {
    SyndFeed feed = read(written(episode("Fête du lac")));
    assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
    assertThat(feed.getTitle()).isEqualTo("Val & Loire");
    assertThat(feed.getLanguage()).isEqualTo("fr");
    assertThat(feed.getImage().getUrl()).isEqualTo(SITE + "/theme/logo");
    SyndEntry lake = feed.getEntries().getFirst();
    assertThat(lake.getTitle()).isEqualTo("Fête du lac");
    assertThat(lake.getLink()).isEqualTo(SITE + "/reports/lac");
    assertThat(lake.getUri()).isEqualTo(SITE + "/reports/lac");
    assertThat(lake.getPublishedDate()).isEqualTo(Date.from(TIME));
    assertThat(lake.getEnclosures()).hasSize(1);
    assertThat(lake.getEnclosures().getFirst().getUrl()).endsWith("720p.mp4?from=1.5&to=30.0");
    assertThat(lake.getEnclosures().getFirst().getLength()).isEqualTo(5_000_000_000L);
    assertThat(lake.getEnclosures().getFirst().getType()).isEqualTo("video/mp4");
    EntryInformation told =
        (EntryInformation) lake.getModule("http://www.itunes.com/dtds/podcast-1.0.dtd");
    assertThat(told.getDuration().getMilliseconds()).isEqualTo(3_725_000);
    assertThat(told.getAuthor()).isEqualTo("Léa Martin");
  }

  @Test
  void hostileWords_areTextAndNothingElse() throws Exception {
    String hostile = "Lac & <b>\"été\"</b> ]]>\u0000\u0008\ud83c\udf89\ud83c";
    SyndEntry only = read(written(episode(hostile))).getEntries().getFirst();
    assertThat(only.getTitle()).isEqualTo("Lac & <b>\"été\"</b> ]]>\ud83c\udf89");
  }

  /** RFC 5005, section 3. */
  @Test
  void feed_ofMoreThanAPage_leadsToTheNext() {
    assertThat(written(episode("Fête du lac")))
        .contains("feeds/reports.rss?before=2026-11-01T00:00:00Z\" rel=\"next\"");
  }

  /** The example of the specification of podcast:guid (podcastindex.org). */
  @Test
  void guid_isThatOfTheAddress() {
    String text =
        new Podcast(
                "a",
                "c",
                "b",
                "en",
                URI.create("https://mp3s.nashownotes.com/pc20rss.xml"),
                SITE,
                "podcast",
                Optional.empty(),
                List.of(),
                Optional.empty())
            .write();
    assertThat(text).contains("<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>");
  }
}
