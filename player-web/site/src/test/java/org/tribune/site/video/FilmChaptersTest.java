package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.video.Newsroom.done;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.RunningServer;

/** The chapters of a film of the segments 2 to 6, of 3.84 s each: 19.2 s. */
class FilmChaptersTest {
  private static final String ALL = "/api/v1/operator/reports/";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // published before each test
  private JsonObject report;

  @BeforeEach
  void publish() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    report = newsroom.published(new JsonObject().put("title", "Fête du lac"));
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  private String path() {
    return ALL + report.getString("id");
  }

  private static JsonObject chapter(double at, String title) {
    return new JsonObject().put("at", at).put("title", title);
  }

  private HttpResponse<String> write(long version, JsonObject... chapters) {
    JsonArray list = new JsonArray();
    for (JsonObject each : chapters) {
      list.add(each);
    }
    String order = new JsonObject().put("version", version).put("chapters", list).encode();
    return running.order("PUT", path() + "/chapters", order, newsroom.clerk());
  }

  @Test
  void chapters_thatAreWritten_areThePublicsAndReplaceThoseBefore() {
    JsonObject none = done(running.get(path() + "/chapters", "Cookie", newsroom.clerk()));
    assertThat(none.getJsonArray("chapters")).isEmpty();
    done(write(none.getLong("version"), chapter(0, "Le marché"), chapter(9.5, "La crue")));
    JsonObject now = done(running.get(path() + "/chapters", "Cookie", newsroom.clerk()));
    assertThat(now.getJsonArray("chapters"))
        .containsExactly(chapter(0.0, "Le marché"), chapter(9.5, "La crue"));
    String film = "/api/v1/recordings/" + report.getString("film");
    assertThat(running.get(film).body()).contains("Le marché", "La crue");
    done(write(now.getLong("version"), chapter(3, "Autre")));
    assertThat(running.get(film).body()).contains("Autre").doesNotContain("La crue");
  }

  @Test
  void chapters_outsideOfWhatIsShown_areNotThePublics() {
    done(write(0, chapter(0, "Secret"), chapter(6, "Dedans"), chapter(14, "Après")));
    int version = done(running.get(path(), "Cookie", newsroom.clerk())).getInteger("version");
    JsonObject trim = new JsonObject().put("start", 7).put("end", 12);
    JsonObject order = new JsonObject().put("version", version).put("trim", trim);
    done(running.order("PATCH", path(), order.encode(), newsroom.clerk()));
    assertThat(running.get("/api/v1/recordings/" + report.getString("film")).body())
        .contains("Dedans")
        .doesNotContain("Secret", "Après");
    assertThat(
            done(running.get(path() + "/chapters", "Cookie", newsroom.clerk()))
                .getJsonArray("chapters"))
        .hasSize(3);
  }

  @Test
  void chapters_thatMakeNoSense_areRefusedAndNothingIsWritten() {
    assertThat(write(0, chapter(300, "Trop loin")).statusCode()).isEqualTo(400);
    assertThat(write(0, chapter(-1, "Avant")).statusCode()).isEqualTo(400);
    assertThat(write(0, chapter(1, " ")).statusCode()).isEqualTo(400);
    assertThat(write(7, chapter(1, "Version")).statusCode()).isEqualTo(409);
    String other = running.signInAs(Role.REPORTER);
    assertThat(running.get(path() + "/chapters", "Cookie", other).statusCode()).isEqualTo(404);
    assertThat(
            done(running.get(path() + "/chapters", "Cookie", newsroom.clerk()))
                .getJsonArray("chapters"))
        .isEmpty();
  }

  @Test
  void chapters_thatAnotherMachineWroteMeanwhile_areInTheRefusalAsTheyAreNow() {
    done(running.get(path() + "/chapters", "Cookie", newsroom.clerk()));
    BroadcastId film = new BroadcastId(report.getString("film"));
    Instant origin =
        newsroom.catalogue().recording(film).orElseThrow().format().timeline().origin();
    Mark theirs =
        new Mark(
            new MarkId("m1"),
            MarkKind.CHAPTER,
            origin.plusSeconds(5),
            /* numbering= */ "",
            "Le leur",
            /* sitting= */ Optional.empty(),
            /* item= */ Optional.empty(),
            /* revision= */ 1);
    Marking written = Marking.none(film).with(theirs);
    assertThat(newsroom.catalogue().markings().replace(written)).isPresent();
    HttpResponse<String> refused = write(0, chapter(1, "Le mien"));
    assertThat(refused.statusCode()).isEqualTo(409);
    JsonObject current = new JsonObject(refused.body()).getJsonObject("current");
    assertThat(current.getJsonArray("chapters").getJsonObject(0).getString("title"))
        .isEqualTo("Le leur");
    done(write(current.getLong("version"), chapter(1, "Le mien")));
  }
}
