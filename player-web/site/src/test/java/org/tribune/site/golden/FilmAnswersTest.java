package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;
import org.tribune.testkit.catalogue.CaptionSamples;

/** Films from the first draft to the public, and their categories. */
class FilmAnswersTest {
  private static final String ALL = "/api/v1/operator/reports";
  private static final String CAPTIONS =
      "{\"captions\": {\"fr\": \"WEBVTT\\n\\n00:06.000 --> 00:07.000\\nMot & <b>gras</b>\\n\"}}";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private GoldenTown town;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller clerk;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller reporter;

  @Test
  void films_areAnsweredAsBefore() {
    try (GoldenTown opened = GoldenTown.open(directory, "films.txt")) {
      town = opened;
      clerk = town.person(Role.CLERK);
      reporter = town.person(Role.REPORTER);
      shelves();
      lists();
      String id = begun();
      film(id, "20261126t083000-lake");
      reviewed(id);
      chapters(id);
      transcript(id);
      poster(id);
      published(id);
      revisions(id);
      lists();
      pages();
      refusals(id);
      deleted(id);
      town.assertIsAsBefore();
    }
  }

  private void shelves() {
    Caller administrator = town.person(Role.ADMINISTRATOR);
    String category = "/api/v1/report-categories/";
    town.order(
        administrator, "PUT", category + "nature", "{\"fr\": \"Nature\", \"en\": \"Nature\"}");
    town.order(administrator, "PUT", category + "nature", "{\"hidden\": true, \"position\": 3}");
    town.order(administrator, "PUT", category + "nature", "{\"hidden\": false}");
    town.order(administrator, "PUT", category + "B%C3%A9", "{\"fr\": \"B\", \"en\": \"B\"}");
    town.order(administrator, "PUT", category + "vide", "{\"fr\": \"\", \"en\": \"\"}");
    town.order(administrator, "PUT", category + "gone", "{\"fr\": \"Partie\", \"en\": \"Gone\"}");
    town.order(administrator, "DELETE", category + "gone", "");
    town.order(clerk, "DELETE", category + "nature", "");
    String series = "/api/v1/report-series/";
    town.order(clerk, "PUT", series + "lacs", "{\"title\": \"Les lacs\", \"summary\": \"Tous.\"}");
    town.order(clerk, "PUT", series + "vide", "{\"title\": \"\"}");
    town.order(clerk, "PUT", series + "gone", "{\"title\": \"Partie\"}");
    town.order(clerk, "DELETE", series + "gone", "");
  }

  private void lists() {
    town.get(Caller.NOBODY, "/api/v1/report-shelves");
    town.get(clerk, "/api/v1/operator/report-shelves");
    town.get(Caller.NOBODY, "/api/v1/reports");
    town.get(Caller.NOBODY, "/api/v1/reports?q=lac&category=nature&series=lacs&page=1&limit=5");
    town.get(Caller.NOBODY, "/api/v1/reports?category=B%C3%A9");
    town.get(clerk, ALL);
    town.get(clerk, ALL + "?state=draft");
    town.get(clerk, ALL + "?state=asleep");
    town.get(reporter, ALL);
    town.get(town.person(Role.REPORTER), ALL);
    town.get(town.person(Role.MODERATOR), ALL);
  }

  private long version(String id) {
    return town.unkept(clerk, "GET", ALL + "/" + id, "").version();
  }

  private Answer change(Caller who, String id, String order) {
    JsonObject body = new JsonObject(order).put("version", version(id));
    return town.order(who, "PATCH", ALL + "/" + id, body);
  }

  private Answer act(Caller who, String id, String order) {
    JsonObject body = new JsonObject(order).put("version", version(id));
    return town.order(who, "POST", ALL + "/" + id + "/state", body);
  }

  private String begun() {
    town.order(reporter, "POST", ALL, "{\"title\": \"\"}");
    town.order(reporter, "POST", ALL, "{\"title\": \"x\", \"date\": \"hier\"}");
    Answer made =
        town.order(
            reporter,
            "POST",
            ALL,
            """
            {"title": "Fête du lac <b>", "summary": "Deux\\nlignes & plus", "category": "nature",
             "series": "lacs", "place": "Saint-Flour", "date": "2026-11-20", "language": "fr",
             "credits": "Léa", "licence": "cc-by", "tags": ["Patrimoine", "eau"]}
            """);
    String id = made.text("id");
    change(reporter, id, "{\"title\": \"Fête du lac\"}");
    change(reporter, id, CAPTIONS);
    change(reporter, id, "{\"captions\": {\"fr\": \"1\\n00:00:01,000 --> x\"}}");
    change(reporter, id, "{\"series\": \"nowhere\"}");
    town.order(reporter, "PATCH", ALL + "/" + id, "{\"title\": \"Trop tard\", \"version\": 0}");
    town.order(reporter, "PATCH", ALL + "/" + id, "{\"title\": \"Sans version\"}");
    return id;
  }

