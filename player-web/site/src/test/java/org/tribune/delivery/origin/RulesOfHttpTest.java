package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.RunningServer;

/** The rules of HLS-RULES.md on HTTP. */
class RulesOfHttpTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    running.open(ID, /* live= */ true).segments(0, 8).parts(9, 0, 3);
    running.playlist(ID, "audio", 9, 3);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private String address(String name) {
    return running.address(ID, "720p") + name;
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void rule4_contentTypes_areThoseOfHls() {
    assertThat(header(running.get("/hls/live/chamber/index.m3u8"), "Content-Type"))
        .isEqualTo("application/vnd.apple.mpegurl");
    assertThat(header(running.get(address("live.m3u8")), "Content-Type"))
        .isEqualTo("application/vnd.apple.mpegurl");
    assertThat(header(running.get(address("init.mp4")), "Content-Type")).isEqualTo("video/mp4");
    assertThat(header(running.get(address("8.m4s")), "Content-Type"))
        .isEqualTo("video/iso.segment");
    assertThat(header(running.get(address("9.3.m4s")), "Content-Type"))
        .isEqualTo("video/iso.segment");
  }

  @Test
  void rule75_playlists_areCompressedForWhoAccepts() throws IOException, InterruptedException {
    HttpRequest request =
        running.request(address("live.m3u8")).header("Accept-Encoding", "br, gzip").build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
      String text =
          new String(
              new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(text).isEqualTo(running.get(address("live.m3u8")).body());
      assertThat(response.body().length).isLessThan(text.length() / 2);
    }
  }

  @Test
  void rule76_cacheLifetimes_followTheTargetDuration() {
    assertThat(header(running.get(address("live.m3u8")), "Cache-Control"))
        .isEqualTo("public, max-age=2");
    assertThat(header(running.get(address("live.m3u8?_HLS_msn=9&_HLS_part=3")), "Cache-Control"))
        .isEqualTo("public, max-age=24");
    assertThat(header(running.get(address("live.m3u8?_HLS_msn=99")), "Cache-Control"))
        .isEqualTo("public, max-age=16");
    assertThat(header(running.get(address("99.m4s")), "Cache-Control"))
        .isEqualTo("public, max-age=4");
    assertThat(header(running.get(address("8.m4s")), "Cache-Control"))
        .isEqualTo("public, max-age=30, s-maxage=30, must-revalidate");
    assertThat(header(running.get(address("9.3.m4s")), "Cache-Control"))
        .isEqualTo("public, max-age=10, s-maxage=10, must-revalidate");
  }

  @Test
  void rule77_range_isServed() {
    HttpResponse<String> whole = running.get(address("8.m4s"));
    HttpResponse<String> middle = running.get(address("8.m4s"), "Range", "bytes=100-199");
    HttpResponse<String> tail = running.get(address("8.m4s"), "Range", "bytes=-50");
    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(header(middle, "Content-Range")).isEqualTo("bytes 100-199/1200");
    assertThat(middle.body()).isEqualTo(whole.body().substring(100, 200));
    assertThat(tail.body()).isEqualTo(whole.body().substring(1150));
    HttpResponse<String> beyond = running.get(address("8.m4s"), "Range", "bytes=1200-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */1200");
  }

  @Test
  void rule78_cors_letsEverybodyReadAndSeeTheAge() {
    for (String name : new String[] {"live.m3u8", "8.m4s", "99.m4s", "init.mp4"}) {
      HttpResponse<String> response = running.get(address(name), "Origin", "https://a.example");
      assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(header(response, "Access-Control-Expose-Headers")).contains("Age", "Date");
      assertThat(header(response, "Date")).isEqualTo("Tue, 24 Nov 2026 18:00:00 GMT");
    }
  }

  @Test
  void rule78_preflight_allowsRange() {
    HttpResponse<String> response =
        running.send(
            running
                .request(address("8.m4s"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://a.example")
                .header("Access-Control-Request-Headers", "range")
                .build());
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "Access-Control-Allow-Headers")).contains("Range");
    assertThat(header(response, "Access-Control-Allow-Methods")).contains("GET");
  }

  @Test
  void head_segment_tellsLengthWithoutBody() {
    HttpResponse<String> response =
        running.send(
            running.request(address("8.m4s")).method("HEAD", BodyPublishers.noBody()).build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Length")).isEqualTo("1200");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void post_segment_isNotAllowed() {
    HttpResponse<String> response =
        running.send(running.request(address("8.m4s")).POST(BodyPublishers.ofString("x")).build());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void problem_ofAMissingThing_isToldInBothLanguages() {
    HttpResponse<String> response = running.get("/hls/live/nowhere/index.m3u8");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body()).contains("\"fr\":\"Il n’y a rien", "\"en\":\"There is nothing");
  }

  @Test
  void url_tooLong_isRefused() {
    assertThat(running.get(address("live.m3u8?x=" + "y".repeat(4_000))).statusCode())
        .isEqualTo(414);
  }
}
