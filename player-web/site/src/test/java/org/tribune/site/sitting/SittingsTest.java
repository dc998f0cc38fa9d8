package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.store.StoredObject;
import org.tribune.core.time.MediaTime;
import org.tribune.core.time.ProcessTimeZone;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** Sittings in the API, for the public and for clerks. */
class SittingsTest {
  private static final String SITTINGS = "/api/v1/sittings";

  /** The server's clock stands at 19:00 of the 24th in Paris. */
  private static final String DRAFT =
      """
      {"body": "Conseil communautaire", "title": "Budget", "localStart": "2026-11-25T18:30",
       "zone": "Europe/Paris", "place": "Salle du conseil", "mode": "both", "channel": "chamber"}
      """;

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private RunningServer running;
  private String cookie = "";

  @BeforeEach
  void start() {
    running = new RunningServer(directory, store, catalogue);
    cookie = running.signIn();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> send(String method, String path, BodyPublisher body, String type) {
    return running.send(
        running
            .request(path)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", type)
            .header("Cookie", cookie)
            .method(method, body)
            .build());
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, BodyPublishers.ofString(body), "application/json");
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private JsonObject create() {
    return json(send("POST", SITTINGS, DRAFT), 201);
  }

  private static String address(JsonObject sitting) {
    return SITTINGS + "/" + sitting.getString("id");
  }

  private JsonObject change(JsonObject sitting, String part, JsonObject order, int status) {
    order.put("version", sitting.getLong("version"));
    return json(send("PATCH", address(sitting) + part, order.encode()), status);
  }

  private JsonObject announced() {
    return change(create(), "", JsonObject.of("status", "announced"), 200);
  }

  private static JsonObject item(String id, String title) {
    return JsonObject.of("id", id, "title", title);
  }

  private static List<String> ids(JsonObject sitting) {
    return sitting.getJsonArray("agenda").stream()
        .map(each -> ((JsonObject) each).getString("id"))
        .toList();
  }

  private HttpResponse<String> upload(JsonObject sitting, String query, byte[] file) {
    return send(
        "POST",
        address(sitting) + "/documents?" + query,
        BodyPublishers.ofByteArray(file),
        "application/pdf");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private interface Change {
    void make(PDDocument document) throws IOException;
  }

  private static byte[] pdf(Change change) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      document.addPage(page);
      document.addPage(new PDPage());
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText("Rapport d'orientation budgetaire");
        content.endText();
      }
      change.make(document);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] pdf() {
    return pdf(document -> {});
  }

  private List<String> objects() {
    try (Stream<StoredObject> objects = store.list("documents/")) {
      return objects.map(StoredObject::name).toList();
    }
  }

  @Test
  void sitting_fromDraftToHeld_isSeenOnceItIsAnnounced() {
    JsonObject draft = create();
    assertThat(draft.getString("id")).startsWith("20261125-conseil-communautaire-");
    assertThat(draft.getString("startsAt")).isEqualTo("2026-11-25T17:30:00Z");
    assertThat(draft.getJsonObject("channel").getString("name")).isEqualTo("Salle du conseil");
    assertThat(running.get(address(draft)).statusCode()).isEqualTo(404);
    assertThat(running.get("/sittings/" + draft.getString("id")).statusCode()).isEqualTo(404);
    assertThat(running.get(SITTINGS).body()).doesNotContain(draft.getString("id"));
    assertThat(running.get("/calendar.ics").body()).doesNotContain(draft.getString("id"));
    JsonObject announced = change(draft, "", JsonObject.of("status", "announced"), 200);
    JsonObject seen = json(running.get(address(draft)), 200);
    assertThat(seen.getString("status")).isEqualTo("announced");
    assertThat(seen.fieldNames())
        .doesNotContain("version", "changedBy", "deadlines", "settled", "broadcasts");
    JsonObject list = json(running.get(SITTINGS), 200);
    assertThat(list.getJsonArray("coming")).hasSize(1);
    assertThat(list.getJsonArray("past")).isEmpty();
    JsonObject held = change(announced, "", JsonObject.of("status", "held"), 200);
    assertThat(json(running.get(SITTINGS), 200).getJsonArray("past")).hasSize(1);
    assertThat(send("PATCH", address(held), "{\"version\": 2, \"status\": \"draft\"}").body())
        .contains("Annulez-la");
  }

