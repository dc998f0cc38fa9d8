package org.tribune.site.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** Minutes in the API, for clerks and the public, and their page. */
class MinutesTest {
  private static final String SITTINGS = "/api/v1/sittings";

  /** What the clerk strikes out before the council reads it. */
  private static final String STRUCK = "Ce mot a été retiré.";

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private RunningServer running;
  private String cookie = "";
  private String id = "";
  private String next = "";

  /** The server's clock stands at 19:00 of the 24th in Paris. */
  @BeforeEach
  void start() {
    running = new RunningServer(directory, new FakeObjectStore(), catalogue);
    cookie = running.signIn();
    id = announced("2026-10-14T18:30");
    next = announced("2026-11-24T18:30");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return running.send(
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** What everybody is answered. */
  private HttpResponse<String> get(String path) {
    return running.send(running.request(path).build());
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private String announced(String start) {
    JsonObject facts =
        new JsonObject()
            .put("body", "Conseil municipal")
            .put("title", "")
            .put("localStart", start)
            .put("zone", "Europe/Paris");
    JsonObject made = json(send("POST", SITTINGS, facts.encode()), 201);
    String path = SITTINGS + "/" + made.getString("id");
    JsonObject announced =
        json(send("PATCH", path, "{\"version\": 0, \"status\": \"announced\"}"), 200);
    JsonObject agenda =
        new JsonObject()
            .put("version", announced.getLong("version"))
            .put(
                "items",
                JsonArray.of(
                    JsonObject.of(
                        "id", "bp", "numbering", "1", "title", "Budget <b>primitif</b>")));
    json(send("PATCH", path + "/agenda", agenda.encode()), 200);
    return made.getString("id");
  }

  private String minutes() {
    return "/api/v1/operator/sittings/" + id + "/minutes";
  }

  private JsonObject composed() {
    return json(send("POST", minutes(), "{}"), 200).getJsonObject("minutes");
  }

  private JsonObject change(JsonObject draft, JsonObject change, int status) {
    change.put("version", draft.getLong("version"));
    return json(send("PATCH", minutes(), change.encode()), status);
  }

  private static JsonObject written(String block, String text) {
    return JsonObject.of("blocks", JsonArray.of(JsonObject.of("id", block, "text", text)));
  }

  private JsonObject read() {
    return json(send("GET", minutes(), ""), 200);
  }

  private static List<JsonObject> blocks(JsonObject minutes) {
    return minutes.getJsonArray("blocks").stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> ids(JsonObject minutes) {
    return blocks(minutes).stream().map(each -> each.getString("id")).toList();
  }

  private static String text(JsonObject minutes, String block) {
    return blocks(minutes).stream()
        .filter(each -> each.getString("id").equals(block))
        .map(each -> each.getString("text"))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> adopt(String at) {
    JsonObject order = JsonObject.of("version", read().getLong("version"), "at", at);
    return send("POST", minutes() + "/adoption", order.encode());
  }

  private static void assertHidden(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("primitif");
  }

  @Test
  void draft_ofASittingThatIsToCome_isRefusedWithTheReason() {
    id = announced("2026-12-16T18:30");
    assertThat(json(send("POST", minutes(), "{}"), 409).getJsonObject("detail").getString("fr"))
        .contains("n’a pas encore commencé");
    assertThat(send("GET", minutes(), "").statusCode()).isEqualTo(404);
  }

  @Test
  void draft_isReadByClerksAlone() {
    JsonObject draft = composed();
    assertThat(draft.getString("state")).isEqualTo("draft");
    assertThat(blocks(draft))
        .extracting(each -> each.getString("text"))
        .anyMatch(each -> each.contains("<b>primitif"));
    assertThat(get(minutes()).statusCode()).isEqualTo(401);
    assertThat(get(minutes() + "/files/minutes.html").statusCode()).isEqualTo(401);
    assertHidden(get("/sittings/" + id + "/minutes"));
    assertHidden(get(SITTINGS + "/" + id + "/minutes"));
    assertHidden(get(SITTINGS + "/" + id + "/minutes/files/minutes.odt"));
    assertThat(get(SITTINGS + "/" + id).body()).contains("\"minutesPublishedAt\":null");
    assertThat(get("/sitemap.xml").body()).doesNotContain("/minutes");
  }

  @Test
  void compose_ofTwoAtOnce_isOneDraft() {
    JsonObject draft = composed();
    assertThat(composed()).isEqualTo(draft);
  }

  @Test
  void change_ofOnePassage_answersWithItAlone() {
    JsonObject draft = composed();
    String block = ids(draft).getLast();
    JsonObject changed = change(draft, written(block, "  Un mot.\n\n\n\nUn autre.  "), 200);
    assertThat(blocks(changed))
        .singleElement()
        .satisfies(each -> assertThat(each.getString("text")).isEqualTo("Un mot.\n\nUn autre."));
    assertThat(changed.getLong("version")).isEqualTo(1);
    assertThat(ids(read())).isEqualTo(ids(draft));
  }

  @Test
  void change_ofAnotherVersion_isAConflictWithWhatIsThere() {
    JsonObject draft = composed();
    String block = ids(draft).getLast();
    change(draft, written(block, "A"), 200);
    JsonObject conflict = change(draft, written(block, "B"), 409);
    assertThat(text(conflict.getJsonObject("current"), block)).isEqualTo("A");
    assertThat(conflict.getJsonObject("detail").getString("fr")).contains("a modifié");
  }

  @Test
  void change_ofTheOrder_addsMovesAndRemoves() {
    JsonObject draft = composed();
    List<String> before = ids(draft);
    JsonArray order = JsonArray.of("mine", before.getLast(), before.getFirst());
    JsonObject added =
        JsonObject.of("id", "mine", "kind", "speech", "speaker", "M. X", "text", "Oui.");
    change(draft, JsonObject.of("blocks", JsonArray.of(added), "order", order), 200);
    assertThat(ids(read())).isEqualTo(order.getList());
    JsonObject unknown = JsonObject.of("order", JsonArray.of("nobody"));
    assertThat(change(read(), unknown, 400).getJsonObject("detail").getString("fr"))
        .contains("n’existe pas");
    assertThat(ids(read())).hasSize(3);
  }

  @Test
  void change_thatDoesNotFit_saysWhy() {
    JsonObject draft = composed();
    String block = ids(draft).getLast();
    assertThat(change(draft, written(block, "x".repeat(20_001)), 400).toString()).contains("20");
    JsonObject kind = JsonObject.of("id", block, "kind", "poem");
    change(draft, JsonObject.of("blocks", JsonArray.of(kind)), 400);
    JsonObject moment = JsonObject.of("id", block, "moment", JsonObject.of("broadcast", "b1"));
    change(draft, JsonObject.of("blocks", JsonArray.of(moment)), 400);
    assertThat(read()).isEqualTo(draft);
  }

  @Test
  void compose_again_keepsWhatSomebodyWroteAndTells() {
    JsonObject draft = composed();
    String item =
        blocks(draft).stream()
            .filter(each -> each.getString("kind").equals("item"))
            .map(each -> each.getString("id"))
            .findFirst()
            .orElseThrow();
    change(draft, written(item, "1. Le budget, de ma main"), 200);
    String path = SITTINGS + "/" + id;
    long version = json(send("GET", "/api/v1/operator/sittings/" + id, ""), 200).getLong("version");
    JsonObject renamed =
        new JsonObject()
            .put("version", version)
            .put("items", JsonArray.of(JsonObject.of("id", "bp", "title", "Budget annexe")));
    json(send("PATCH", path + "/agenda", renamed.encode()), 200);
    JsonObject again =
        json(
            send("POST", minutes(), JsonObject.of("version", read().getLong("version")).encode()),
            200);
    assertThat(text(again.getJsonObject("minutes"), item)).isEqualTo("1. Le budget, de ma main");
    assertThat(again.getJsonArray("kept").stream().map(JsonObject.class::cast))
        .anySatisfy(
            each -> {
              assertThat(each.getString("id")).isEqualTo(item);
              assertThat(each.getString("composed")).contains("Budget annexe");
            });
    assertThat(send("POST", minutes(), "{\"version\": 0}").statusCode()).isEqualTo(409);
  }

  @Test
  void revisions_areReadWithTheirText() {
    JsonObject draft = composed();
    String block = ids(draft).getLast();
    change(draft, written(block, STRUCK), 200);
    JsonArray revisions =
        json(send("GET", minutes() + "/revisions", ""), 200).getJsonArray("revisions");
    assertThat(revisions.stream().map(JsonObject.class::cast))
        .extracting(each -> each.getBoolean("composed"))
        .containsExactly(false, true);
    JsonObject first = json(send("GET", minutes() + "/revisions/1", ""), 200);
    assertThat(ids(first)).isEqualTo(ids(draft));
    assertThat(send("GET", minutes() + "/revisions/9", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", minutes() + "/revisions/x", "").statusCode()).isEqualTo(404);
  }

  @Test
  void adoption_byASittingThatCanNot_isRefused() {
    composed();
    String toCome = announced("2026-12-16T18:30");
    String earlier = announced("2026-09-02T18:30");
    for (String each : List.of(toCome, earlier, id)) {
      assertThat(json(adopt(each), 400).getJsonObject("detail").getString("fr"))
          .contains("séance postérieure");
    }
    assertThat(adopt("nobody").statusCode()).isEqualTo(404);
    assertHidden(get("/sittings/" + id + "/minutes"));
    assertThat(read().getJsonArray("adopters").stream().map(JsonObject.class::cast))
        .extracting(each -> each.getString("id"))
        .containsExactly(next);
  }

  @Test
  void adoption_publishesWhatIsThereForGood() {
    JsonObject draft = composed();
    String block = ids(draft).getLast();
    change(draft, written(block, STRUCK), 200);
    change(read(), written(block, "Le texte <i>définitif</i>."), 200);
    JsonObject adopted = json(adopt(next), 200);
    assertThat(adopted.getString("state")).isEqualTo("adopted");
    assertThat(running.trail(1)).containsExactly("minutes-adopted " + id + " " + next);
    assertThat(adopted.getJsonObject("adoption").getString("day")).isEqualTo("2026-11-24");
    HttpResponse<String> page = get("/sittings/" + id + "/minutes?lang=fr");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Le texte &lt;i&gt;définitif&lt;/i&gt;.")
        .contains("adopté le mardi 24 novembre 2026")
        .doesNotContain(STRUCK);
    assertThat(json(get(SITTINGS + "/" + id + "/minutes"), 200).getString("language"))
        .isEqualTo("fr");
    assertThat(get("/sitemap.xml").body()).contains("/sittings/" + id + "/minutes<");
    // The register has the file that everybody is given, byte for byte.
    assertThat(get("/publications?lang=fr").body()).contains("N° 1 – Procès-verbal");
    assertThat(running.bytes("/publications/1.pdf").body())
        .isEqualTo(running.bytes(SITTINGS + "/" + id + "/minutes/files/minutes.pdf").body());
    assertThat(get("/sittings/" + id).body()).contains("/sittings/" + id + "/minutes\"");
    assertThat(json(get(SITTINGS + "/" + id), 200).getString("minutesPublishedAt")).isNotNull();
    assertThat(send("GET", "/api/v1/operator/sittings/" + id, "").body())
        .contains("\"settled\":[\"minutes\"]");
    for (String each : List.of("odt", "docx", "pdf", "html")) {
      HttpResponse<String> file = get(SITTINGS + "/" + id + "/minutes/files/minutes." + each);
      assertThat(file.statusCode()).as(each).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment; filename=\"pv-" + id + "." + each);
    }
    assertThat(get(SITTINGS + "/" + id + "/minutes/files/minutes.exe").statusCode()).isEqualTo(404);
  }

  @Test
  void adopted_nothingChangesThemAnyMore() {
    JsonObject draft = composed();
    String block = ids(draft).getLast();
    change(draft, written(block, STRUCK), 200);
    long version = json(adopt(next), 200).getLong("version");
    JsonObject adopted = read();
    JsonObject now = JsonObject.of("version", version);
    assertThat(change(adopted, written(block, "Autre"), 409).toString()).contains("adopt");
    assertThat(send("POST", minutes(), now.encode()).statusCode()).isEqualTo(409);
    // Sent twice it is done once.
    assertThat(json(adopt(next), 200)).isEqualTo(adopted);
    assertThat(adopt(announced("2026-11-24T18:40")).statusCode()).isEqualTo(409);
    assertThat(read().getJsonArray("blocks")).isEqualTo(adopted.getJsonArray("blocks"));
    assertThat(json(send("GET", minutes() + "/revisions", ""), 200).getJsonArray("revisions"))
        .isEmpty();
    assertThat(catalogue.minutes().composed(new SittingId(id))).isEmpty();
  }

  @Test
  void delete_ofADraftSitting_forgetsItsMinutes() {
    composed();
    assertThat(catalogue.sittings().find(new SittingId(id))).isPresent();
    JsonObject facts =
        new JsonObject().put("body", "Commission").put("localStart", "2026-10-14T18:30");
    id = json(send("POST", SITTINGS, facts.encode()), 201).getString("id");
    composed();
    assertThat(send("DELETE", SITTINGS + "/" + id + "?version=0", "").statusCode()).isEqualTo(200);
    assertThat(catalogue.minutes().find(new SittingId(id))).isEmpty();
  }
}
