package org.tribune.site.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.status.ViewerCount;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.delivery.replay.ServedRecordings;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;

/** What is served is counted, and shown to whom it concerns. Segments are of 3.84 s. */
class AudienceTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String ALL = "/api/v1/operator/audience";
  private static final MediaTime END = MediaTime.ofMicros(192_000_000);

  private RecordedSitting sitting;

  @BeforeEach
  void begin() {
    sitting = new RecordedSitting(catalogue, store, ID);
  }

  /** 50 segments: three minutes and twelve seconds. */
  private void record() {
    sitting.segments(0, 49).complete(END);
  }

  private void watch(RunningServer server, String rendition, int from, int to) {
    for (int number = from; number <= to; number++) {
      String path = server.address(ID, rendition) + number + ".m4s";
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  private static WatchedMinute minute(Viewing viewing, int number, double seconds) {
    return new WatchedMinute(ID, viewing, number, Duration.ofMillis(Math.round(seconds * 1_000)));
  }

  private List<WatchedMinute> counted() {
    assertThat(running.writeAudience()).isTrue();
    return catalogue.audience().minutes(ID);
  }

  private JsonObject json(String path, String cookie) {
    return Newsroom.done(running.get(path, "Cookie", cookie));
  }

  private JsonObject json(String path) {
    return json(path, running.signInAs(Role.CLERK));
  }

  @Test
  void replay_countsEachMomentOnceWhateverThePicture() {
    record();
    watch(running, "audio", 0, 15);
    watch(running, "720p", 0, 7);
    watch(running, "1080p", 8, 15);
    assertThat(counted())
        .containsExactly(minute(Viewing.REPLAY, 0, 60), minute(Viewing.REPLAY, 1, 1.44));
  }

  @Test
  void replay_ofWhatNobodyHeardWhole_isNotCounted() {
    record();
    String segment = running.address(ID, "audio") + "3.m4s";
    assertThat(running.head(segment)).isEqualTo(200);
    assertThat(running.get(segment, "Range", "bytes=0-99").statusCode()).isEqualTo(206);
    assertThat(running.get(segment, "Range", "bytes=100-").statusCode()).isEqualTo(206);
    assertThat(running.get(segment, "Range", "bytes=99999999-").statusCode()).isEqualTo(416);
    assertThat(running.get(running.address(ID, "audio") + "init.mp4").statusCode()).isEqualTo(200);
    String playlist = running.address(ID, "audio") + "index.m3u8";
    String tag = running.get(playlist).headers().firstValue("ETag").orElseThrow();
    assertThat(running.get(playlist, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(running.get(running.address(ID, "720p") + "iframes.m3u8").statusCode())
        .isEqualTo(200);
    assertThat(running.get(running.address(ID, "audio") + "99.m4s").statusCode()).isEqualTo(404);
    assertThat(counted()).isEmpty();
    assertThat(running.get(segment, "Range", "bytes=0-").statusCode()).isEqualTo(206);
    assertThat(counted()).containsExactly(minute(Viewing.REPLAY, 0, 3.84));
  }

  @Test
  void replayWithoutSound_countsThePicturesAndNotTheKeyFramesOfASeek() {
    BroadcastId silent = new BroadcastId("silent");
    Recording like = catalogue.recording(ID).orElseThrow();
    List<Rendition> pictures =
        FakeTranscoder.RENDITIONS.stream().filter(Rendition.Video.class::isInstance).toList();
    RenditionFormat format =
        new RenditionFormat(/* epoch= */ 1, like.format().timeline(), pictures);
    var _ =
        catalogue.begin(Recording.begin(silent, like.channel(), "Muet", like.startedAt(), format));
    RecordedSitting film = new RecordedSitting(catalogue, store, silent);
    for (long number = 0; number < 5; number++) {
      film.segment("720p", number).segment("1080p", number);
    }
    film.complete(MediaTime.ofMicros(19_200_000));
    String pictureOf = running.address(silent, "720p");
    List<String> keyFrames = running.get(pictureOf + "iframes.m3u8").body().lines().toList();
    Matcher range =
        Pattern.compile("#EXT-X-BYTERANGE:(\\d+)@(\\d+)").matcher(String.join("\n", keyFrames));
    while (range.find()) {
      long from = Long.parseLong(range.group(2));
      String bytes = "bytes=" + from + "-" + (from + Long.parseLong(range.group(1)) - 1);
      assertThat(running.get(pictureOf + "0.m4s", "Range", bytes).statusCode()).isEqualTo(206);
    }
    assertThat(keyFrames).anyMatch(line -> line.startsWith("#EXT-X-BYTERANGE"));
    assertThat(running.writeAudience()).isTrue();
    assertThat(catalogue.audience().minutes(silent)).isEmpty();
    assertThat(running.get(pictureOf + "0.m4s").statusCode()).isEqualTo(200);
    assertThat(running.get(running.address(silent, "1080p") + "1.m4s").statusCode()).isEqualTo(200);
    assertThat(running.writeAudience()).isTrue();
    assertThat(catalogue.audience().minutes(silent))
        .containsExactly(
            new WatchedMinute(silent, Viewing.REPLAY, 0, Duration.ofMillis(2 * 3_840)));
  }

  @Test
  void staff_areNoAudience() {
    record();
    String segment = running.address(ID, "audio") + "3.m4s";
    String clerk = running.signInAs(Role.CLERK);
    assertThat(running.get(segment, "Cookie", clerk).statusCode()).isEqualTo(200);
    assertThat(counted()).isEmpty();
  }

  @Test
  void live_countsPartsAndWholeSegments() {
    running.open(ID, /* live= */ true).segments(0, 3).parts(4, 0, 2);
    running.playlist(ID, "audio", 4, 2);
    watch(running, "audio", 0, 2);
    watch(running, "720p", 0, 2);
    String audio = running.address(ID, "audio");
    for (int part = 0; part < 3; part++) {
      assertThat(running.get(audio + "4." + part + ".m4s").statusCode()).isEqualTo(200);
    }
    assertThat(running.head(audio + "4.0.m4s")).isEqualTo(200);
    assertThat(counted()).containsExactly(minute(Viewing.LIVE, 0, 3 * 3.84 + 3 * 0.32));
  }

  @Test
  void live_eachRenditionsViewersArePublished_staffAreNone() {
    List<ViewerCount> published = new CopyOnWriteArrayList<>();
    try (Subscription _ =
        running
            .log()
            .follow(
                Topics.STATUS,
                StartFrom.LATEST,
                entry -> {
                  if (entry.value() instanceof ViewerCount count) {
                    published.add(count);
                  }
                })) {
      running.open(ID, /* live= */ true).segments(0, 5);
      running.playlist(ID, "audio", 5, 11);
      String clerk = running.signInAs(Role.CLERK);
      for (int number = 0; number <= 4; number++) {
        String fullest = running.address(ID, "1080p") + number + ".m4s";
        assertThat(running.get(fullest, "Cookie", clerk).statusCode()).isEqualTo(200);
      }
      // Nineteen seconds are of two viewers, if they were sent in twelve.
      watch(running, "720p", 0, 4);
      watch(running, "audio", 0, 4);
      await()
          .untilAsserted(
              () ->
                  assertThat(published)
                      .last()
                      .extracting(ViewerCount::renditions)
                      .isEqualTo(Optional.of(Map.of("720p", 2))));
    }
  }

  @Test
  void live_minutesBeginWithTheFirstPublicSecond() {
    var transcoder = running.open(ID, /* live= */ false).segments(0, 1);
    running.clock().advance(Duration.ofMillis(7_680));
    running.goLive(ID);
    transcoder.segments(2, 3);
    running.playlist(ID, "audio", 3, 11);
    watch(running, "audio", 2, 2);
    assertThat(counted()).containsExactly(minute(Viewing.LIVE, 0, 3.84));
  }

  @Test
  void livePeak_isTheMostWhoWereThereInAMinuteOfTheClock() {
    running.open(ID, /* live= */ true).segments(0, 3);
    running.playlist(ID, "audio", 3, 11);
    String playlist = running.address(ID, "audio") + "live.m3u8";
    for (String browser : List.of("one", "two", "three")) {
      assertThat(running.get(playlist, "User-Agent", browser).statusCode()).isEqualTo(200);
    }
    running.lookAtAudience();
    running.clock().advance(Duration.ofSeconds(30));
    running.lookAtAudience();
    // The minute goes on.
    assertThat(running.writeAudience()).isTrue();
    assertThat(catalogue.audience().concurrentViewers(ID)).isEmpty();
    running.clock().advance(Duration.ofSeconds(30));
    watch(running, "audio", 0, 0);
    assertThat(running.writeAudience()).isTrue();
    assertThat(json(ALL + "/b1").getInteger("livePeak")).isEqualTo(4);
    assertThat(json(ALL + "/b1").getJsonArray("attendance").getJsonObject(0).getString("at"))
        .isEqualTo("2026-11-24T18:00:00Z");
  }

  @Test
  void severalServers_addUp(@TempDir Path elsewhere) {
    record();
    try (RunningServer other = new RunningServer(elsewhere, store, catalogue)) {
      watch(running, "audio", 0, 3);
      watch(other, "audio", 0, 3);
      watch(other, "audio", 0, 3);
      assertThat(running.writeAudience()).isTrue();
      // What the other counted is written when it ends.
    }
    assertThat(catalogue.audience().minutes(ID))
        .containsExactly(minute(Viewing.REPLAY, 0, 3 * 4 * 3.84));
  }

  @Test
  void catalogueAway_figuresWaitAndAreAddedOnce() {
    record();
    watch(running, "audio", 0, 3);
    catalogue.fail(new CatalogueException("The disk is full"));
    // The first turn has nothing to write yet.
    assertThat(running.writeAudience()).isFalse();
    assertThat(running.writeAudience()).isFalse();
    catalogue.recover();
    watch(running, "audio", 0, 0);
    assertThat(running.writeAudience()).isTrue();
    assertThat(running.writeAudience()).isTrue();
    assertThat(catalogue.audience().minutes(ID))
        .containsExactly(minute(Viewing.REPLAY, 0, 5 * 3.84));
  }

  @Test
  void list_tellsOfTheDaysThatAreAskedFor() {
    record();
    watch(running, "audio", 0, 15);
    watch(running, "audio", 0, 15);
    assertThat(running.writeAudience()).isTrue();
    JsonObject list = json(ALL + "?from=2026-11-20&to=2026-11-25");
    assertThat(list.getDouble("replayMinutes")).isEqualTo(2.0);
    assertThat(list.getDouble("liveMinutes")).isEqualTo(0.0);
    JsonObject row = list.getJsonArray("recordings").getJsonObject(0);
    assertThat(row.getString("recording")).isEqualTo("b1");
    assertThat(row.getString("title")).isEqualTo("Conseil municipal");
    assertThat(row.getString("watch")).isEqualTo("/watch/b1");
    assertThat(row.getInteger("viewings")).isEqualTo(2);
    assertThat(list.getJsonArray("days").getJsonObject(0).getDouble("replayMinutes"))
        .isEqualTo(2.0);
    assertThat(json(ALL).getString("from")).isEqualTo("2026-10-26");
    JsonObject before = json(ALL + "?from=2026-11-01&to=2026-11-02");
    assertThat(before.getJsonArray("recordings")).isEmpty();
    assertThat(before.getJsonArray("days")).isEmpty();
    String clerk = running.signInAs(Role.CLERK);
    for (String wrong :
        List.of("?from=tomorrow", "?from=2026-11-02&to=2026-11-01", "?from=2020-01-01")) {
      HttpResponse<String> refused = running.get(ALL + wrong, "Cookie", clerk);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
    }
  }

  /** The broadcast is over: its recording has chapters. */
  private void end() {
    catalogue.saveBroadcast(
        new Broadcast(
            ID,
            RunningServer.CHAMBER,
            "Conseil",
            BroadcastState.ENDED,
            RecordedSitting.ORIGIN,
            Optional.of(RecordedSitting.ORIGIN),
            Optional.of(RecordedSitting.ORIGIN.plusSeconds(192)),
            List.of()));
  }

  private void mark(String title, int second) {
    Marking marking = catalogue.markings().find(ID).orElseGet(() -> Marking.none(ID));
    Mark chapter =
        new Mark(
            new MarkId("m" + second),
            MarkKind.CHAPTER,
            RecordedSitting.ORIGIN.plusSeconds(second),
            /* numbering= */ "",
            title,
            Optional.empty(),
            Optional.empty(),
            /* revision= */ 1);
    assertThat(catalogue.markings().replace(marking.with(chapter))).isPresent();
  }

  @Test
  void chapter_whoseFirstMinuteNobodyWatched_isNotSaidToBeShort() {
    record();
    end();
    mark("Budget", 0);
    mark("Vœux", 180);
    watch(running, "audio", 20, 49);
    assertThat(running.writeAudience()).isTrue();
    JsonArray chapters = json(ALL + "/b1").getJsonArray("chapters");
    assertThat(chapters.getJsonObject(0).getValue("kept")).isNull();
    assertThat(chapters.getJsonObject(0).getBoolean("short")).isFalse();
    assertThat(chapters.getJsonObject(1).getBoolean("short")).isTrue();
  }

  @Test
  void curve_tellsWherePeopleLeft_andCsvTheSame() {
    record();
    end();
    mark("=Budget", 0);
    mark("Eau", 120);
    watch(running, "audio", 0, 49);
    watch(running, "audio", 0, 15);
    watch(running, "audio", 0, 15);
    assertThat(running.writeAudience()).isTrue();
    JsonObject figures = json(ALL + "/b1");
    assertThat(figures.getInteger("viewings")).isEqualTo(3);
    assertThat(figures.getJsonArray("minutes"))
        .isEqualTo(
            new JsonArray()
                .add(new JsonObject().put("at", 0.0).put("live", 0.0).put("replay", 3.0))
                .add(new JsonObject().put("at", 60.0).put("live", 0.0).put("replay", 1.0))
                .add(new JsonObject().put("at", 120.0).put("live", 0.0).put("replay", 1.0))
                .add(new JsonObject().put("at", 180.0).put("live", 0.0).put("replay", 1.0)));
    JsonObject budget = figures.getJsonArray("chapters").getJsonObject(0);
    assertThat(budget.getString("title")).isEqualTo("=Budget");
    assertThat(budget.getDouble("replayMinutes")).isEqualTo(4.0);
    assertThat(budget.getDouble("viewings")).isEqualTo(2.0);
    assertThat(budget.getDouble("kept")).isEqualTo(0.35);
    JsonObject water = figures.getJsonArray("chapters").getJsonObject(1);
    assertThat(water.getDouble("end")).isEqualTo(192.0);
    assertThat(water.getDouble("kept")).isEqualTo(1.0);
    String clerk = running.signInAs(Role.CLERK);
    assertThat(running.get(ALL + "/b1/figures.csv", "Cookie", clerk).body())
        .isEqualTo(
            """
            \uFEFFat;chapter;live_seconds;replay_seconds;live_viewings;replay_viewings\r
            "0:00:00";"'=Budget";"0";"180";"0";"3"\r
            "0:01:00";"'=Budget";"0";"63";"0";"1"\r
            "0:02:00";"Eau";"0";"60";"0";"1"\r
            "0:03:00";"Eau";"0";"12";"0";"1"\r
            """);
    HttpResponse<String> list = running.get(ALL + ".csv", "Cookie", clerk);
    assertThat(list.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"audience.csv\"");
    assertThat(list.body().lines().skip(1))
        .containsExactly(
            "\"b1\";\"sitting\";\"Conseil municipal\";\"2026-11-24T18:00:00Z\";\"0\";\"0\";\"5\";\"3\"");
  }

  @Test
  void minutesThatWereCutAway_areNotTold() {
    record();
    watch(running, "audio", 0, 49);
    assertThat(running.writeAudience()).isTrue();
    Correction cut =
        sitting.request(
            Correction.Kind.CUT, MediaTime.ofMicros(60_000_000), MediaTime.ofMicros(120_000_000));
    sitting.apply(cut, List.<RecordedSegment>of());
    String clerk = running.signInAs(Role.CLERK);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        json(ALL + "/b1", clerk).getJsonArray("minutes").stream()
                            .map(each -> ((JsonObject) each).getDouble("at")))
                    .containsExactly(0.0, 60.0, 120.0));
  }

  @Test
  void reporter_readsTheFiguresOfOwnFilmsAlone() {
    record();
    watch(running, "audio", 0, 3);
    Account author = running.person(Role.REPORTER);
    String own = running.signIn(author);
    String other = running.signInAs(Role.REPORTER);
    JsonObject video =
        Newsroom.done(
            running.order("POST", "/api/v1/operator/reports", "{\"title\":\"Le lac\"}", own));
    BroadcastId film = new BroadcastId("20261126t083000-film");
    Newsroom.giveFilm(running, catalogue, store, video, film);
    var _ = catalogue.update(film, each -> each.in(RecordingState.COMPLETE));
    assertThat(running.get(running.address(film, "audio") + "2.m4s").statusCode()).isEqualTo(200);
    assertThat(running.writeAudience()).isTrue();
    assertThat(json(ALL, own).getJsonArray("recordings").size()).isEqualTo(1);
    assertThat(json(ALL, own).getDouble("replayMinutes")).isEqualTo(0.1);
    assertThat(json(ALL, own).getJsonArray("days").getJsonObject(0).getDouble("replayMinutes"))
        .isEqualTo(0.1);
    assertThat(json(ALL + "/" + film, own).getString("title")).isEqualTo("Le lac");
    assertThat(json(ALL, other).getJsonArray("recordings")).isEmpty();
    assertThat(json(ALL, other).getJsonArray("days")).isEmpty();
    for (String hidden : List.of("/" + film, "/b1", "/b1/figures.csv", "/none")) {
      assertThat(running.get(ALL + hidden, "Cookie", other).statusCode()).as(hidden).isEqualTo(404);
    }
    assertThat(running.get(ALL + ".csv", "Cookie", own).body())
        .contains("Le lac")
        .doesNotContain("b1");
    assertThat(json(ALL).getJsonArray("recordings").size()).isEqualTo(2);
  }
}
