package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Clips;

/**
 * What is said in a film that is sent can be corrected and then read, through the real program:
 * President Kennedy, 1961, as PocketSphinx hears him. Alone, since a recogniser has the processor
 * time that nobody else wants.
 */
@Tag("e2e")
@Tag("alone")
@Tag("wide")
class FilmDraftEndToEndTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPORTS = "/api/v1/operator/reports";
  private static final String YAML =
      """
      transcoder: {ladder: [180]}
      captions: {engine: pocketsphinx, language: en}
      channels:
        - {id: chamber, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;

  @Test
  void film_isHeardThoughTheProgramIsKilled_andReadOnceItIsConfirmed() throws Exception {
    assumeThat(Path.of("/usr/bin/pocketsphinx_continuous")).isExecutable();
    String report;
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      box.signIn();
      report = send(box, speech());
      box.await("a recogniser", () -> !box.recognisers().isEmpty());
      box.kill();
    }
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      box.signIn();
      box.await(
          "the draft", () -> report(box, report).at("/transcript/state").asText().equals("done"));
      String draft = REPORTS + "/" + report + "/transcripts/en";
      JsonNode heard = read(box, draft).path("captions");
      assertOnce(heard);
      assertThat(heard.toString()).containsIgnoringCase("country");
      assertThat(report(box, report).path("captions")).isEmpty();

      publish(box, report);
      String address = report(box, report).path("address").asText();
      assertThat(read(box, "/api/v1" + address).path("captionLanguages")).isEmpty();
      String film = report(box, report).path("film").asText();
      assertThat(box.get("/hls/recordings/" + film + "/index.m3u8").body())
          .doesNotContain("SUBTITLES");

      correct(box, draft, heard.get(0));
      HttpResponse<String> confirmed = box.post(draft + "/confirm", "{}");
      assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
      assertThat(box.get("/api/v1" + address + "/captions/en.vtt").body())
          .startsWith("WEBVTT")
          .contains("And so, my fellow Americans");
      assertThat(box.stop()).isZero();
    }
  }

  /** Him, with a picture. */
  private Path speech() throws IOException, InterruptedException {
    return Clips.filmed(
        folder.resolve("kennedy.mp4"),
        /* seconds= */ 11,
        "color=c=gray:s=320x180:r=25",
        List.of("-i", "" + Clips.of("spk08_en_jfk_11s.wav"), "-ar", "48000"));
  }

  /** Begins a report in English and sends its film; the report's id. */
  private static String send(BoxProcess box, Path film) throws Exception {
    HttpResponse<String> begun = box.post(REPORTS, "{\"title\":\"Kennedy\",\"language\":\"en\"}");
    String report = JSON.readTree(begun.body()).path("id").asText();
    HttpResponse<String> sent =
        box.send(
            box.request("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "" + Files.size(film))
                .header(
                    "Upload-Metadata",
                    "report " + base64(report) + ",filename " + base64("kennedy.mp4"))
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofFile(film)));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
    return report;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(BoxProcess box, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = box.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode report(BoxProcess box, String id)
      throws IOException, InterruptedException {
    return read(box, REPORTS + "/" + id);
  }

  private static void publish(BoxProcess box, String id) throws Exception {
    ObjectNode order = JSON.createObjectNode().put("action", "publish");
    order.put("version", report(box, id).path("version").asLong());
    HttpResponse<String> answer = box.post(REPORTS + "/" + id + "/state", order.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** No second is said twice. */
  private static void assertOnce(JsonNode captions) {
    assertThat(captions).isNotEmpty();
    Set<String> starts = new HashSet<>();
    double before = 0;
    for (JsonNode each : captions) {
      assertThat(starts.add(each.path("start").asText())).as("%s", captions).isTrue();
      assertThat(each.path("start").asDouble()).as("%s", captions).isGreaterThanOrEqualTo(before);
      before = each.path("end").asDouble();
    }
  }

  private static void correct(BoxProcess box, String draft, JsonNode caption) throws Exception {
    ObjectNode change = JSON.createObjectNode();
    for (String field : List.of("id", "revision", "start", "end")) {
      change.set(field, caption.get(field));
    }
    change.put("text", "And so, my fellow Americans");
    ObjectNode order = JSON.createObjectNode();
    order.putArray("captions").add(change);
    HttpResponse<String> saved =
        box.send(
            box.request(draft)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(order.toString())));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
  }
}
