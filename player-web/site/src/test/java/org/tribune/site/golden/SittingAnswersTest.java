package org.tribune.site.golden;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.access.Role;
import org.tribune.core.time.ProcessTimeZone;
import org.tribune.site.sitting.convocation.ConvocationSamples;

/** Sittings from draft to held, their agendas and documents, for the public and for clerks. */
class SittingAnswersTest {
  private static final String ALL = "/api/v1/sittings";
  private static final String STAFF = "/api/v1/operator/sittings";
  private static final String DRAFT =
      """
      {"body": "Conseil communautaire", "title": "Budget", "localStart": "2026-11-25T18:30",
       "zone": "Europe/Paris", "place": "Salle du conseil", "mode": "both", "channel": "chamber"}
      """;

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private GoldenTown town;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller clerk;

  @Test
  void sittings_areAnsweredAsBefore() {
    try (GoldenTown opened = GoldenTown.open(directory, "sittings.txt")) {
      town = opened;
      clerk = town.person(Role.CLERK);
      lists();
      String id = town.order(clerk, "POST", ALL, DRAFT).text("id");
      town.get(Caller.NOBODY, ALL + "/" + id);
      agenda(ALL + "/" + id);
      preview(ALL + "/" + id);
      numbers(ALL + "/" + id);
      documents(id);
      facts(ALL + "/" + id);
      statuses();
      lists();
      refusals(ALL + "/" + id);
      minutes();
      transfer();
      timezone();
      town.assertIsAsBefore();
    }
  }

  private String held(String start) {
    JsonObject draft = new JsonObject(DRAFT).put("localStart", start);
    String id = town.unkept(clerk, "POST", ALL, draft.encode()).text("id");
    town.unkept(clerk, "PATCH", ALL + "/" + id, "{\"version\": 0, \"status\": \"announced\"}");
    return id;
  }

  private void minutes() {
    String id = held("2026-09-23T18:30");
    String next = held("2026-11-24T18:30");
    String path = STAFF + "/" + id + "/minutes";
    town.get(clerk, path);
    town.order(clerk, "POST", STAFF + "/" + held("2026-12-16T18:30") + "/minutes", "{}");
    town.order(clerk, "POST", path, "{}");
    town.get(Caller.NOBODY, ALL + "/" + id + "/minutes");
    town.order(
        clerk,
        "PATCH",
        path,
        """
        {"version": 0, "blocks": [
          {"id": "mine", "kind": "speech", "speaker": "M. X", "text": "Un <b>mot</b>.",
           "moment": {"broadcast": "b1", "at": "2026-09-23T16:40:00Z"}}]}
        """);
    town.order(clerk, "PATCH", path, "{\"version\": 0, \"order\": [\"mine\"]}");
    town.order(clerk, "PATCH", path, "{\"version\": 1, \"order\": [\"nobody\"]}");
    town.order(
        clerk,
        "PATCH",
        path,
        "{\"version\": 1, \"blocks\": [{\"id\": \"mine\", \"kind\": \"poem\"}]}");
    town.order(clerk, "POST", path, "{\"version\": 1}");
    town.get(clerk, path + "/transcript");
    town.get(clerk, path + "/files/minutes.html");
    town.get(clerk, path + "/files/minutes.exe");
    town.get(clerk, path + "/revisions");
    town.get(clerk, path + "/revisions/1");
    town.get(clerk, path + "/revisions/99");
    town.order(clerk, "POST", path + "/adoption", "{\"version\": 2, \"at\": \"" + id + "\"}");
    town.order(clerk, "POST", path + "/adoption", "{\"version\": 2, \"at\": \"" + next + "\"}");
    town.order(clerk, "PATCH", path, "{\"version\": 3, \"order\": [\"mine\"]}");
    town.get(clerk, path);
    town.get(Caller.NOBODY, ALL + "/" + id + "/minutes");
    town.get(Caller.NOBODY, ALL + "/" + id + "/minutes/files/minutes.html");
    town.get(Caller.NOBODY, "/sittings/" + id + "/minutes");
    town.get(clerk, STAFF + "/" + id + "/room");
  }

  private void transfer() {
    String id = held("2026-10-21T18:30");
    String path = STAFF + "/" + id + "/archive";
    town.get(clerk, path);
    town.unkept(clerk, "PATCH", ALL + "/" + id, "{\"version\": 1, \"status\": \"held\"}");
    town.get(clerk, path);
    town.get(clerk, path + ".zip");
    town.get(clerk, path + ".zip?incomplete=true");
  }

