package org.tribune.site.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationBuilder;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.site.minutes.file.PdfUaCheck;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** Lists and deliberations are published, told in the register, corrected and withdrawn. */
final class PublishingTest {
  private static final BroadcastId ON_AIR = new BroadcastId("b1");
  private static final Instant START = RunningServer.START;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final SittingId ID = new SittingId("20261124-conseil-k3v9");
  private static final String PATH = "/api/v1/operator/sittings/" + ID + "/publications";
  private static final Bytes SIGNED = Bytes.utf8("%PDF-1.7 signed");
  private static final String SUM =
      "1b6a0b3d2c5e4f60718293a4b5c6d7e8f90123456789abcdef0123456789abcd";

  private static final Speaker MEMBER = speaker("martin", "Mme Claire MARTIN");
  private static final List<Speaker> OTHERS =
      List.of(speaker("dupont", "M. Jean DUPONT"), speaker("levy", "Mme Anne LÉVY"));

  private static Speaker speaker(String id, String name) {
    return new Speaker(new SpeakerId(id), name, "", "", "");
  }

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private RunningServer running;
  private String cookie = "";

  @BeforeEach
  void start() {
    running = new RunningServer(directory, store, catalogue);
    cookie = running.signIn();
    Sitting sitting =
        Sitting.draft(
                ID, SittingFacts.of("Conseil communautaire", START, PARIS).build(), START, "Anne")
            .in(SittingStatus.ANNOUNCED)
            .withBroadcasts(List.of(ON_AIR))
            .withSpeakers(List.of(MEMBER, OTHERS.getFirst(), OTHERS.getLast()))
            .withItems(
                List.of(
                    item("budget", "Budget primitif", 60, VoteOutcome.ADOPTED),
                    item("appeal", "Recours de MOTSECRET", 150, VoteOutcome.REJECTED),
                    item("roads", "Voirie", 250, VoteOutcome.POSTPONED)))
            .withDocuments(List.of(document("signed", SUM), document("other", "f".repeat(64))));
    assertThat(catalogue.sittings().create(sitting)).isTrue();
    store.put(Publication.object(ID, SUM), SIGNED);
    running.open(ON_AIR, /* live= */ true);
    running.clock().advance(Duration.ofMinutes(10));
    await().until(() -> running.ledger().find(ON_AIR).filter(each -> each.isPublic()).isPresent());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static Document document(String id, String sum) {
    return new Document(
        new DocumentId(id),
        Optional.of(new ItemId("budget")),
        DocumentKind.OTHER,
        "Délibération signée",
        "signe.pdf",
        SIGNED.length(),
        sum,
        /* pages= */ 1,
        /* isPublic= */ false,
        Optional.empty(),
        START);
  }

  private static AgendaItem item(String id, String title, long second, VoteOutcome outcome) {
    Ballot ballot =
        new Ballot(
            BallotKind.SHOW_OF_HANDS,
            START.plusSeconds(second),
            List.of(
                new Cast(MEMBER.id(), Position.AGAINST),
                new Cast(OTHERS.getFirst().id(), Position.FOR),
                new Cast(OTHERS.getLast().id(), Position.FOR)),
            /* blank= */ 0);
    return AgendaItem.of(new ItemId(id), /* level= */ 0, "", title)
        .change()
        .notes("MOTSECRET")
        .summary("MOTSECRET")
        .vote(
            Optional.of(
                new Vote(outcome, /* isUnanimous= */ false, Optional.empty(), Optional.of(ballot))))
        .build();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return running.order(method, path, body, cookie);
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private JsonObject publishList() {
    return json(send("POST", PATH + "/list", "{}"), 200);
  }

  private HttpResponse<String> publish(String item, String body) {
    return send("POST", PATH + "/items/" + item, body);
  }

  private static String why(HttpResponse<String> refusal, int status) {
    return json(refusal, status).getJsonObject("detail").getString("fr");
  }

  private String page(String path) {
    return running.get(path).body();
  }

  private Sitting sitting() {
    return catalogue.sittings().find(ID).orElseThrow();
  }

  private Publication entry(long number) {
    return catalogue.publications().find(number).orElseThrow();
  }

  private byte[] stored(long number) {
    return store.get(entry(number).object()).orElseThrow().array();
  }

  private void change(String item, VoteOutcome outcome) {
    Sitting now = sitting();
    Sitting changed =
        now.withItems(
            now.items().stream()
                .map(
                    each ->
                        each.id().value().equals(item)
                            ? each.voted(
                                each.vote()
                                    .map(
                                        vote ->
                                            new Vote(outcome, false, vote.tally(), vote.ballot())))
                            : each)
                .toList());
    assertThat(catalogue.sittings().replace(changed.changed(START, "Ben"))).isPresent();
  }

  @Test
  void list_isPublishedByOneAct_andOnceHoweverOftenItIsDone() throws Exception {
    JsonObject state = publishList();
    assertThat(state.getBoolean("entered")).isTrue();
    assertThat(publishList().getBoolean("entered")).isFalse();
    assertThat(catalogue.publications().of(ID)).hasSize(1);
    assertThat(sitting().documents())
        .filteredOn(each -> each.kind() == DocumentKind.DELIBERATION_LIST)
        .singleElement()
        .matches(Document::isPublic);
    assertThat(state.getJsonObject("state").getJsonObject("list").getInteger("number"))
        .isEqualTo(1);

    byte[] pdf = stored(1);
    assertThat(PdfUaCheck.flaws(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Budget primitif", "2026-11-1", "Conseil communautaire", "Mise en ligne")
          .doesNotContain("MARTIN");
    }
    String list = page("/sittings/" + ID + "/deliberations");
    assertThat(list).contains("Budget primitif", "2026-11-1", "registre n° 1");
    assertThat(page("/publications")).contains("N° 1 – Liste des délibérations");
    HttpResponse<String> file = running.get("/publications/1.pdf");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("ETag")).contains("\"" + entry(1).sha256() + "\"");
  }

  @Test
  void list_ofAVoteThatWasCorrected_isSaidToDiffer_andThePublishedOneStays() {
    publishList();
    change("budget", VoteOutcome.REJECTED);
    JsonObject state = json(send("GET", PATH, ""), 200);
    assertThat(state.getBoolean("differs")).isTrue();
    assertThat(state.getJsonArray("changes")).containsExactly("Budget primitif");
    assertThat(page("/sittings/" + ID + "/deliberations")).contains("ont été corrigées depuis");

    assertThat(publishList().getBoolean("entered")).isTrue();
    assertThat(json(send("GET", PATH, ""), 200).getBoolean("differs")).isFalse();
    assertThat(running.get("/publications/1.pdf").statusCode()).isEqualTo(200);
    assertThat(page("/publications")).contains("Remplacé par le n° 2");
    assertThat(sitting().documents())
        .filteredOn(each -> each.kind() == DocumentKind.DELIBERATION_LIST)
        .singleElement()
        .matches(each -> each.sha256().equals(entry(2).sha256()));
  }

  @Test
  void closedSession_keepsEverythingOfItOutOfListPdfPageAndRegister() throws Exception {
    running
        .log()
        .append(Topics.EVENTS, "chamber", new BroadcastEvent.Closed(ON_AIR, START.plusSeconds(100)))
        .join();
    await().until(() -> json(send("GET", PATH, ""), 200).getInteger("leftOut") == 2);
    assertThat(why(send("POST", PATH + "/list", "{}"), 409)).contains("huis clos");
    assertThat(page("/sittings/" + ID + "/deliberations"))
        .contains("Budget")
        .doesNotContain("MOTSECRET");
    assertThat(running.get("/sittings/" + ID + "/deliberations/appeal").statusCode())
        .isEqualTo(404);

    running
        .log()
        .append(
            Topics.EVENTS, "chamber", new BroadcastEvent.Resumed(ON_AIR, START.plusSeconds(200)))
        .join();
    await().until(() -> json(send("GET", PATH, ""), 200).getInteger("leftOut") == 0);
    publishList();
    // What was voted is on the list, as numbers; what only clerks read is nowhere.
    assertThat(page("/sittings/" + ID + "/deliberations/appeal"))
        .contains("Recours", "ejeté")
        .doesNotContain("MARTIN");
    try (PDDocument document = Loader.loadPDF(stored(1))) {
      assertThat(new PDFTextStripper().getText(document)).contains("Recours");
    }
    String register = page("/publications") + running.get("/api/v1/publications").body();
    assertThat(register).doesNotContain("MOTSECRET", "MARTIN");
  }

  @Test
  void deliberation_wantsItsFileAndANumberThatNobodyElseHas() {
    assertThat(why(publish("budget", "{}"), 409)).contains("pas de numéro");
    assertThat(why(publish("budget", "{\"number\": \"1\"}"), 409)).contains("fichier signé");
    String body = "{\"number\": \"2026-11-1\", \"matter\": \"7.1\", \"signed\": \"signed\"}";
    json(publish("budget", body), 200);
    assertThat(why(publish("roads", body), 409)).contains("porte déjà le numéro 2026-11-1");
    assertThat(why(publish("roads", "{\"number\": \"2\", \"signed\": \"gone\"}"), 409))
        .contains("fichier signé");
    assertThat(publish("nothing", body).statusCode()).isEqualTo(404);
  }

  @Test
  void deliberation_isPublishedWithItsFile_andNothingElseTakesItAway() {
    String body = "{\"number\": \"2026-11-1\", \"matter\": \"7.1.2\", \"signed\": \"signed\"}";
    assertThat(json(publish("budget", body), 200).getBoolean("entered")).isTrue();
    assertThat(json(publish("budget", body), 200).getBoolean("entered")).isFalse();
    assertThat(page("/sittings/" + ID + "/deliberations/budget"))
        .contains("/publications/1.pdf", "7.1.2 Décisions budgétaires", "2026-11-1", "MARTIN");
    assertThat(running.get("/publications/1.pdf").body()).isEqualTo("%PDF-1.7 signed");

    String documents = "/api/v1/sittings/" + ID + "/documents/signed";
    assertThat(why(send("DELETE", documents, ""), 409)).contains("registre des publications");
    assertThat(why(send("PATCH", documents, "{\"public\": false}"), 409))
        .contains("registre des publications");
    String item = "/api/v1/sittings/" + ID + "/items/budget";
    JsonObject patch = new JsonObject().put("version", sitting().version()).putNull("deliberation");
    json(send("PATCH", item, patch.encode()), 200);
    assertThat(sitting().item(new ItemId("budget")).orElseThrow().deliberation().orElseThrow())
        .matches(each -> each.number().equals("2026-11-1") && each.publishedAt().isPresent());
    JsonObject agenda =
        new JsonObject()
            .put("version", sitting().version())
            .put("items", List.of())
            .put("order", List.of("roads"));
    assertThat(why(send("PATCH", "/api/v1/sittings/" + ID + "/agenda", agenda.encode()), 409))
        .contains("Budget primitif", "retirez-la d’abord");
    JsonObject draft = new JsonObject().put("version", sitting().version()).put("status", "draft");
    assertThat(why(send("PATCH", "/api/v1/sittings/" + ID, draft.encode()), 409))
        .contains("ne redevient pas un brouillon");
  }

  @Test
  void anAgenda_cannotSayThatADeliberationIsPublished() {
    JsonObject patch =
        new JsonObject()
            .put("version", sitting().version())
            .put(
                "deliberation",
                new JsonObject().put("number", "9").put("publishedAt", "2026-11-24T18:05:00Z"));
    json(send("PATCH", "/api/v1/sittings/" + ID + "/items/budget", patch.encode()), 200);
    assertThat(sitting().item(new ItemId("budget")).orElseThrow().deliberation().orElseThrow())
        .matches(each -> each.number().equals("9") && each.publishedAt().isEmpty());
  }

  @Test
  void withdrawal_saysWhenAndWhy_andTheFileIsServedNoMore() {
    String body = "{\"number\": \"2026-11-1\", \"signed\": \"signed\"}";
    json(publish("budget", body), 200);
    String order = "/api/v1/operator/publications/1/withdrawal";
    assertThat(why(send("POST", order, "{\"reason\": \"Mauvais fichier\"}"), 409))
        .contains("jusqu’au 2027-01-24");
    assertThat(send("POST", order, "{\"reason\": \" \", \"early\": true}").statusCode())
        .isEqualTo(400);
    String early = "{\"reason\": \"Nomme une personne\", \"early\": true, \"hidesTitle\": true}";
    json(send("POST", order, early), 200);
    assertThat(send("POST", order, early).statusCode()).isEqualTo(409);

    assertThat(running.get("/publications/1.pdf").statusCode()).isEqualTo(410);
    assertThat(running.get("/documents/" + ID + "/signed.pdf").statusCode()).isEqualTo(404);
    assertThat(page("/publications"))
        .contains("Nomme une personne")
        .doesNotContain("Budget primitif");
    assertThat(page("/sittings/" + ID + "/deliberations/budget"))
        .contains("puis retirée\u00a0: Nomme une personne")
        .doesNotContain("/publications/1.pdf");
    // It is kept for whoever has to answer for it, and can be published again, as another entry.
    assertThat(send("GET", "/publications/1.pdf", "").body()).isEqualTo("%PDF-1.7 signed");
    assertThat(json(publish("budget", body), 200).getBoolean("entered")).isTrue();
    assertThat(running.get("/publications/2.pdf").statusCode()).isEqualTo(200);
    assertThat(entry(1).isOnline()).isFalse();
  }

  @Test
  void withdrawnList_isNoLongerTheSittings() {
    publishList();
    String order = "/api/v1/operator/publications/1/withdrawal";
    json(send("POST", order, "{\"reason\": \"Erreur\", \"early\": true}"), 200);
    assertThat(page("/sittings/" + ID + "/deliberations"))
        .contains("pas encore publiée")
        .doesNotContain("2026-11-1");
  }

  @Test
  void certificate_isForEverybodyToRead_andSaysWhatNobodySaw() throws Exception {
    publishList();
    String path = "/api/v1/operator/publications/1/certificate.pdf";
    assertThat(running.get(path).statusCode()).isEqualTo(401);
    byte[] pdf =
        HttpClient.newHttpClient()
            .send(
                running.request(path).header("Cookie", cookie).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    assertThat(PdfUaCheck.flaws(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Certificat de publication n° 1", entry(1).sha256().substring(0, 40))
          .contains("pas encore vérifié");
    }
  }

  @Test
  void clockThatWasSetBack_isToldInsteadOfAFalseDate() {
    publishList();
    Publication late = entry(1);
    catalogue
        .publications()
        .restore(
            PublicationBuilder.builder(late)
                .number(2)
                .sitting(new SittingId("other"))
                .publishedAt(running.clock().now().toInstant().plusSeconds(3_600))
                .build());
    change("budget", VoteOutcome.REJECTED);
    assertThat(why(send("POST", PATH + "/list", "{}"), 409)).contains("horloge");
  }

  @Test
  void sittingThatHasNotBegun_hasNothingToPublish() {
    Sitting later =
        Sitting.draft(
                new SittingId("later"),
                SittingFacts.of("Conseil", START.plusSeconds(90_000), PARIS).build(),
                START,
                "Anne")
            .in(SittingStatus.ANNOUNCED);
    assertThat(catalogue.sittings().create(later)).isTrue();
    String path = "/api/v1/operator/sittings/later/publications";
    assertThat(why(send("POST", path + "/list", "{}"), 409)).contains("pas encore commencé");
    assertThat(running.get("/sittings/later/deliberations").statusCode()).isEqualTo(404);
    assertThat(running.get("/sittings/" + ID + "/deliberations/none").statusCode()).isEqualTo(404);
  }
}
