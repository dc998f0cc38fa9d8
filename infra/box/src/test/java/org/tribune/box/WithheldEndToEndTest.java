package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was shown by mistake is taken back while the sitting goes on: a magenta picture with a tone,
 * between gray and silent ones. The clerk withholds it, the box is killed, the sitting goes on and
 * ends; each time everything that a citizen can fetch by name is looked into. Then it is lifted,
 * withheld again and masked for good.
 */
@Tag("e2e")
class WithheldEndToEndTest {
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, autostart: true,
           sources: [{type: rtmp, streamKey: key-of-the-chamber}]}
      """;

  private static final int PARTS = 8;

  @TempDir private Path folder;
  private final HttpClient citizen = HttpClient.newHttpClient();

  @Test
  void withheld_onAir_isNowhereUntilItIsLifted_andMaskedForGoodAfterwards() throws Exception {
    Path open = TelltaleClip.open(folder);
    Path secret = TelltaleClip.secret(folder);
    String id = showTheSecretAndWithholdIt(open, secret);
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      // Before anything of the live is there again, and while it goes on.
      assertThat(storyboard(box, id)).isIn(404, 503);
      try (Encoder encoder = TelltaleCamera.send(box, open)) {
        box.awaitPicture("chamber", "SOURCE");
        TelltaleCamera.film(Duration.ofSeconds(4));
        assertThat(encoder.isSending()).isTrue();
        assertNothingIsSeen(box, id, "rewind.m3u8");
        box.endBroadcast("chamber");
      }
      box.awaitRecording();
      assertNothingIsSeen(box, id, "index.m3u8");
      assertThat(get(box, "/download/" + id + "/240p.mp4").statusCode()).isEqualTo(409);
      assertThat(get(box, "/download/" + id + "/archive.zip").statusCode()).isEqualTo(409);
      assertThat(
              box.post("/api/v1/broadcasts/" + id + "/lift", "{\"withholding\": 1}").statusCode())
          .isEqualTo(200);
      assertThat(TelltaleClip.magenta(byName(box, id, "240p", "index.m3u8")))
          .isGreaterThan(TelltaleClip.MAGENTA);
      maskForGood(box, id);
      assertNothingIsSeen(box, id, "index.m3u8");
      assertThat(get(box, "/download/" + id + "/240p.mp4").statusCode()).isEqualTo(200);
      assertThat(box.stop()).isZero();
    }
  }

  private String showTheSecretAndWithholdIt(Path open, Path secret) throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      try (Encoder encoder = TelltaleCamera.send(box, open)) {
        box.awaitOnAir("chamber", /* segments= */ 3);
        assertThat(encoder.isSending()).isTrue();
      }
      String id = box.operatorChannel("chamber").at("/broadcast/id").asText();
      Instant from = Instant.now();
      try (Encoder encoder = TelltaleCamera.send(box, secret)) {
        box.await(
            "the secret is public",
            () ->
                TelltaleClip.magenta(byName(box, id, "240p", "rewind.m3u8"))
                    > TelltaleClip.MAGENTA);
        assertThat(encoder.isSending()).isTrue();
      }
      assertThat(TelltaleClip.tone(byName(box, id, "audio", "rewind.m3u8")))
          .isGreaterThan(TelltaleClip.TONE);
      try (Encoder encoder = TelltaleCamera.send(box, open)) {
        box.awaitPicture("chamber", "SOURCE");
        // The last picture stands for a moment when a camera goes.
        TelltaleCamera.film(Duration.ofSeconds(3));
        withhold(box, id, from, Instant.now());
        assertNothingIsSeen(box, id, "rewind.m3u8");
        TelltaleCamera.film(Duration.ofSeconds(4));
        assertNothingIsSeen(box, id, "rewind.m3u8");
        assertThat(encoder.isSending()).isTrue();
      }
      box.kill();
      return id;
    }
  }

  private static void withhold(BoxProcess box, String id, Instant from, Instant to)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        box.post(
            "/api/v1/broadcasts/" + id + "/withhold",
            "{\"from\": \"" + from + "\", \"to\": \"" + to + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** The passage is withheld again, which is over by now, and its correction takes its place. */
  private void maskForGood(BoxProcess box, String id) throws IOException, InterruptedException {
    JsonNode before = recording(box);
    Instant begun = Instant.parse(before.path("startedAt").asText());
    withhold(box, id, begun.plusSeconds(4), Instant.parse(before.path("endedAt").asText()));
    JsonNode withheld = recording(box).path("withholdings").path(0);
    HttpResponse<String> asked =
        box.post(
            "/api/v1/recordings/" + id + "/corrections",
            ("{\"kind\": \"mask\", \"from\": %s, \"to\": %s, \"reason\": \"Nom\","
                    + " \"legalBasis\": \"RGPD\", \"withholding\": %s}")
                .formatted(withheld.path("from"), withheld.path("to"), withheld.path("id")));
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    box.await(
        "the correction",
        () ->
            recording(box).at("/corrections/0/state").asText().equals("done")
                && recording(box).path("withholdings").isEmpty());
  }

  private static JsonNode recording(BoxProcess box) throws IOException, InterruptedException {
    return new ObjectMapper()
        .readTree(box.get("/api/v1/operator/recordings").body())
        .path("recordings")
        .path(0);
  }

  private void assertNothingIsSeen(BoxProcess box, String id, String playlist)
      throws IOException, InterruptedException {
    Path picture = byName(box, id, "240p", playlist);
    // The gray of before and after is there, and nothing more colourful.
    assertThat(TelltaleClip.magenta(picture)).isBetween(100.0, TelltaleClip.MAGENTA);
    assertThat(TelltaleClip.tone(byName(box, id, "audio", playlist))).isLessThan(TelltaleClip.TONE);
    JsonNode shown =
        new ObjectMapper().readTree(get(box, "/api/v1/recordings/" + id).body()).path("poster");
    assertThat(shown.isNull() || shown.isMissingNode() || !isMagenta(box, shown.asText())).isTrue();
  }

  private boolean isMagenta(BoxProcess box, String picture)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = bytes(box, picture);
    Path file = Files.write(folder.resolve("poster.jpg"), answer.body());
    return answer.statusCode() == 200 && TelltaleClip.magenta(file) > TelltaleClip.MAGENTA;
  }

  private int storyboard(BoxProcess box, String id) throws IOException, InterruptedException {
    return get(box, "/hls/recordings/" + id + "/assets/storyboard.vtt").statusCode();
  }

  /**
   * All that is given of a rendition under any name: that of each segment that a playlist lists,
   * gaps too, that which each had before a correction, and those of their parts.
   */
  private Path byName(BoxProcess box, String id, String rendition, String playlist)
      throws IOException, InterruptedException {
    String root = "/hls/recordings/" + id + "/" + rendition + "/";
    Set<String> names = new LinkedHashSet<>();
    get(box, root + playlist)
        .body()
        .lines()
        .filter(line -> line.endsWith(".m4s"))
        .forEach(name -> addNames(names, name));
    assertThat(names).isNotEmpty();
    Path all = folder.resolve(rendition + ".mp4");
    try (OutputStream out = Files.newOutputStream(all)) {
      out.write(bytes(box, root + "init.mp4").body());
      for (String name : names) {
        HttpResponse<byte[]> answer = bytes(box, root + name);
        if (answer.statusCode() == 200) {
          out.write(answer.body());
        }
      }
    }
    return all;
  }

  private static void addNames(Set<String> names, String name) {
    String number = name.replaceAll("[-.].*", "");
    names.add(name);
    names.add(number + ".m4s");
    for (int part = 0; part < PARTS; part++) {
      names.add(number + "." + part + ".m4s");
    }
  }

  private HttpResponse<String> get(BoxProcess box, String path)
      throws IOException, InterruptedException {
    return citizen.send(request(box, path), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpResponse<byte[]> bytes(BoxProcess box, String path)
      throws IOException, InterruptedException {
    return citizen.send(request(box, path), BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(BoxProcess box, String path) {
    return HttpRequest.newBuilder(URI.create(box.address(path)))
        .timeout(Duration.ofSeconds(20))
        .build();
  }
}