  private void lists() {
    town.get(Caller.NOBODY, ALL);
    town.get(Caller.NOBODY, ALL + "?year=2026");
    town.get(Caller.NOBODY, ALL + "?year=26");
    town.get(Caller.NOBODY, ALL + "?before=hier");
    town.get(Caller.NOBODY, "/api/v1/sitting-replays");
    town.get(clerk, STAFF);
    town.get(clerk, "/api/v1/people");
    town.get(Caller.NOBODY, STAFF);
  }

  private long version(String path) {
    String id = path.substring(path.lastIndexOf('/'));
    return town.unkept(clerk, "GET", STAFF + id, "").version();
  }

  private Answer change(String path, String part, String order) {
    JsonObject body = new JsonObject(order).put("version", version(path));
    return town.order(clerk, "PATCH", path + part, body);
  }

  private void agenda(String path) {
    change(
        path,
        "/agenda",
        """
        {"items": [
          {"id": "a", "title": "Un <b>\\u0000gras</b>", "notes": "secret", "kind": "heading",
           "numbering": "I", "rapporteur": "M. DUPONT"},
          {"id": "b", "title": "Deux", "level": 1, "numbering": "I.1"},
          {"id": "c", "title": "Trois « guillemets » & \\"droits\\"", "kind": "information"}]}
        """);
    change(path, "/agenda", "{\"order\": [\"c\", \"a\", \"b\"]}");
    change(path, "/agenda", "{\"order\": [\"nobody\"]}");
    change(
        path,
        "/items/b",
        """
        {"vote": {"outcome": "adopted", "unanimous": false,
         "tally": {"inFavour": 30, "against": 2, "abstentions": 1, "notTakingPart": 0}}}
        """);
    change(path, "/items/c", "{\"vote\": {\"outcome\": \"rejected\", \"unanimous\": true}}");
    change(path, "/items/zzz", "{}");
    change(path, "/items/b", "{\"vote\": {\"outcome\": \"maybe\"}}");
    change(path, "/items/c", "{\"vote\": null}");
  }

  private void preview(String path) {
    String text = "1. Approbation du PV\n2. Budget primitif\n   2.1 Recettes\n3. Voirie\n";
    town.order(clerk, "POST", path + "/agenda/preview", text, "Content-Type", "text/plain");
    String csv = "Numéro;Titre;Rapporteur\n1;Approbation;M. X\n2;=SUM(A1);Mme Y\n";
    town.order(clerk, "POST", path + "/agenda/preview", csv, "Content-Type", "text/csv");
    preview(path, ConvocationSamples.bytes("word-styles.docx"));
    preview(path, DocumentSample.pdf(""));
    preview(path, "{\\rtf1 Ordre du jour}".getBytes(StandardCharsets.UTF_8));
  }