  private void film(String id, String film) {
    BroadcastId broadcast = new BroadcastId(film);
    RichTown.giveFilm(town, new JsonObject().put("id", id), film);
    town.catalogue()
        .saveAssets(
            broadcast,
            0,
            List.of(
                asset(broadcast, "poster", "p.jpg"),
                asset(broadcast, "poster-1", "poster-1-at5000-r0-0a.jpg"),
                asset(broadcast, "storyboard", "s.vtt")));
  }

  private Asset asset(BroadcastId film, String name, String file) {
    Bytes content = Bytes.utf8("a picture");
    town.store().put(RecordingNames.asset(film, file), content);
    return new Asset(name, file, "image/jpeg", content.length(), Bytes.wrap(new byte[32]));
  }

  private void reviewed(String id) {
    act(reporter, id, "{\"action\": \"publish\"}");
    act(reporter, id, "{\"action\": \"submit\"}");
    act(reporter, id, "{\"action\": \"recall\"}");
    act(reporter, id, "{\"action\": \"submit\"}");
    act(clerk, id, "{\"action\": \"return\", \"note\": \"Le son est trop bas.\"}");
    act(reporter, id, "{\"action\": \"submit\"}");
    act(clerk, id, "{\"action\": \"nothing\"}");
    act(clerk, id, "{\"action\": \"schedule\", \"at\": \"2030-01-01T00:00:00Z\"}");
    act(clerk, id, "{\"action\": \"schedule\", \"at\": \"demain\"}");
    town.get(clerk, ALL + "/" + id);
    town.get(reporter, ALL + "/" + id);
    town.get(town.person(Role.REPORTER), ALL + "/" + id);
  }

  private void chapters(String id) {
    String path = ALL + "/" + id + "/chapters";
    town.get(clerk, path);
    String order =
        "{\"version\": 0, \"chapters\": [{\"at\": 0, \"title\": \"Le marché\"},"
            + " {\"at\": 9.5, \"title\": \"La crue <b>\"}]}";
    town.order(clerk, "PUT", path, order);
    town.order(clerk, "PUT", path, order);
    town.order(
        clerk, "PUT", path, "{\"version\": 1, \"chapters\": [{\"at\": -1, \"title\": \"\"}]}");
    town.get(clerk, path);
  }

  private void transcript(String id) {
    BroadcastId film = new BroadcastId("20261126t083000-lake");
    assertThat(
            town.catalogue()
                .transcripts()
                .save(
                    new SecondHearing(film, Duration.ofSeconds(13), /* isDone= */ false),
                    List.of(
                        CaptionSamples.heard("s1", 12, "le laque"),
                        CaptionSamples.heard("s2", 17, "oui & non"))))
        .isEqualTo(2);
    town.get(clerk, ALL + "/" + id);
    assertThat(
            town.catalogue()
                .transcripts()
                .save(
                    new SecondHearing(film, Duration.ofSeconds(13), /* isDone= */ false)
                        .failed(new Message("Trop peu de mémoire.", "Too little memory.")),
                    List.of()))
        .isZero();
    town.order(clerk, "POST", ALL + "/" + id + "/transcript/retry", "");
    String path = ALL + "/" + id + "/transcripts/fr";
    town.get(clerk, path);
    town.get(clerk, ALL + "/" + id + "/transcripts/de");
    town.get(town.person(Role.REPORTER), path);
    String change =
        "{\"captions\": [{\"id\": \"s1\", \"revision\": 1, \"start\": 4.32, \"end\": 6.32,"
            + " \"text\": \"le <lac>\"}]}";
    town.order(clerk, "PATCH", path, change);
    town.order(clerk, "PATCH", path, change);
    town.order(reporter, "PATCH", path, change);
    town.order(clerk, "POST", path + "/confirm", "{}");
    change(clerk, id, "{\"captions\": {\"fr\": null}}");
    town.order(clerk, "POST", path + "/confirm", "{}");
    town.get(clerk, path);
    change(clerk, id, CAPTIONS);
  }