  @Test
  void change_madeOnAnOlderVersion_isAConflictThatShowsWhatIsThere() {
    JsonObject draft = create();
    JsonObject first = change(draft, "", JsonObject.of("title", "Mine"), 200);
    JsonObject conflict = change(draft, "", JsonObject.of("title", "Yours"), 409);
    assertThat(conflict.getJsonObject("current")).isEqualTo(first);
    assertThat(conflict.getJsonObject("detail").getString("fr")).contains("a modifié");
    // Nothing to change is no change, and no conflict for others.
    assertThat(change(first, "", JsonObject.of("title", "Mine"), 200).getLong("version"))
        .isEqualTo(first.getLong("version"));
  }

  @Test
  void agenda_addedReorderedAndRemoved_keepsItsIds() {
    JsonObject draft = create();
    JsonObject added =
        change(
            draft,
            "/agenda",
            JsonObject.of(
                "items",
                JsonArray.of(
                    item("a", "Un").put("notes", "secret"),
                    item("b", "Deux").put("level", 1),
                    item("c", "<b>\u0000Trois</b>\u202e"))),
            200);
    assertThat(ids(added)).containsExactly("a", "b", "c");
    assertThat(added.getJsonArray("agenda").getJsonObject(1).getString("parent")).isEqualTo("a");
    assertThat(added.getJsonArray("agenda").getJsonObject(2).getString("title"))
        .isEqualTo("<b>Trois</b>");
    JsonObject moved =
        change(added, "/agenda", JsonObject.of("order", JsonArray.of("c", "a")), 200);
    assertThat(ids(moved)).containsExactly("c", "a");
    JsonObject voted =
        change(
            moved,
            "/items/a",
            new JsonObject(
                """
                {"vote": {"outcome": "adopted", "unanimous": false,
                 "tally": {"inFavour": 30, "against": 2, "abstentions": 1, "notTakingPart": 0}}}
                """),
            200);
    JsonObject shown = change(voted, "", JsonObject.of("status", "announced"), 200);
    String seen = running.get(address(shown)).body();
    assertThat(seen).contains("\"inFavour\":30").doesNotContain("secret", "notes");
    assertThat(send("PATCH", address(shown) + "/items/zzz", "{\"version\":4}").statusCode())
        .isEqualTo(404);
    assertThat(
            change(shown, "/agenda", JsonObject.of("order", JsonArray.of("nobody")), 400).encode())
        .contains("nobody");
  }

  @Test
  void preview_ofAPastedAgenda_writesNothingAndKeepsIdsOnceItIsThere() {
    JsonObject draft = create();
    String text = "1. Approbation du PV\n2. Budget primitif\n3. Voirie";
    JsonObject preview = preview(draft, text.getBytes(StandardCharsets.UTF_8), "text/plain");
    assertThat(preview.getJsonArray("items")).hasSize(3);
    assertThat(
            json(send("GET", "/api/v1/operator/sittings/" + draft.getString("id"), ""), 200)
                .getJsonArray("agenda"))
        .isEmpty();
    JsonObject saved = save(draft, preview);
    JsonObject again =
        preview(
            saved,
            "1. Approbation du PV\n2. Éclairage\n3. Budget primitif 2027\n"
                .getBytes(Charset.forName("windows-1252")),
            "text/plain");
    List<JsonObject> items =
        again.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    assertThat(items.get(0).getString("id")).isEqualTo(ids(saved).get(0));
    assertThat(items.get(0).getString("change")).isEqualTo("same");
    assertThat(items.get(1).getString("title")).isEqualTo("Éclairage");
    assertThat(items.get(1).getString("change")).isEqualTo("new");
    assertThat(items.get(2).getString("id")).isEqualTo(ids(saved).get(1));
    assertThat(items.get(2).getJsonObject("before").getString("title"))
        .isEqualTo("Budget primitif");
    assertThat(again.getJsonArray("removed").getJsonObject(0).getString("title"))
        .isEqualTo("Voirie");
    assertThat(preview(saved, new byte[0], "text/plain").getJsonArray("removed")).hasSize(3);
  }