  private void preview(String path, byte[] file) {
    town.kept(
        clerk,
        path + "/agenda/preview",
        town.request(clerk, path + "/agenda/preview")
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  private void numbers(String path) {
    town.order(clerk, "POST", path + "/deliberation-numbers", "{\"pattern\": \"{year}/{n:3}\"}");
    town.order(clerk, "POST", path + "/deliberation-numbers", "{\"pattern\": \"{year}\"}");
  }

  /** A file that is the same in each run. */
  private static byte[] pdf() {
    return DocumentSample.pdf("Rapport d'orientation budgetaire");
  }

  private Answer upload(String path, String query, byte[] file) {
    town.later(1);
    return town.kept(
        clerk,
        path + "/documents?" + query,
        town.request(clerk, path + "/documents?" + query)
            .header("Content-Type", "application/pdf")
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  private void documents(String id) {
    String path = ALL + "/" + id;
    Answer first = upload(path, "item=b&name=Rapport%20%C3%A9t%C3%A9%20%221%22.pdf", pdf());
    String document = first.text("document");
    upload(path, "name=a.pdf&kind=minutes&title=Proc%C3%A8s-verbal&public=false", pdf());
    upload(path, "name=b.pdf&replaces=" + document, DocumentSample.pdf("Version deux"));
    upload(path, "name=a.pdf", "<html>".getBytes(StandardCharsets.UTF_8));
    upload(path, "name=a.pdf", Arrays.copyOf(pdf(), 300));
    upload(path, "name=a.pdf&replaces=zzz", pdf());
    Answer left =
        change(path, "/documents/" + document, "{\"title\": \"Autre\", \"kind\": \"convocation\"}");
    change(path, "/documents/zzz", "{\"title\": \"Autre\"}");
    JsonObject minutes = left.all("documents").getLast();
    town.order(clerk, "DELETE", path + "/documents/" + minutes.getString("id"), "");
    town.order(clerk, "DELETE", path + "/documents/" + minutes.getString("id"), "");
    change(path, "", "{\"status\": \"announced\"}");
    String url = left.all("documents").getFirst().getString("url");
    Answer served = town.get(Caller.NOBODY, url);
    town.kept(
        Caller.NOBODY,
        url,
        town.request(Caller.NOBODY, url).method("HEAD", BodyPublishers.noBody()).build());
    town.get(Caller.NOBODY, url, "If-None-Match", served.header("ETag").orElseThrow());
    town.get(Caller.NOBODY, url, "Range", "bytes=0-7");
    town.get(Caller.NOBODY, url, "Range", "bytes=9999999-");
    town.get(Caller.NOBODY, "/documents/" + id + "/none.pdf");
  }

  private void facts(String path) {
    change(
        path,
        "",
        """
        {"speakers": [{"id": "s1", "name": "Mme MARTIN", "group": "Ensemble", "role": "Présidente",
          "commune": "Saint-Flour"}, {"id": "s2", "name": "M. PETIT", "group": "", "role": "",
          "commune": ""}], "openToPublic": false, "settled": ["captions"]}
        """);
    town.get(Caller.NOBODY, path);
    town.get(clerk, STAFF + path.substring(path.lastIndexOf('/')));
    town.get(clerk, STAFF + path.substring(path.lastIndexOf('/')) + "/recordings");
    town.get(Caller.NOBODY, ALL + "/20261125-none-2222");
    town.get(clerk, STAFF + "/none");
  }

  private void statuses() {
    int day = 1;
    for (String status :
        new String[] {"announced", "open", "held", "cancelled", "postponed", "draft"}) {
      String order =
          new JsonObject(DRAFT)
              .put("title", "Séance " + status)
              .put("localStart", "2026-12-0" + day++ + "T09:00")
              .encode();
      String path = ALL + "/" + town.order(clerk, "POST", ALL, order).text("id");
      if (!status.equals("draft")) {
        change(path, "", "{\"status\": \"%s\"}".formatted(status));
        change(path, "", "{\"status\": \"draft\"}");
        town.order(clerk, "DELETE", path + "?version=" + version(path), "");
      } else {
        town.order(clerk, "DELETE", path + "?version=9", "");
        town.order(clerk, "DELETE", path, "");
        town.order(clerk, "DELETE", path + "?version=" + version(path), "");
      }
    }
  }

  private void refusals(String path) {
    for (String order :
        new String[] {
          "{\"body\": \"\", \"localStart\": \"2026-11-25T18:30\"}",
          "{\"body\": \"Conseil\"}",
          "{\"body\": \"Conseil\", \"localStart\": \"tomorrow\"}",
          "{\"body\": \"Conseil\", \"localStart\": \"0001-01-01T10:00\"}",
          "{\"body\": \"Conseil\", \"localStart\": \"2026-11-25T18:30\", \"zone\": \"Mars/Here\"}",
          "{\"body\": \"Conseil\", \"localStart\": \"2026-11-25T18:30\", \"mode\": \"asleep\"}",
          "not json"
        }) {
      town.order(clerk, "POST", ALL, order);
    }
    JsonArray orders =
        JsonArray.of(
            "{}",
            "{\"version\": \"1\"}",
            "{\"version\": 0, \"title\": 7}",
            "{\"version\": 0, \"speakers\": {}}",
            "{\"version\": 0, \"title\": \"Trop tard\"}");
    orders.forEach(order -> town.order(clerk, "PATCH", path, (String) order));
    town.order(Caller.NOBODY, "PATCH", path, "{\"version\": 0}");
    town.order(town.person(Role.MODERATOR), "PATCH", path, "{\"version\": 0}");
    town.order(clerk, "PATCH", path, "{\"version\": 0}", "Origin", "https://elsewhere.example");
    town.order(clerk, "PATCH", ALL + "/..%2f..", "{\"version\": 0}");
    town.order(clerk, "POST", path + "/agenda", "{}");
  }

  private void timezone() {
    try {
      ProcessTimeZone.set(ZoneId.of("Indian/Reunion"));
      town.order(clerk, "POST", STAFF + "/timezone", "");
      town.order(clerk, "POST", STAFF + "/timezone", "");
    } finally {
      ProcessTimeZone.set(ZoneId.of("Europe/Paris"));
    }
  }
}
