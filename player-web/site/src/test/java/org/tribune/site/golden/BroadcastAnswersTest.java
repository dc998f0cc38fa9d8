package org.tribune.site.golden;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.testkit.catalogue.SittingSamples;

/** A broadcast from the preview to its end, what is marked and withheld of it meanwhile. */
class BroadcastAnswersTest {
  private static final String ALL = "/api/v1/broadcasts/";
  private static final String SITTING = "20261124-conseil-k3v9";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private GoldenTown town;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller clerk;

  /** Below it are the orders to the broadcast. */
  private String path = "";

  @Test
  void broadcasts_areAnsweredAsBefore() {
    try (GoldenTown opened = GoldenTown.open(directory, "broadcasts.txt")) {
      town = opened;
      clerk = town.person(Role.CLERK);
      channels();
      preview();
      town.audited(clerk, "POST", path + "live", "{}");
      town.order(clerk, "POST", path + "live", "{}");
      town.catalogue()
          .sittings()
          .create(SittingSamples.whole(SITTING, RunningServer.START.plusSeconds(120)));
      channels(SITTING);
      marks();
      captions();
      captionDesk();
      withheld();
      interruptions();
      pages();
      town.audited(clerk, "POST", path + "end", "{}");
      channels();
      closeNow();
      town.assertIsAsBefore();
    }
  }

  private void channels() {
    channels(/* sitting= */ "");
  }

  /** The sitting of the hour is looked up now and then. */
  private void channels(String sitting) {
    town.get(Caller.NOBODY, "/api/v1/channels");
    town.get(Caller.NOBODY, "/api/v1/channels/chamber");
    town.get(Caller.NOBODY, "/api/v1/channels/nowhere");
    town.get(clerk, "/api/v1/operator/channels");
    town.get(town.person(Role.MODERATOR), "/api/v1/operator/channels");
    town.events(
        Caller.NOBODY, "/api/v1/channels/chamber/events", 3, heard -> heard.contains(sitting));
    town.events(clerk, "/api/v1/operator/events", 2);
  }

  private void preview() {
    String all = "/api/v1/channels/chamber/broadcasts";
    town.order(clerk, "POST", all, "{\"state\": \"asleep\"}");
    town.order(clerk, "POST", all, "{\"state\": \"preview\", \"title\": \"a\\u0000b\"}");
    town.order(clerk, "POST", "/api/v1/channels/nowhere/broadcasts", "{\"state\": \"live\"}");
    Answer made =
        town.audited(clerk, "POST", all, "{\"state\": \"preview\", \"title\": \"Conseil <b>\"}");
    path = ALL + made.text("id") + "/";
    town.order(clerk, "POST", all, "{\"state\": \"live\", \"title\": \"Deux\"}");
    channels();
    town.get(Caller.NOBODY, path + "chapters");
    town.order(clerk, "POST", path + "marks", marks(put("m1", "Trop tôt", 0)));
    town.order(clerk, "POST", path + "suspend", "{}");
    town.order(clerk, "POST", path + "withhold", "{\"last\": 60}");
    picture();
  }

  private void picture() {
    String room = "/api/v1/operator/channels/chamber/room.jpg";
    town.get(clerk, room);
    town.running()
        .rooms()
        .show(
            RunningServer.CHAMBER,
            new RoomPictures.RoomPicture(
                town.running().clock().now().toInstant(), Bytes.utf8("a picture")));
    town.get(clerk, room);
  }

  private JsonObject put(String id, String title, int second) {
    String start = RunningServer.START.plusSeconds(second).toString();
    return new JsonObject()
        .put("type", "put")
        .put("base", 0)
        .put("madeAt", start)
        .put(
            "mark",
            new JsonObject()
                .put("id", id)
                .put("kind", id.startsWith("s") ? "speaker" : "chapter")
                .put("start", start)
                .put("title", title));
  }

  private static JsonObject marks(JsonObject... changes) {
    JsonArray list = new JsonArray();
    for (JsonObject each : changes) {
      list.add(each);
    }
    return new JsonObject().put("console", "c1").put("changes", list);
  }

