package org.tribune.site.golden;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.CmafHeaders;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.SolvedChallenge;
import org.tribune.site.video.Newsroom;

/**
 * Fills a town with something of each kind, by its own API; of its answers none is written down.
 */
final class RichTown {
  static final String RECORDED = "20261124t180000-chamber";
  static final String FILM = "20261126t083000-lake";
  private static final String SITTINGS = "/api/v1/sittings";
  private static final String FILMS = "/api/v1/operator/reports";

  private final GoldenTown town;
  private final Caller clerk;
  private final Caller moderator;
  private String held = "";

  RichTown(GoldenTown town) {
    this.town = town;
    this.clerk = town.person(Role.CLERK);
    this.moderator = town.person(Role.MODERATOR);
  }

  /** The sitting that was held, was recorded, and at which questions were answered. */
  String held() {
    return held;
  }

  RichTown build() {
    recorded();
    held = sitting("Budget primitif 2027", "2026-11-24T19:00");
    agenda(held);
    document(held);
    captions();
    marked();
    change(sitting("Séance annoncée", "2026-12-01T18:30"), "announced");
    change(sitting("Séance annulée", "2026-12-02T18:30"), "cancelled");
    change(sitting("Séance reportée", "2026-12-03T18:30"), "postponed");
    sitting("Brouillon secret", "2026-12-20T18:30");
    change(held, "announced");
    questions();
    change(held, "held");
    film();
    town.later(10);
    return this;
  }

  private JsonObject done(Caller who, String method, String path, String body) {
    town.later(1);
    return town.unkept(who, method, path, body).json();
  }

  private void recorded() {
    BroadcastId id = new BroadcastId(RECORDED);
    RunningServer running = town.running();
    running.open(id, /* live= */ true);
    running.clock().advance(Duration.ofSeconds(192));
    running.end(id);
    await().until(() -> running.ledger().find(id).filter(each -> !each.isOpen()).isPresent());
    town.catalogue().saveBroadcast(running.ledger().find(id).orElseThrow());
    new RecordedSitting(town.catalogue(), town.store(), id, CmafHeaders.renditions())
        .segments(0, 49)
        .complete(MediaTime.ofMicros(192_000_000));
  }

  private String sitting(String title, String start) {
    JsonObject order =
        new JsonObject()
            .put("body", "Conseil communautaire")
            .put("title", title)
            .put("localStart", start)
            .put("zone", "Europe/Paris")
            .put("place", "Salle du conseil, 1 place de l'Hôtel-de-Ville")
            .put("mode", "both")
            .put("channel", "chamber");
    return done(clerk, "POST", SITTINGS, order.encode()).getString("id");
  }

  private long version(String path) {
    return town.unkept(clerk, "GET", path, "").version();
  }

  private void patch(String sitting, String part, String order) {
    JsonObject body =
        new JsonObject(order).put("version", version("/api/v1/operator/sittings/" + sitting));
    done(clerk, "PATCH", SITTINGS + "/" + sitting + part, body.encode());
  }

  private void change(String sitting, String status) {
    patch(sitting, "", "{\"status\": \"%s\"}".formatted(status));
  }

  private void agenda(String sitting) {
    patch(
        sitting,
        "/agenda",
        """
        {"items": [
          {"id": "finances", "title": "FINANCES", "kind": "heading", "numbering": "I"},
          {"id": "budget", "title": "Budget primitif 2027 : « approbation » <b>", "level": 1,
           "numbering": "I.1", "rapporteur": "M. DUPONT", "notes": "Deux\\nlignes secrètes"},
          {"id": "roads", "title": "Voirie & étang", "numbering": "II", "kind": "information"}]}
        """);
    patch(
        sitting,
        "/items/budget",
        """
        {"vote": {"outcome": "adopted", "unanimous": false,
         "tally": {"inFavour": 31, "against": 4, "abstentions": 2, "notTakingPart": 1}}}
        """);
    patch(
        sitting, "/items/roads", "{\"vote\": {\"outcome\": \"postponed\", \"unanimous\": false}}");
    patch(
        sitting,
        "",
        """
        {"speakers": [{"id": "martin", "name": "Mme Claire MARTIN", "group": "Ensemble",
          "role": "Présidente", "commune": "Saint-Flour"}]}
        """);
  }

  private void document(String sitting) {
    town.later(1);
    String path =
        SITTINGS
            + "/"
            + sitting
            + "/documents?item=budget&name=rapport.pdf&title=Rapport%20%26%20%C3%A9t%C3%A9";
    town.answer(
            town.request(clerk, path)
                .header("Content-Type", "application/pdf")
                .POST(BodyPublishers.ofByteArray(DocumentSample.pdf("Rapport du budget")))
                .build())
        .json();
  }

