package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.video.Newsroom.done;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.text.Message;
import org.tribune.site.RunningServer;
import org.tribune.testkit.catalogue.CaptionSamples;

/**
 * What a recogniser heard of a film is corrected by its author, and read by nobody else before it
 * is confirmed. The film begins 7.68 s after its timeline's origin.
 */
class FilmTranscriptsTest {
  private static final String ALL = "/api/v1/operator/reports";
  private static final BroadcastId FILM = new BroadcastId("20261126t083000-lake");

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // begun before each test
  private JsonObject report;

  private String author = "";

  @BeforeEach
  void begin() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    author = running.signInAs(Role.REPORTER);
    report = done(running.order("POST", ALL, "{\"title\": \"Fête du lac\"}", author));
    Newsroom.giveFilm(running, newsroom.catalogue(), newsroom.store(), report, FILM);
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  private void heard(double to, boolean isDone, LiveCaption... captions) {
    int written =
        newsroom
            .catalogue()
            .transcripts()
            .save(
                new SecondHearing(FILM, Duration.ofMillis(Math.round(to * 1_000)), isDone),
                Arrays.asList(captions));
    assertThat(written).isEqualTo(captions.length);
  }

  private void heardAll() {
    heard(
        26.88,
        /* isDone= */ true,
        CaptionSamples.heard("s1", 12, "le laque"),
        CaptionSamples.heard("s2", 17, "oui & non"));
  }

  private String path() {
    return ALL + "/" + report.getString("id");
  }

  private String draft() {
    return path() + "/transcripts/fr";
  }

  private JsonObject now() {
    return done(running.get(path(), "Cookie", author));
  }

  private HttpResponse<String> correct(String who) {
    return running.order(
        "PATCH",
        draft(),
        """
        {"captions": [{"id": "s1", "revision": 1, "start": 4.32, "end": 6.32, "text": "le lac"}]}
        """,
        who);
  }

  private HttpResponse<String> confirm(String who, JsonObject order) {
    return running.order("POST", draft() + "/confirm", order.encode(), who);
  }

  private HttpResponse<String> retry(String who) {
    return running.order("POST", path() + "/transcript/retry", "", who);
  }

  private JsonObject write(String captions) {
    JsonObject order =
        new JsonObject()
            .put("captions", new JsonObject().put("fr", captions))
            .put("version", now().getInteger("version"));
    return done(running.order("PATCH", path(), order.encode(), author));
  }

  private void step(String who, String action) {
    JsonObject order =
        new JsonObject().put("action", action).put("version", now().getInteger("version"));
    done(running.order("POST", path() + "/state", order.encode(), who));
  }

  @Test
  void draft_ofAFilmThatIsPublic_isNowhereForThePublic() {
    heardAll();
    step(author, "submit");
    step(newsroom.clerk(), "publish");
    String address = now().getString("address");

    for (String path :
        List.of(
            "/api/v1" + address,
            address,
            "/hls/recordings/" + FILM + "/index.m3u8",
            "/hls/recordings/" + FILM + "/captions/fr.vtt",
            "/api/v1/recordings/" + FILM,
            "/api/v1/recordings/" + FILM + "/transcript-files/fr.vtt",
            "/api/v1/recordings/" + FILM + "/transcripts/fr",
            draft(),
            "/api/v1/search?q=laque",
            "/watch/" + FILM)) {
      assertThat(running.get(path).body())
          .as(path)
          .doesNotContain("le laque", "SUBTITLES", "captions/fr");
    }
    assertThat(done(running.get("/api/v1" + address)).getJsonArray("captionLanguages")).isEmpty();
  }

  @Test
  void author_correctsAndConfirms_andThenItIsTheFilmsCaptions() {
    heardAll();
    JsonObject read = done(running.get(draft(), "Cookie", author));
    JsonObject first = read.getJsonArray("captions").getJsonObject(0);
    assertThat(first.getDouble("start")).isEqualTo(4.32);
    assertThat(first.getBoolean("uncertain")).isTrue();
    assertThat(read.containsKey("confirmed")).isFalse();

    done(correct(author));
    assertThat(now().getJsonObject("captions")).isEmpty();
    JsonObject confirmed = done(confirm(author, new JsonObject()));

    assertThat(now().getJsonObject("captions").getString("fr"))
        .isEqualTo(
            """
            WEBVTT

            00:00:04.320 --> 00:00:06.320
            le lac

            00:00:09.320 --> 00:00:11.320
            <v Mme Petit>oui &amp; non
            """);
    assertThat(now().getJsonArray("unconfirmedCaptions")).isEmpty();
    assertThat(confirmed.getJsonObject("confirmed").getString("savedBy")).isNotEmpty();
    done(confirm(author, new JsonObject().put("replaces", confirmed.getString("tag"))));
  }

  @Test
  void captionsThatSomebodyWroteMeanwhile_areNotReplacedUnseen() {
    heardAll();
    String written = "WEBVTT\n\n00:01.000 --> 00:02.000\nÀ la main\n";
    write(written);

    HttpResponse<String> refused = confirm(author, new JsonObject());

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(now().getJsonObject("captions").getString("fr")).isEqualTo(written);
    JsonObject current = new JsonObject(refused.body()).getJsonObject("current");
    String tag = current.getString("tag");
    write("WEBVTT\n\n00:01.000 --> 00:02.000\nEncore\n");
    assertThat(confirm(author, new JsonObject().put("replaces", tag)).statusCode()).isEqualTo(409);
  }