  private static byte[] picture() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void send(String path, byte[] picture) {
    town.later(1);
    town.kept(
        clerk,
        path,
        town.request(clerk, path)
            .header("Content-Type", "image/png")
            .method("PUT", BodyPublishers.ofByteArray(picture))
            .build());
  }

  private void poster(String id) {
    String path = ALL + "/" + id + "/poster";
    send(path + "?version=" + version(id), picture());
    send(path + "?version=0", picture());
    send(path, picture());
    send(path + "?version=" + version(id), "<svg/>".getBytes(StandardCharsets.UTF_8));
    change(clerk, id, "{\"poster\": null}");
    change(clerk, id, "{\"poster\": \"poster-1\"}");
    change(clerk, id, "{\"poster\": \"nowhere\"}");
    change(clerk, id, "{\"trim\": {\"start\": 1.5, \"end\": 18}}");
    change(clerk, id, "{\"trim\": {\"start\": -1}}");
    change(clerk, id, "{\"keepCaptions\": [\"fr\"]}");
  }

  private void published(String id) {
    String slug = act(clerk, id, "{\"action\": \"publish\"}").text("address");
    town.get(Caller.NOBODY, "/api/v1" + slug);
    town.get(Caller.NOBODY, "/api/v1" + slug + "/captions/fr.vtt");
    town.get(Caller.NOBODY, "/api/v1" + slug + "/captions/de.vtt");
    town.get(Caller.NOBODY, "/api/v1/reports/nowhere");
    town.get(Caller.NOBODY, "/api/v1/recordings/20261126t083000-lake");
    town.get(Caller.NOBODY, "/feeds" + slug + "/chapters.json");
    town.get(Caller.NOBODY, "/watch/20261126t083000-lake");
    town.get(Caller.NOBODY, "/embed/watch/20261126t083000-lake");
    town.get(clerk, "/api/v1/operator/audience/20261126t083000-lake");
    town.order(clerk, "DELETE", "/api/v1/recordings/20261126t083000-lake", "");
    town.order(clerk, "PATCH", "/api/v1/recordings/20261126t083000-lake", "{\"kind\": \"test\"}");
    town.order(town.person(Role.ADMINISTRATOR), "DELETE", "/api/v1/report-categories/nature", "");
    town.order(clerk, "DELETE", "/api/v1/report-series/lacs", "");
  }

  private void revisions(String id) {
    String path = ALL + "/" + id + "/revisions";
    town.get(clerk, path);
    town.get(clerk, path + "/1");
    town.get(clerk, path + "/99");
    String version = "{\"version\": %d}".formatted(version(id));
    town.order(clerk, "POST", path + "/1/restore", "{\"version\": 0}");
    town.order(clerk, "POST", path + "/1/restore", version);
    change(clerk, id, "{\"title\": \"Fête du lac\", \"summary\": \"Deux\\nlignes & plus\"}");
    change(clerk, id, CAPTIONS);
    act(clerk, id, "{\"action\": \"unpublish\"}");
    act(clerk, id, "{\"action\": \"publish\"}");
  }

  private void pages() {
    for (String language : new String[] {"fr", "en"}) {
      for (String page :
          new String[] {
            "/reports",
            "/reports?q=lac",
            "/reports?category=nature",
            "/reports?page=9",
            "/reports/fete-du-lac",
            "/reports/fete-du-lac?t=4",
            "/embed/reports/fete-du-lac",
            "/reports/nowhere",
            "/embed/reports/nowhere"
          }) {
        String separator = page.contains("?") ? "&" : "?";
        town.get(Caller.NOBODY, page + separator + "lang=" + language, "Accept", "text/html");
      }
    }
  }

  private void refusals(String id) {
    change(town.person(Role.REPORTER), id, "{\"title\": \"D’un autre\"}");
    town.order(Caller.NOBODY, "POST", ALL, "{\"title\": \"x\"}");
    town.order(town.person(Role.MODERATOR), "POST", ALL, "{\"title\": \"x\"}");
    town.order(clerk, "DELETE", ALL + "/" + id, "");
    town.order(clerk, "DELETE", ALL + "/" + id + "?version=0", "");
    town.get(clerk, ALL + "/nowhere");
  }

  private void deleted(String id) {
    act(clerk, id, "{\"action\": \"unpublish\"}");
    town.get(Caller.NOBODY, "/reports/fete-du-lac", "Accept", "text/html");
    town.order(clerk, "DELETE", ALL + "/" + id + "?version=" + version(id), "");
    town.get(clerk, ALL + "/" + id);
    town.order(clerk, "DELETE", "/api/v1/report-series/lacs", "");
  }
}