  private JsonObject preview(JsonObject sitting, byte[] content, String type) {
    return json(
        send(
            "POST",
            address(sitting) + "/agenda/preview",
            BodyPublishers.ofByteArray(content),
            type),
        200);
  }

  private JsonObject save(JsonObject sitting, JsonObject preview) {
    JsonArray order = new JsonArray();
    preview.getJsonArray("items").forEach(each -> order.add(((JsonObject) each).getString("id")));
    return change(
        sitting,
        "/agenda",
        JsonObject.of("items", preview.getJsonArray("items"), "order", order),
        200);
  }

  @Test
  void agenda_ofFourHundredItems_isTakenWhole() {
    JsonObject draft = create();
    String text =
        IntStream.rangeClosed(1, 400)
            .mapToObj(each -> each + ". " + "Délibération ".repeat(30) + each)
            .collect(Collectors.joining("\n"));
    JsonObject preview = preview(draft, text.getBytes(StandardCharsets.UTF_8), "text/plain");
    assertThat(save(draft, preview).getJsonArray("agenda")).hasSize(400);
  }

  @Test
  void badInput_isAnsweredInBothLanguages() {
    JsonObject draft = create();
    for (String order :
        List.of(
            "{\"body\": \"\", \"localStart\": \"2026-11-25T18:30\"}",
            "{\"body\": \"Conseil\"}",
            "{\"body\": \"Conseil\", \"localStart\": \"tomorrow\"}",
            "{\"body\": \"Conseil\", \"localStart\": \"0001-01-01T10:00\"}",
            "{\"body\": \"Conseil\", \"localStart\": \"2026-11-25T18:30\", \"zone\":"
                + " \"Mars/Here\"}",
            "{\"body\": \"Conseil\", \"localStart\": \"2026-11-25T18:30\", \"mode\": \"asleep\"}",
            "{\"body\": \"" + "x".repeat(121) + "\", \"localStart\": \"2026-11-25T18:30\"}",
            "not json")) {
      JsonObject problem = json(send("POST", SITTINGS, order), 400);
      assertThat(problem.getJsonObject("detail").getString("fr")).isNotBlank();
      assertThat(problem.getJsonObject("detail").getString("en")).isNotBlank();
    }
    for (String order :
        List.of(
            "{}",
            "{\"version\": \"1\"}",
            "{\"version\": 0, \"title\": 7}",
            "{\"version\": 0, \"speakers\": {}}",
            "{\"version\": 0, \"channel\": \"../x\"}")) {
      json(send("PATCH", address(draft), order), 400);
    }
    assertThat(send("PATCH", SITTINGS + "/..%2f..", "{\"version\": 0}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void speakers_ofTheSittingBefore_areThoseOfTheNext() {
    JsonObject speaker =
        JsonObject.of(
            "id",
            "s1",
            "name",
            "Mme MARTIN",
            "group",
            "Ensemble",
            "role",
            "Présidente",
            "commune",
            "Saint-Flour",
            "member",
            null);
    JsonObject first = change(create(), "", JsonObject.of("speakers", JsonArray.of(speaker)), 200);
    assertThat(first.getJsonArray("speakers").getJsonObject(0)).isEqualTo(speaker);
    JsonObject next = json(send("POST", SITTINGS, DRAFT.replace("2026-11-25", "2026-12-16")), 201);
    assertThat(next.getJsonArray("speakers").getJsonObject(0).getString("name"))
        .isEqualTo("Mme MARTIN");
    JsonObject people = json(send("GET", "/api/v1/people", ""), 200);
    assertThat(people.getJsonArray("people")).hasSize(1);
    assertThat(people.getJsonArray("groups")).containsExactly("Ensemble");
    assertThat(people.getJsonArray("bodies")).containsExactly("Conseil communautaire");
    assertThat(running.get("/api/v1/people").statusCode()).isEqualTo(401);
  }

  @Test
  void clerksRoutes_withoutASession_answer401() {
    JsonObject draft = create();
    String path = address(draft);
    cookie = "tribune_session=wrong";
    for (String each :
        List.of(
            "POST " + SITTINGS,
            "PATCH " + path,
            "DELETE " + path,
            "PATCH " + path + "/agenda",
            "POST " + path + "/agenda/preview",
            "PATCH " + path + "/items/a",
            "POST " + path + "/documents",
            "PATCH " + path + "/documents/a",
            "DELETE " + path + "/documents/a",
            "GET /api/v1/operator/sittings",
            "GET /api/v1/operator/sittings/" + draft.getString("id"))) {
      String[] words = each.split(" ", 2);
      assertThat(send(words[0], words[1], "{}").statusCode()).as(each).isEqualTo(401);
    }
  }

  private JsonObject ended(Duration after) {
    JsonObject sitting = at("2026-11-24T19:05", "announced");
    BroadcastId broadcast = new BroadcastId("20261124t180000-chamber");
    running.open(broadcast, /* live= */ true);
    running.clock().advance(after);
    running.end(broadcast);
    await().until(() -> !running.ledger().find(broadcast).orElseThrow().isOpen());
    return sitting;
  }

  private JsonObject at(String localStart, String status) {
    JsonObject draft = new JsonObject(DRAFT).put("localStart", localStart);
    JsonObject made = json(send("POST", SITTINGS, draft.encode()), 201);
    return change(made, "", JsonObject.of("status", status), 200);
  }

  private JsonObject clerk(JsonObject sitting) {
    return json(
        send("GET", "/api/v1/operator/sittings/" + sitting.getString("id"), /* body= */ ""), 200);
  }

  private List<String> listed(String part) {
    return json(send("GET", SITTINGS, ""), 200).getJsonArray(part).stream()
        .map(each -> ((JsonObject) each).getString("id"))
        .toList();
  }

  @Test
  void broadcast_ended_theSittingIsOverAndIsAskedAboutOnce() {
    JsonObject sitting = ended(Duration.ofMinutes(40));
    String id = sitting.getString("id");

    assertThat(clerk(sitting).getString("broadcastEndedAt")).isEqualTo("2026-11-24T18:40:00Z");
    assertThat(clerk(sitting).getString("status")).isEqualTo("announced");
    assertThat(listed("coming")).doesNotContain(id);
    assertThat(listed("past")).contains(id);
    assertThat(json(send("GET", address(sitting), ""), 200).getString("status")).isEqualTo("held");
    assertThat(running.get("/embed/next").body()).doesNotContain("Budget");

    running.clock().advance(Duration.ofMinutes(1));
    change(sitting, "", JsonObject.of("status", "open"), 200);
    assertThat(clerk(sitting).getString("broadcastEndedAt")).isNull();
    assertThat(listed("coming")).contains(id);
  }

  @Test
  void settle_nobodyAnswers_theSittingWasHeld() {
    JsonObject sitting = ended(Duration.ofMinutes(40));
    running.clock().advance(Duration.ofMinutes(29));
    running.settle();
    assertThat(clerk(sitting).getString("status")).isEqualTo("announced");
    running.clock().advance(Duration.ofMinutes(2));
    running.settle();
    assertThat(clerk(sitting).getString("status")).isEqualTo("held");
  }

  @Test
  void settle_byTheHour_holdsWhatWasNotOnAir() {
    JsonObject past = at("2026-11-24T06:55", "announced");
    JsonObject cancelled = at("2026-11-24T06:55", "cancelled");
    JsonObject today = at("2026-11-24T08:00", "announced");
    running.settle();
    assertThat(clerk(past).getString("status")).isEqualTo("held");
    assertThat(clerk(cancelled).getString("status")).isEqualTo("cancelled");
    assertThat(clerk(today).getString("status")).isEqualTo("announced");
  }

  @Test
  void broadcast_triedForAMinute_endsNoSitting() {
    JsonObject sitting = ended(Duration.ofMinutes(4));
    running.clock().advance(Duration.ofHours(1));
    running.settle();
    assertThat(clerk(sitting).getString("status")).isEqualTo("announced");
  }

  private JsonObject page(String path, Optional<String> before) {
    String query = before.map(each -> "&before=" + each).orElse("");
    return json(send("GET", path + "?year=2025" + query, ""), 200);
  }

  private List<String> pages(String path, String part) {
    List<String> ids = new ArrayList<>();
    Optional<String> next = Optional.empty();
    int pages = 0;
    do {
      JsonObject page = page(path, next);
      page.getJsonArray(part).forEach(each -> ids.add(((JsonObject) each).getString("id")));
      next = Optional.ofNullable(page.getString("next"));
      pages++;
    } while (next.isPresent() && pages < 10);
    assertThat(pages).isEqualTo(3);
    return ids;
  }

  @Test
  void lists_ofManySittings_endNowhereSilently() {
    Instant first = Instant.parse("2025-02-01T17:30:00.123456Z");
    IntStream.range(0, 230)
        .forEach(
            each ->
                // Now and then two start at the same time.
                catalogue
                    .sittings()
                    .create(
                        SittingSamples.whole(
                                "s%03d".formatted(each), first.plus(Duration.ofHours(each / 2)))
                            .in(SittingStatus.HELD)));
    List<String> all =
        IntStream.range(0, 230).mapToObj("s%03d"::formatted).collect(Collectors.toList());
    assertThat(pages(SITTINGS, "past")).containsExactlyInAnyOrderElementsOf(all);
    assertThat(pages("/api/v1/operator/sittings", "sittings"))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(running.get("/sittings?year=2025").body())
        .contains("/sittings?year=2025&amp;before=2025-02-");
    assertThat(send("GET", SITTINGS + "?before=hier", "").statusCode()).isEqualTo(400);
  }

  @Test
  void create_hourTyped_isOneOfTheSitesTimezone() {
    ZoneId before = ZoneId.systemDefault();
    try {
      ProcessTimeZone.set(ZoneId.of("Indian/Reunion"));
      String typed = "{\"body\": \"Conseil\", \"localStart\": \"2026-11-25T18:30\"}";
      JsonObject made = json(send("POST", SITTINGS, typed), 201);
      assertThat(made.getString("startsAt")).isEqualTo("2026-11-25T14:30:00Z");

      JsonObject elsewhere = create();
      assertThat(elsewhere.getString("startsAt")).isEqualTo("2026-11-25T17:30:00Z");
      JsonObject moved =
          change(elsewhere, "", JsonObject.of("localStart", "2026-11-25T20:00"), 200);
      assertThat(moved.getString("zone")).isEqualTo("Indian/Reunion");
      assertThat(moved.getString("startsAt")).isEqualTo("2026-11-25T16:00:00Z");
    } finally {
      ProcessTimeZone.set(before);
    }
  }

  @Test
  void timezone_adopted_keepsTheHourThatIsShown() {
    ZoneId before = ZoneId.systemDefault();
    JsonObject sitting = announced();
    try {
      ProcessTimeZone.set(ZoneId.of("Indian/Reunion"));
      String act = "/api/v1/operator/sittings/timezone";
      JsonObject done = json(send("POST", act, ""), 200);
      assertThat(done.getJsonArray("changed")).containsExactly(sitting.getString("id"));
      JsonObject after = json(send("GET", address(sitting), ""), 200);
      assertThat(after.getString("localStart")).isEqualTo("2026-11-25T18:30");
      assertThat(after.getString("startsAt")).isEqualTo("2026-11-25T14:30:00Z");
      assertThat(after.getString("status")).isEqualTo("announced");
      assertThat(json(send("POST", act, ""), 200).getJsonArray("changed")).isEmpty();
    } finally {
      ProcessTimeZone.set(before);
    }
  }

  @Test
  void delete_aDraft_takesItAndItsDocumentsAway() {
    JsonObject draft = create();
    JsonObject with = json(upload(draft, "name=a.pdf", pdf()), 201).getJsonObject("sitting");
    assertThat(objects()).hasSize(2);
    assertThat(send("DELETE", address(draft) + "?version=0", "").statusCode()).isEqualTo(409);
    json(send("DELETE", address(draft) + "?version=" + with.getLong("version"), ""), 200);
    assertThat(objects()).isEmpty();
    assertThat(send("DELETE", address(announced()) + "?version=1", "").body())
        .contains("annulez-la");
  }

  @Test
  void document_ofAnItem_isServedOnceBothArePublic() {
    JsonObject draft =
        change(create(), "/agenda", JsonObject.of("items", JsonArray.of(item("a", "Un"))), 200);
    byte[] file = pdf();
    JsonObject with =
        json(upload(draft, "item=a&name=" + encoded("Rapport été \"1\".pdf"), file), 201)
            .getJsonObject("sitting");
    JsonObject document = with.getJsonArray("documents").getJsonObject(0);
    assertThat(document.getString("item")).isEqualTo("a");
    assertThat(document.getInteger("pages")).isEqualTo(2);
    assertThat(document.getInteger("bytes")).isEqualTo(file.length);
    String url = document.getString("url");
    assertThat(running.get(url).statusCode()).isEqualTo(404);
    assertThat(running.get(url, "Cookie", cookie).statusCode()).isEqualTo(200);
    JsonObject announced = change(with, "", JsonObject.of("status", "announced"), 200);
    HttpResponse<String> served = running.get(url);
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(served.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(served.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("inline; filename=\"Rapport ete 1.pdf\"")
        .contains("filename*=UTF-8''Rapport%20%C3%A9t%C3%A9%201.pdf");
    String tag = served.headers().firstValue("ETag").orElseThrow();
    assertThat(running.get(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<String> part = running.get(url, "Range", "bytes=0-7");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).startsWith("%PDF-");
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 0-7/" + file.length);
    assertThat(running.get(url, "Range", "bytes=9999999-").statusCode()).isEqualTo(416);
    assertThat(running.head(url)).isEqualTo(200);
    JsonObject hidden =
        change(
            announced,
            "/documents/" + document.getString("id"),
            JsonObject.of("public", false, "title", "Autre"),
            200);
    assertThat(running.get(url).statusCode()).isEqualTo(404);
    assertThat(running.get(address(hidden)).body()).doesNotContain("Autre");
  }

  @Test
  void document_replacedAndRemoved_leavesNothingBehind() {
    JsonObject draft = create();
    JsonObject first = json(upload(draft, "name=a.pdf&kind=minutes", pdf()), 201);
    List<String> before = objects();
    assertThat(before).hasSize(2);
    String id = first.getString("document");
    byte[] other = pdf(document -> document.addPage(new PDPage()));
    JsonObject second = json(upload(draft, "name=b.pdf&replaces=" + id, other), 201);
    JsonObject document =
        second.getJsonObject("sitting").getJsonArray("documents").getJsonObject(0);
    assertThat(document.getString("id")).isEqualTo(id);
    assertThat(document.getString("kind")).isEqualTo("minutes");
    assertThat(document.getInteger("pages")).isEqualTo(3);
    assertThat(objects()).hasSize(2).doesNotContainAnyElementsOf(before);
    json(send("DELETE", address(draft) + "/documents/" + id, ""), 200);
    assertThat(objects()).isEmpty();
    json(send("DELETE", address(draft) + "/documents/" + id, ""), 200);
  }

  @Test
  void document_thatCannotBePublished_isRefusedInPlainWords() {
    JsonObject draft = create();
    assertThat(upload(draft, "name=a.pdf", "<html>".getBytes(StandardCharsets.UTF_8)).body())
        .contains("n’est pas un PDF", "\"status\":422");
    byte[] whole = pdf();
    byte[] cut = Arrays.copyOf(whole, whole.length / 3);
    assertThat(upload(draft, "name=a.pdf", cut).body()).contains("abîmé ou incomplet");
    byte[] encrypted =
        pdf(
            document ->
                document.protect(
                    new StandardProtectionPolicy("owner", "user", new AccessPermission())));
    assertThat(upload(draft, "name=a.pdf", encrypted).body()).contains("mot de passe");
    byte[] script =
        pdf(
            document ->
                document
                    .getDocumentCatalog()
                    .setOpenAction(new PDActionJavaScript("app.alert('hello')")));
    assertThat(upload(draft, "name=a.pdf", script).body()).contains("JavaScript");
    byte[] launch =
        pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
    assertThat(upload(draft, "name=a.pdf", launch).body()).contains("d’autres fichiers");
    assertThat(objects()).isEmpty();
    assertThat(directory.resolve("uploads")).isEmptyDirectory();
    assertThat(upload(draft, "name=a.pdf&replaces=zzz", whole).statusCode()).isEqualTo(404);
  }

  @Test
  void document_ofThreeHundredMegabytes_isRefusedBeforeItIsSent() throws IOException {
    JsonObject draft = create();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.server().port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST "
              + address(draft)
              + "/documents?name=a.pdf HTTP/1.1\r\nHost: localhost\r\nX-Tribune-Request: 1\r\n"
              + "Cookie: "
              + cookie
              + "\r\nContent-Type: application/pdf\r\nContent-Length: 300000000\r\n\r\n%PDF-1.7";
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readNBytes(600), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413").contains("dépasse 50 Mo");
      // And the connection ends, since nobody waits for the rest.
      byte[] rest = in.readAllBytes();
      assertThat(rest.length).isLessThan(1_000);
    }
    try (Stream<Path> left = Files.list(directory.resolve("uploads"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void changes_ofASitting_areInTheAuditTrailOnceWhileSomebodyTypes() {
    JsonObject sitting = create();
    String id = sitting.getString("id");
    for (String title : List.of("B", "Bu", "Budget")) {
      sitting = change(sitting, "", JsonObject.of("title", title), 200);
    }
    sitting = change(sitting, "", JsonObject.of("status", "announced"), 200);
    sitting =
        change(
            sitting,
            "/agenda",
            JsonObject.of("items", new JsonArray().add(item("a", "Eau")), "order", List.of("a")),
            200);
    JsonObject vote = JsonObject.of("outcome", "adopted");
    change(sitting, "/items/a", JsonObject.of("vote", vote), 200);
    assertThat(upload(sitting, "name=rapport.pdf", pdf()).statusCode()).isEqualTo(201);
    assertThat(
            catalogue.accounts().audit(AuditQuery.newest(50)).reversed().stream()
                .filter(entry -> entry.subject().equals(id))
                .map(entry -> entry.action().wireName() + " " + entry.detail()))
        .containsExactly(
            "sitting-created Budget",
            "sitting-changed title",
            "sitting-changed status=announced",
            "sitting-changed agenda",
            "sitting-changed item a: vote=adopted",
            "document-added rapport.pdf");
  }

  @Test
  void calendar_ofWhatIsAnnounced_isFoldedAndEscaped() {
    JsonObject draft =
        json(
            send(
                "POST",
                SITTINGS,
                DRAFT
                    .replace("Salle du conseil", "Salle; du, conseil")
                    .replace("Budget", "é".repeat(120))),
            201);
    change(draft, "", JsonObject.of("status", "announced"), 200);
    HttpResponse<String> calendar = running.get("/calendar.ics");
    assertThat(calendar.headers().firstValue("Content-Type"))
        .contains("text/calendar; charset=utf-8");
    String text = calendar.body();
    assertThat(text)
        .startsWith("BEGIN:VCALENDAR\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains(
            "DTSTART:20261125T173000Z",
            "LOCATION;LANGUAGE=fr:Salle\\; du\\, conseil",
            "SUMMARY;LANGUAGE=fr:",
            "STATUS:CONFIRMED")
        .contains("URL:http://localhost/sittings/" + draft.getString("id"));
    assertThat(text.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Test
  void replays_areThoseInWhichSomethingIsMarkedThenThoseOfTheHour() {
    BroadcastId id = new BroadcastId("b1");
    new RecordedSitting(catalogue, store, id)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    Instant live = RecordedSitting.ORIGIN;
    catalogue.saveBroadcast(
        Broadcast.of(new BroadcastEvent.Opened(id, live, new ChannelId("chamber"), "Conseil"))
            .after(new BroadcastEvent.WentLive(id, live))
            .after(new BroadcastEvent.Ended(id, live.plusSeconds(27))));
    // One at its hour, and one that was postponed and held then.
    JsonObject atTheHour = held("2026-11-24T18:45");
    JsonObject postponed = held("2026-11-17T18:45");
    assertThat(replays(atTheHour)).containsExactly("/watch/b1");
    assertThat(replays(postponed)).isEmpty();
    assertThat(sittingOf("b1")).isEqualTo(atTheHour.getString("id"));
    Mark mark =
        new Mark(
            new MarkId("m"),
            MarkKind.CHAPTER,
            live.plusSeconds(10),
            /* numbering= */ "",
            "Ouverture",
            Optional.of(new SittingId(postponed.getString("id"))),
            /* item= */ Optional.empty(),
            /* revision= */ 1);
    assertThat(catalogue.markings().replace(Marking.none(id).with(mark))).isPresent();
    assertThat(replays(postponed)).containsExactly("/watch/b1");
    assertThat(replays(atTheHour)).isEmpty();
    await().untilAsserted(() -> assertThat(sittingOf("b1")).isEqualTo(postponed.getString("id")));
  }

  /** Which sitting the page of a replay leads to. */
  private @Nullable String sittingOf(String recording) {
    String told =
        json(running.get("/api/v1/recordings/" + recording), 200)
            .getJsonObject("chapters")
            .getString("sitting");
    assertThat(
            json(running.get("/api/v1/broadcasts/" + recording + "/chapters"), 200)
                .getString("sitting"))
        .isEqualTo(told);
    return told;
  }

  @Test
  void sittingOfAReplay_inWhichNothingIsMarked_isTheOneThatNamesIt() {
    BroadcastId id = new BroadcastId("b1");
    new RecordedSitting(catalogue, store, id)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    Instant live = RecordedSitting.ORIGIN;
    catalogue.saveBroadcast(
        Broadcast.of(new BroadcastEvent.Opened(id, live, new ChannelId("chamber"), "Conseil"))
            .after(new BroadcastEvent.WentLive(id, live))
            .after(new BroadcastEvent.Ended(id, live.plusSeconds(27))));
    JsonObject atTheHour = held("2026-11-24T18:45");
    JsonObject broadcasts = JsonObject.of("broadcasts", JsonArray.of("b1"));
    JsonObject named = change(held("2026-11-12T18:45"), "", broadcasts, 200);
    JsonObject hidden =
        json(send("POST", SITTINGS, DRAFT.replace("2026-11-25T18:30", "2026-11-24T18:40")), 201);
    change(hidden, "", broadcasts, 200);
    assertThat(sittingOf("b1")).isEqualTo(named.getString("id"));
    change(named, "", JsonObject.of("broadcasts", JsonArray.of()), 200);
    running.clock().advance(Duration.ofSeconds(11));
    assertThat(sittingOf("b1")).isEqualTo(atTheHour.getString("id"));
  }

  private JsonObject held(String start) {
    JsonObject sitting =
        json(send("POST", SITTINGS, DRAFT.replace("2026-11-25T18:30", start)), 201);
    return change(sitting, "", JsonObject.of("status", "held"), 200);
  }

  private JsonArray replays(JsonObject sitting) {
    return json(running.get(address(sitting)), 200).getJsonArray("replays");
  }

  @Test
  void replayAndDeadlines_areTold() {
    BroadcastId id = new BroadcastId("b1");
    new RecordedSitting(catalogue, store, id)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    JsonObject sitting =
        json(send("POST", SITTINGS, DRAFT.replace("2026-11-25T18:30", "2026-11-24T18:45")), 201);
    JsonObject held = change(sitting, "", JsonObject.of("status", "held"), 200);
    assertThat(held.getJsonArray("replays")).containsExactly("/watch/b1");
    JsonObject list = held.getJsonArray("deadlines").getJsonObject(0);
    assertThat(list.getString("due")).isEqualTo("2026-12-01");
    assertThat(list.getString("state")).isEqualTo("running");
    assertThat(list.getInteger("daysLeft")).isEqualTo(7);
    assertThat(held.getJsonArray("deadlines")).hasSize(3);
    JsonObject captions = held.getJsonArray("deadlines").getJsonObject(2);
    assertThat(captions.getString("kind")).isEqualTo("captions");
    assertThat(captions.getString("due")).isEqualTo("2026-12-08");
    assertThat(captions.getString("state")).isEqualTo("running");
    assertThat(captions.getInteger("daysLeft")).isEqualTo(14);
    JsonObject file = JsonObject.of("text", "WEBVTT\n\n00:05.000 --> 00:07.000\nBonsoir.\n");
    json(send("PUT", "/api/v1/recordings/b1/captions/fr", "" + file), 200);
    JsonObject captioned =
        json(send("GET", "/api/v1/operator/sittings/" + held.getString("id"), ""), 200);
    assertThat(captioned.getJsonArray("deadlines").getJsonObject(2).getString("state"))
        .isEqualTo("done");
    assertThat(json(running.get(address(held)), 200).getJsonArray("replays"))
        .containsExactly("/watch/b1");
    assertThat(
            json(
                    send(
                        "GET",
                        "/api/v1/operator/sittings/" + held.getString("id") + "/recordings",
                        ""),
                    200)
                .getJsonArray("recordings"))
        .hasSize(1);
  }
}