  private void marks() {
    town.later(600);
    JsonObject item = put("m2", "Budget \"annexe\"", 100);
    item.getJsonObject("mark").put("sitting", SITTING).put("item", "budget").put("numbering", "I");
    town.order(
        clerk,
        "POST",
        path + "marks",
        marks(
            put("m1", "Ouverture", 40),
            item,
            put("s1", "Mme Petit", 110),
            put("m9", "Loin", 9_000)));
    town.order(
        clerk, "POST", path + "marks", marks(put("m1", "Ouverture, bis", 42).put("base", 1)));
    town.order(clerk, "POST", path + "marks", marks(put("m1", "Autre", 43).put("base", 1)));
    town.order(
        clerk,
        "POST",
        path + "marks",
        marks(new JsonObject().put("type", "remove").put("id", "m1").put("base", 2)));
    town.order(clerk, "POST", path + "marks", "{\"changes\": [{\"type\": \"x\"}]}");
    town.order(clerk, "POST", path + "marks", "{}");
    town.get(clerk, path + "marks", body -> body.contains("Mme Petit"));
    town.get(Caller.NOBODY, path + "chapters", body -> body.contains("Mme Petit"));
    town.order(clerk, "POST", path + "pen", "{\"console\": \"c2\", \"action\": \"take\"}");
    town.order(clerk, "POST", path + "pen", "{\"console\": \"c2\", \"action\": \"take-over\"}");
    town.order(clerk, "POST", path + "pen", "{\"console\": \"c2\", \"action\": \"leave\"}");
    town.order(clerk, "POST", path + "marks", marks(put("m5", "Sans la main", 300)));
    town.get(clerk, "/api/v1/broadcasts/none/marks");
  }

  private void captions() {
    String id = path.substring(ALL.length(), path.length() - 1);
    LiveCaption said =
        new LiveCaption(
            "r1",
            /* revision= */ 2,
            Duration.ofSeconds(40),
            Duration.ofSeconds(44),
            "fr",
            "Je vous <b> propose Wa\u00ffne",
            Optional.of("Mme Petit"),
            CaptionSource.RECOGNISER,
            CaptionState.HEARD,
            List.of(spoken("Je"), spoken("vous"), spoken("<b>"), spoken("propose"), unsure()));
    town.running().log().append(Topics.CAPTIONS, id, said).join();
    String captions = "/api/v1/channels/chamber/captions";
    town.get(Caller.NOBODY, captions, body -> body.contains("propose"));
    town.events(Caller.NOBODY, captions + "/events", 1, heard -> heard.contains("propose"));
    town.get(Caller.NOBODY, "/api/v1/channels/committee/captions");
    town.get(Caller.NOBODY, "/api/v1/channels/nowhere/captions");
  }

  private void captionDesk() {
    String captions = "/api/v1/operator/channels/chamber/captions";
    town.order(clerk, "POST", captions, "{\"text\": \"La séance\", \"isFinal\": false}");
    town.order(clerk, "POST", captions, "{\"text\": \"La séance <b>\", \"isFinal\": true}");
    town.order(clerk, "POST", captions, "{\"isFinal\": true}");
    town.get(
        Caller.NOBODY,
        "/api/v1/channels/chamber/captions",
        body -> body.contains("séance") && !body.contains("partial"));
    String said = captions + "/r1";
    town.audited(clerk, "PUT", said, "{\"revision\": 2, \"text\": \"Je propose <b>\"}");
    town.order(clerk, "PUT", said, "{\"revision\": 2, \"text\": \"Je pose\"}");
    town.order(clerk, "PUT", captions + "/none", "{\"revision\": 2, \"text\": \"a\"}");
    town.order(clerk, "PUT", said, "{\"text\": \"a\"}");
    captionInputs();
  }

  private void captionInputs() {
    String inputs = "/api/v1/operator/channels/chamber/caption-inputs";
    Answer added =
        town.audited(clerk, "POST", inputs, "{\"name\": \"Vélotypie <b>\", \"delay\": 4}");
    town.order(clerk, "POST", inputs, "{\"name\": \"\"}");
    town.get(clerk, inputs);
    String[] plain = {"Content-Type", "text/plain"};
    String address = added.text("textUrl").replaceFirst("^https?://[^/]+", "");
    town.order(Caller.NOBODY, "POST", address + "&seq=1&lang=fr-FR", "Bien <i>.\n", plain);
    town.order(Caller.NOBODY, "POST", address + "&seq=0x1", "Mal.\n", plain);
    town.order(Caller.NOBODY, "POST", "/closedcaption?id=none&seq=1", "Mal.\n", plain);
    town.get(Caller.NOBODY, address.replace("caption?", "caption/seq?"));
    town.audited(clerk, "DELETE", inputs + "/" + added.text("id"), "");
  }