  @Test
  void captionsOfTheFilmBefore_giveWayToADraftThatIsConfirmed() {
    write("WEBVTT\n\n00:01.000 --> 00:02.000\nAvant\n");
    BroadcastId other = new BroadcastId("20261126t093000-other");
    Newsroom.giveFilm(running, newsroom.catalogue(), newsroom.store(), report, other);
    var _ =
        newsroom
            .catalogue()
            .transcripts()
            .save(
                new SecondHearing(other, Duration.ofSeconds(26), /* isDone= */ true),
                List.of(CaptionSamples.heard("s1", 12, "le lac")));
    assertThat(now().getJsonArray("unconfirmedCaptions")).containsExactly("fr");

    done(confirm(author, new JsonObject()));

    assertThat(now().getJsonArray("unconfirmedCaptions")).isEmpty();
    assertThat(now().getJsonObject("captions").getString("fr")).contains("le lac");
  }

  @Test
  void reportInReview_isCorrectedByItsAuthor_andConfirmedByWhoReviews() {
    heardAll();
    step(author, "submit");

    done(correct(author));
    assertThat(confirm(author, new JsonObject()).statusCode()).isIn(403, 409);
    done(confirm(newsroom.clerk(), new JsonObject()));

    assertThat(now().getJsonObject("captions").getString("fr")).contains("le lac");
  }

  @Test
  void others_findNoDraft() {
    heardAll();
    String other = running.signInAs(Role.REPORTER);

    assertThat(running.get(draft(), "Cookie", other).statusCode()).isEqualTo(404);
    assertThat(correct(other).statusCode()).isEqualTo(404);
    assertThat(confirm(other, new JsonObject()).statusCode()).isEqualTo(404);
    assertThat(running.get(draft()).statusCode()).isEqualTo(401);
  }

  @Test
  void whatSomebodyChangedMeanwhile_andNonsense_areRefused() {
    heardAll();
    done(correct(author));

    assertThat(correct(newsroom.clerk()).statusCode()).isEqualTo(409);
    assertThat(running.order("PATCH", draft(), "{\"captions\": []}", author).statusCode())
        .isEqualTo(400);
    String german = path() + "/transcripts/de";
    assertThat(done(running.get(german, "Cookie", author)).getJsonArray("captions")).isEmpty();
    assertThat(running.order("POST", german + "/confirm", "{}", author).statusCode())
        .isEqualTo(400);
    assertThat(running.get(path() + "/transcripts/..%2F", "Cookie", author).statusCode())
        .isBetween(400, 404);
  }

  @Test
  void reportWithoutAFilm_hasNoDraft() {
    report = done(running.order("POST", ALL, "{\"title\": \"Sans film\"}", author));

    assertThat(now().getValue("transcript")).isNull();
    assertThat(running.get(draft(), "Cookie", author).statusCode()).isEqualTo(409);
  }

  @Test
  void progress_isReadInTheReport() {
    assertThat(now().getValue("transcript")).isNull();

    heard(0, /* isDone= */ false);
    assertThat(now().getJsonObject("transcript"))
        .isEqualTo(
            new JsonObject().put("state", "hearing").put("progress", 0.0).put("captions", 0));

    heard(13.44, /* isDone= */ false, CaptionSamples.heard("s1", 12, "le laque"));
    assertThat(now().getJsonObject("transcript").getDouble("progress")).isBetween(0.2, 0.8);

    SecondHearing half =
        new SecondHearing(FILM, Duration.ofSeconds(13), /* isDone= */ false)
            .failed(new Message("Trop peu de mémoire.", "Too little memory."));
    assertThat(newsroom.catalogue().transcripts().save(half, List.of())).isZero();
    assertThat(now().getJsonObject("transcript").getString("state")).isEqualTo("failed");
    assertThat(now().getJsonObject("transcript").getJsonObject("failure").getString("fr"))
        .isEqualTo("Trop peu de mémoire.");

    String other = running.signInAs(Role.REPORTER);
    assertThat(retry(other).statusCode()).isEqualTo(404);
    assertThat(done(retry(author)).getJsonObject("transcript").getString("state"))
        .isEqualTo("hearing");
    done(retry(newsroom.clerk()));

    heard(13, /* isDone= */ true);
    assertThat(now().getJsonObject("transcript"))
        .isEqualTo(
            new JsonObject()
                .put("state", "done")
                .put("language", "fr")
                .put("progress", 1.0)
                .put("captions", 1));
  }

  @Test
  void hearing_whereThereIsNoRecogniserAnyMore_isNotPromised() {
    heard(0, /* isDone= */ false);
    assertThat(draftWithoutRecogniser()).isEmpty();

    heard(13, /* isDone= */ false, CaptionSamples.heard("s1", 12, "le laque"));
    assertThat(draftWithoutRecogniser()).map(FilmDraft::state).contains("done");
    assertThat(draftWithoutRecogniser()).map(FilmDraft::captions).contains(1);
  }

  private Optional<FilmDraft> draftWithoutRecogniser() {
    Video video =
        newsroom.catalogue().videos().find(new VideoId(report.getString("id"))).orElseThrow();
    return FilmDraft.of(video, newsroom.catalogue(), /* heard= */ Optional.empty());
  }

  @Test
  void hearingThatGoesOnNoMore_isNotPromised() {
    heard(0, /* isDone= */ false);
    write("WEBVTT\n\n00:01.000 --> 00:02.000\nÀ la main\n");
    assertThat(now().getValue("transcript")).isNull();
  }
}