  private void captions() {
    JsonObject text =
        new JsonObject()
            .put(
                "text",
                "WEBVTT\n\n00:05.000 --> 00:07.000\nBonsoir à tous\n\n"
                    + "00:30.000 --> 00:32.000\nLe budget & la voirie\n");
    done(clerk, "PUT", "/api/v1/recordings/" + RECORDED + "/captions/fr", text.encode());
  }

  private JsonObject mark(String id, String kind, int second, String title) {
    String start = RunningServer.START.plusSeconds(second).toString();
    return new JsonObject()
        .put("type", "put")
        .put("base", 0)
        .put("madeAt", start)
        .put(
            "mark",
            new JsonObject()
                .put("id", id)
                .put("kind", kind)
                .put("start", start)
                .put("title", title));
  }

  private void marked() {
    JsonObject item = mark("m2", "chapter", 30, "Budget");
    item.getJsonObject("mark").put("sitting", held).put("item", "budget").put("numbering", "I.1");
    JsonArray changes =
        new JsonArray()
            .add(mark("m1", "chapter", 5, "Ouverture <b>"))
            .add(item)
            .add(mark("s1", "speaker", 40, "Mme Claire MARTIN"));
    JsonObject order = new JsonObject().put("console", "c1").put("changes", changes);
    done(clerk, "POST", "/api/v1/broadcasts/" + RECORDED + "/marks", order.encode());
  }

  private void questions() {
    String answered = asked("Quand la route de l'étang sera-t-elle rouverte ?");
    String spoken = asked("Et le budget de la piscine <b> ?");
    asked("Une question qui attend ?");
    decide(answered, "publish", "{}");
    decide(spoken, "publish", "{}");
    decide(
        answered,
        "answer",
        "{\"written\": {\"from\": \"Le président\", \"text\": \"Au printemps.\\nOuverte.\"}}");
  }

  private String asked(String text) {
    JsonObject order =
        new JsonObject()
            .put("name", "Michèle")
            .put("commune", "Saint-Aubin")
            .put("text", text)
            .put("browser", "a-browser-of-a-citizen" + text.length())
            .put("challenge", SolvedChallenge.of(town.running()));
    String path = SITTINGS + "/" + held + "/questions";
    return done(Caller.NOBODY, "POST", path, order.encode()).getString("id");
  }

  private void decide(String question, String action, String more) {
    var found = town.catalogue().questions().find(new QuestionId(question)).orElseThrow();
    JsonObject order =
        new JsonObject(more)
            .put("question", question)
            .put("version", found.version())
            .put("action", action);
    JsonObject body = new JsonObject().put("orders", new JsonArray().add(order));
    done(moderator, "POST", SITTINGS + "/" + held + "/moderation", body.encode());
  }

  private void film() {
    Caller administrator = town.person(Role.ADMINISTRATOR);
    done(
        administrator,
        "PUT",
        "/api/v1/report-categories/nature",
        "{\"fr\": \"Nature\", \"en\": \"Nature (en)\"}");
    done(clerk, "PUT", "/api/v1/report-series/lacs", "{\"title\": \"Les lacs\"}");
    JsonObject begun =
        done(
            clerk,
            "POST",
            FILMS,
            """
            {"title": "Fête du lac", "summary": "Deux\\nlignes & <b>", "category": "nature",
             "series": "lacs", "place": "Saint-Flour", "date": "2026-11-20", "language": "fr",
             "credits": "Léa", "licence": "cc-by", "tags": ["Patrimoine", "eau"]}
            """);
    String path = FILMS + "/" + begun.getString("id");
    JsonObject captions =
        new JsonObject()
            .put(
                "captions",
                new JsonObject()
                    .put("fr", "WEBVTT\n\n00:06.000 --> 00:07.000\nLe lac & <b>l’eau</b>\n"));
    done(clerk, "PATCH", path, captions.put("version", version(path)).encode());
    giveFilm(town, begun, FILM);
    done(
        clerk,
        "PUT",
        path + "/chapters",
        "{\"version\": 0, \"chapters\": [{\"at\": 0, \"title\": \"Le marché\"}]}");
    JsonObject publish = new JsonObject().put("action", "publish").put("version", version(path));
    done(clerk, "POST", path + "/state", publish.encode());
  }

  /** Gives a film that can be downloaded, as the worker does it. */
  static void giveFilm(GoldenTown town, JsonObject report, String film) {
    BroadcastId id = new BroadcastId(film);
    new RecordedSitting(town.catalogue(), town.store(), id, CmafHeaders.renditions())
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    town.catalogue().update(id, each -> each.of(RecordingKind.REPORT).in(RecordingState.HIDDEN));
    Newsroom.finish(town.running(), town.catalogue(), report, id);
  }
}