  private static SpokenWord spoken(String word) {
    return new SpokenWord(
        word, Duration.ofSeconds(40), Duration.ofSeconds(41), /* isUncertain= */ false);
  }

  private static SpokenWord unsure() {
    return new SpokenWord(
        "Wa\u00ffne", Duration.ofSeconds(42), Duration.ofSeconds(44), /* isUncertain= */ true);
  }

  private static String between(int from, int to) {
    return "{\"from\": \"%s\", \"to\": \"%s\"}"
        .formatted(RunningServer.START.plusSeconds(from), RunningServer.START.plusSeconds(to));
  }

  private void withheld() {
    town.audited(clerk, "POST", path + "withhold", "{\"last\": 120}");
    town.audited(clerk, "POST", path + "withhold", between(50, 60));
    town.get(clerk, "/api/v1/operator/channels");
    town.audited(clerk, "POST", path + "lift", "{\"withholding\": 1}");
    for (String body :
        new String[] {between(30, 20), "{\"last\": 0}", "{\"last\": \"2 minutes\"}", "{}", "[]"}) {
      town.order(clerk, "POST", path + "withhold", body);
    }
    town.order(clerk, "POST", path + "lift", "{\"withholding\": 7}");
    town.order(clerk, "POST", path + "lift", "{\"withholding\": \"1\"}");
    town.order(clerk, "POST", "/api/v1/broadcasts/none/withhold", "{\"last\": 60}");
  }

  private void interruptions() {
    town.audited(clerk, "POST", path + "suspend", "{}");
    channels();
    town.order(clerk, "POST", path + "floor", "{}");
    town.order(clerk, "POST", path + "resume", "{}");
    town.audited(clerk, "POST", path + "resume", "{\"from\": \"suspension\"}");
    town.audited(clerk, "POST", path + "floor", "{}");
    channels();
    town.audited(clerk, "POST", path + "resume", "{\"from\": \"publicFloor\"}");
    town.audited(clerk, "POST", path + "close", "{}");
    town.get(Caller.NOBODY, path + "chapters", body -> body.contains("\"hiddenSince\":\""));
    channels();
    town.audited(clerk, "POST", path + "show-item", "{}");
    town.audited(clerk, "POST", path + "hide-item", "{}");
    town.audited(clerk, "POST", path + "resume", "{\"from\": \"closedSession\"}");
    town.order(clerk, "POST", path + "show-item", "{}");
    town.get(Caller.NOBODY, path + "chapters", body -> !body.contains("\"hiddenSince\":\""));
  }

  /** The pages, with something on air. */
  private void pages() {
    RunningServer running = town.running();
    BroadcastId id = new BroadcastId(path.substring(ALL.length(), path.length() - 1));
    await().until(() -> running.ledger().find(id).orElseThrow().isPublic());
    running.clock().advance(Duration.ofSeconds(10));
    for (String language : new String[] {"fr", "en"}) {
      for (String page :
          new String[] {
            "/",
            "/live/chamber",
            "/live/committee",
            "/live/committee/text",
            "/embed/live/chamber",
            "/embed/next",
            "/newsletter",
            "/sittings",
            "/sittings/" + SITTING
          }) {
        town.get(Caller.NOBODY, page + "?lang=" + language);
      }
      town.get(clerk, "/console/live?lang=" + language);
    }
  }

  private void closeNow() {
    town.audited(
        clerk,
        "POST",
        "/api/v1/channels/committee/broadcasts",
        "{\"state\": \"live\", \"title\": \"Commission\"}");
    for (String language : new String[] {"fr", "en"}) {
      String[] sent = {
        "Content-Type", "application/x-www-form-urlencoded",
        "Sec-Fetch-Site", "same-origin",
        "Accept-Language", language
      };
      town.order(clerk, "POST", "/console/close/committee", "", sent);
      town.order(clerk, "POST", "/console/close/chamber", "", sent);
    }
    town.order(clerk, "POST", "/console/close/nowhere", "", "Sec-Fetch-Site", "same-origin");
    town.order(clerk, "POST", "/console/close/committee", "", "Sec-Fetch-Site", "cross-site");
  }
}
