package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;

class SittingReplaysTest {
  private static final BroadcastId FILMED = new BroadcastId("20261124t180000-chamber");
  private static final String PATH = "/api/v1/sitting-replays";

  @TempDir Path directory;
  private Newsroom newsroom;
  private RunningServer running;

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    // Whatever was looked up at the start is looked up again.
    running.clock().advance(Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private JsonArray replays(String query) {
    return Newsroom.done(running.get(PATH + query)).getJsonArray("sittings");
  }

  private Sitting sitting(String title, Duration before, SittingStatus status) {
    return newsroom.sitting(title, RecordedSitting.ORIGIN.minus(before), status);
  }

  private Sitting filmed(int items) {
    Sitting sitting = sitting("Budget", Duration.ZERO, SittingStatus.HELD);
    List<AgendaItem> agenda =
        IntStream.range(0, items)
            .mapToObj(i -> AgendaItem.of(new ItemId("item-" + i), 0, i + 1 + ".", "Point " + i))
            .toList();
    Instant now = running.clock().now().toInstant();
    Sitting changed = sitting.withItems(agenda).changed(now, "clerk");
    assertThat(newsroom.catalogue().sittings().replace(changed)).isPresent();
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), FILMED)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    Instant origin = RecordedSitting.ORIGIN;
    newsroom
        .catalogue()
        .saveBroadcast(
            Broadcast.of(
                    new BroadcastEvent.Opened(FILMED, origin, RunningServer.CHAMBER, "Conseil"))
                .after(new BroadcastEvent.WentLive(FILMED, origin.plusSeconds(8)))
                .after(new BroadcastEvent.Ended(FILMED, origin.plusSeconds(26))));
    Marking marking = Marking.none(FILMED);
    for (int i = 0; i < items; i++) {
      marking = marking.with(mark(i, sitting.id()));
    }
    assertThat(newsroom.catalogue().markings().replace(marking)).isPresent();
    return sitting;
  }

  private static Mark mark(int number, SittingId sitting) {
    return new Mark(
        new MarkId("mark-" + number),
        MarkKind.CHAPTER,
        RecordedSitting.ORIGIN.plusMillis(9_000 + 1_000L * number),
        /* numbering= */ "",
        "Point " + number,
        Optional.of(sitting),
        Optional.of(new ItemId("item-" + number)),
        /* revision= */ 1);
  }

  @Test
  void replays_haveTheirPictureLengthAndFirstChapters() {
    Sitting sitting = filmed(6);
    sitting("Sans film", Duration.ofDays(20), SittingStatus.HELD);
    sitting("Brouillon", Duration.ofDays(1), SittingStatus.DRAFT);
    String file = "poster-r0-0123456789ab.jpg";
    Asset poster = new Asset("poster", file, "image/jpeg", 9, Bytes.wrap(new byte[32]));
    assertThat(newsroom.catalogue().saveAssets(FILMED, 0, List.of(poster))).isTrue();
    JsonArray found = replays("");
    assertThat(found).hasSize(1);
    JsonObject replay = found.getJsonObject(0);
    assertThat(replay.getString("id")).isEqualTo(sitting.id().value());
    assertThat(replay.getString("poster"))
        .isEqualTo("/hls/recordings/" + FILMED + "/assets/poster-r0-0123456789ab.jpg");
    assertThat(replay.getDouble("duration")).isPositive();
    assertThat(replay.getInteger("chapterCount")).isEqualTo(6);
    assertThat(replay.getJsonArray("chapters")).hasSize(4);
    assertThat(replay.getJsonArray("chapters").getJsonObject(1))
        .isEqualTo(
            new JsonObject()
                .put("numbering", "2.")
                .put("title", "Point 1")
                .put("watch", "/watch/" + FILMED + "#item-item-1"));
  }

  @Test
  void replays_limit_isANumberUpToTwelve() {
    filmed(1);
    assertThat(replays("?limit=1")).hasSize(1);
    assertThat(running.get(PATH + "?limit=13").statusCode()).isEqualTo(400);
    assertThat(running.get(PATH + "?limit=x").statusCode()).isEqualTo(400);
  }

  @Test
  void home_withoutScripts_hasSittingsWithTheirChaptersBeforeFilms() {
    filmed(2);
    newsroom.published(new JsonObject().put("title", "Fête du lac"));
    String page = running.get("/", "Accept-Language", "fr").body();
    assertThat(page)
        .contains("<h2>À revoir</h2>", "<a href=\"/watch/" + FILMED + "#item-item-1\">2. Point 1")
        .contains("<h2>Autres chaînes</h2>")
        .doesNotContain("hors antenne");
    assertThat(page.indexOf("À revoir")).isLessThan(page.indexOf("Fête du lac"));
    // It is listed once: under its sitting.
    assertThat(page.split("href=\"/watch/" + FILMED + "\"", -1)).hasSize(2);
  }
}
