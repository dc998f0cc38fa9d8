package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** What was written of reports before, by the staff's addresses. */
class VideoRevisionsTest {
  private static final String ALL = "/api/v1/operator/reports";

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private RunningServer running;
  private String reporter = "";
  private String clerk = "";

  @BeforeEach
  void start() {
    running = new RunningServer(directory, new FakeObjectStore(), catalogue);
    reporter = running.signInAs(Role.REPORTER);
    clerk = running.signInAs(Role.CLERK);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static JsonObject done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return new JsonObject(answer.body());
  }

  private JsonObject begin(String title) {
    JsonObject order = new JsonObject().put("title", title).put("category", "culture");
    return done(running.order("POST", ALL, order.encode(), reporter));
  }

  private HttpResponse<String> order(
      String method, JsonObject report, String more, JsonObject order, String cookie) {
    String body = order.copy().put("version", report.getInteger("version")).encode();
    return running.order(method, ALL + "/" + report.getString("id") + more, body, cookie);
  }

  private JsonObject change(JsonObject report, JsonObject order, String cookie) {
    return done(order("PATCH", report, "", order, cookie));
  }

  private JsonObject act(JsonObject report, String action, String cookie) {
    JsonObject order = new JsonObject().put("action", action).put("note", "Plus court.");
    return done(order("POST", report, "/state", order, cookie));
  }

  private HttpResponse<String> get(JsonObject report, String more, String cookie) {
    return running.get(ALL + "/" + report.getString("id") + more, "Cookie", cookie);
  }

  private List<JsonObject> revisions(JsonObject report) {
    return done(get(report, "/revisions", reporter)).getJsonArray("revisions").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  @Test
  void revisions_readAndRestored_giveTheTextsBackAndLoseNone() {
    JsonObject submitted = act(begin("Fête du lac"), "submit", reporter);
    JsonObject captions = new JsonObject().put("fr", "WEBVTT\n");
    JsonObject changed =
        change(submitted, new JsonObject().put("title", "Fête").put("captions", captions), clerk);
    assertThat(revisions(changed))
        .extracting(each -> each.getInteger("number"))
        .containsExactly(2, 1);
    assertThat(revisions(changed).getFirst().getJsonArray("fields"))
        .containsExactly("title", "captions");
    JsonObject first = done(get(changed, "/revisions/1", reporter));
    assertThat(first.getString("title")).isEqualTo("Fête du lac");
    assertThat(first.getJsonObject("captions").isEmpty()).isTrue();

    String restore = "/revisions/1/restore";
    assertThat(order("POST", changed, restore, new JsonObject(), reporter).statusCode())
        .as("it is in review")
        .isEqualTo(409);
    HttpResponse<String> late = order("POST", submitted, restore, new JsonObject(), clerk);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(new JsonObject(late.body()).getJsonObject("current").getString("title"))
        .isEqualTo("Fête");
    JsonObject restored = done(order("POST", changed, restore, new JsonObject(), clerk));
    assertThat(restored.getString("title")).isEqualTo("Fête du lac");
    assertThat(restored.getString("category")).isEqualTo("culture");
    assertThat(restored.getJsonObject("captions").isEmpty()).isTrue();
    assertThat(restored.getString("state")).isEqualTo("in-review");
    assertThat(revisions(restored)).hasSize(3);
    assertThat(done(get(restored, "/revisions/2", clerk)).getString("title")).isEqualTo("Fête");
  }

  @Test
  void restore_aCategoryThatIsGone_keepsTheOneOfNow() {
    JsonObject submitted = act(begin("Fête du lac"), "submit", reporter);
    JsonObject moved =
        change(submitted, new JsonObject().put("category", "sport").put("title", "x"), clerk);
    catalogue
        .videos()
        .save(new Category(new Slug("culture"), "Culture", "Culture", 1, /* hidden= */ true));
    JsonObject restored =
        done(order("POST", moved, "/revisions/1/restore", new JsonObject(), clerk));
    assertThat(restored.getString("title")).isEqualTo("Fête du lac");
    assertThat(restored.getString("category")).isEqualTo("sport");
  }

  @Test
  void revisions_ofAnothersReportOrThatAreNot_areNotThere() {
    JsonObject report = act(begin("Fête du lac"), "submit", reporter);
    String other = running.signInAs(Role.REPORTER);
    assertThat(get(report, "/revisions", other).statusCode()).isEqualTo(404);
    assertThat(get(report, "/revisions/1", other).statusCode()).isEqualTo(404);
    for (String number : List.of("0", "99", "x", "1234567890123456")) {
      assertThat(get(report, "/revisions/" + number, clerk).statusCode()).isEqualTo(404);
    }
    assertThat(running.get(ALL + "/" + report.getString("id") + "/revisions").statusCode())
        .isEqualTo(401);
  }

  @Test
  void report_changedSinceItWasSentBack_tellsWhat() {
    JsonObject submitted = act(begin("Fête du lac"), "submit", reporter);
    assertThat(submitted.getValue("sinceReview")).isNull();
    JsonObject returned = act(submitted, "return", clerk);
    assertThat(returned.getValue("sinceReview")).isNull();
    JsonObject changed = change(returned, new JsonObject().put("place", "Garabit"), reporter);
    JsonObject again = act(changed, "submit", reporter);
    JsonObject since = again.getJsonObject("sinceReview");
    assertThat(since.getInteger("number")).isEqualTo(1);
    assertThat(since.getJsonArray("changed")).containsExactly("place");
    assertThat(done(get(again, "/revisions/1", clerk)).getString("place")).isEmpty();
  }
}
