package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** The rules of HLS-RULES.md on requests that wait. The window ends after part 3 of segment 9. */
class RulesOfBlockingTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;
  private RunningServer running;
  private FakeTranscoder transcoder;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    transcoder = running.open(ID, /* live= */ true).segments(0, 8).parts(9, 0, 3);
    running.playlist(ID, "audio", 9, 3);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private String address(String name) {
    return running.address(ID, "720p") + name;
  }

  /** Asks, and returns once the request waits. */
  private CompletableFuture<HttpResponse<String>> blocked(String name) {
    long before = running.server().metrics().waitingRequests();
    CompletableFuture<HttpResponse<String>> answer = running.getLater(address(name));
    await().until(() -> running.server().metrics().waitingRequests() == before + 1);
    return answer;
  }

  @Test
  void rule62_segmentAlone_waitsUntilItIsComplete() {
    CompletableFuture<HttpResponse<String>> answer = blocked("live.m3u8?_HLS_msn=9");
    transcoder.parts(9, 4, 10);
    running.playlist(ID, "audio", 9, 10);
    assertThat(answer).isNotDone();
    transcoder.parts(9, 11, 11);
    assertThat(PlaylistText.of(answer.join().body()).uris()).endsWith("9.m4s");
  }

  @Test
  void rule63_segmentAndPart_waitsForThatPart() {
    CompletableFuture<HttpResponse<String>> answer = blocked("live.m3u8?_HLS_msn=9&_HLS_part=5");
    transcoder.parts(9, 4, 4);
    running.playlist(ID, "audio", 9, 4);
    assertThat(answer).isNotDone();
    transcoder.parts(9, 5, 5);
    assertThat(answer.join().body()).contains("URI=\"9.5.m4s\"");
  }

  @Test
  void rule64_partBeyondTheLast_isPartZeroOfTheNextSegment() {
    transcoder.parts(9, 4, 11);
    running.playlist(ID, "audio", 9, 11);
    CompletableFuture<HttpResponse<String>> answer = blocked("live.m3u8?_HLS_msn=9&_HLS_part=12");
    transcoder.parts(10, 0, 0);
    assertThat(answer.join().body()).contains("URI=\"10.0.m4s\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_HLS_msn=0",
        "_HLS_msn=8",
        "_HLS_msn=5&_HLS_part=3",
        "_HLS_msn=9&_HLS_part=3",
        "_HLS_msn=0&_HLS_skip=YES"
      })
  void rule65_oldSegment_isAnsweredAtOnceWithTheWholePlaylist(String query) {
    HttpResponse<String> response = running.get(address("live.m3u8?" + query));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(PlaylistText.of(response.body()).uris()).hasSize(9).startsWith("0.m4s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_HLS_part=3",
        "_HLS_msn=-1",
        "_HLS_msn=",
        "_HLS_msn=x",
        "_HLS_msn=9&_HLS_msn=9",
        "_HLS_msn=9&_HLS_part=1.5",
        "_HLS_msn=99999999999999999999",
        "_HLS_msn=9&_HLS_part=9999999999",
        "_HLS_skip=NO"
      })
  void rule66_senselessDirectives_areRefused(String query) {
    assertThat(running.get(address("live.m3u8?" + query)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_HLS_msn=11",
        "_HLS_msn=1000000",
        "_HLS_msn=9&_HLS_part=14",
        "_HLS_msn=10&_HLS_part=10"
      })
  void rule67_tooFarAhead_isRefusedAtOnce(String query) {
    assertThat(running.get(address("live.m3u8?" + query)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_HLS_msn=10", "_HLS_msn=9&_HLS_part=13", "_HLS_msn=10&_HLS_part=0"})
  void rule67_justAhead_waits(String query) {
    CompletableFuture<HttpResponse<String>> answer = blocked("live.m3u8?" + query);
    transcoder.parts(9, 4, 11).segments(10, 10);
    assertThat(answer.join().statusCode()).isEqualTo(200);
  }

  @Test
  void rule68_nothingForThreeTargetDurations_is503() {
    CompletableFuture<HttpResponse<String>> playlist = blocked("live.m3u8?_HLS_msn=9&_HLS_part=4");
    CompletableFuture<HttpResponse<String>> part = blocked("9.4.m4s");
    running.clock().advance(Duration.ofMillis(11_900));
    running.tick();
    assertThat(playlist).isNotDone();
    running.clock().advance(Duration.ofMillis(200));
    assertThat(playlist.join().statusCode()).isEqualTo(503);
    assertThat(playlist.join().headers().firstValue("Retry-After")).contains("1");
    assertThat(part.join().statusCode()).isEqualTo(503);
    assertThat(running.server().metrics().waitingRequests()).isZero();
  }

  @Test
  void rule69_afterTheEnd_directivesAreIgnored() {
    CompletableFuture<HttpResponse<String>> waiting = blocked("live.m3u8?_HLS_msn=9&_HLS_part=4");
    transcoder.end();
    assertThat(waiting.join().body()).contains("#EXT-X-ENDLIST");
    HttpResponse<String> response =
        running.get(address("live.m3u8?_HLS_msn=999&_HLS_part=7&_HLS_skip=YES"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(PlaylistText.of(response.body()).values("#EXT-X-SKIP")).isEmpty();
  }

  @Test
  void rule71_v2_isADeltaWithoutDateRanges() {
    PlaylistText delta =
        PlaylistText.of(
            running.get(address("live.m3u8?_HLS_msn=9&_HLS_part=3&_HLS_skip=v2")).body());
    assertThat(delta.attributes("#EXT-X-SKIP").getFirst()).containsOnlyKeys("SKIPPED-SEGMENTS");
  }

  @Test
  void rule72_hintedPart_waitsAndComesWhole() {
    CompletableFuture<HttpResponse<String>> part = blocked("9.4.m4s");
    assertThat(part).isNotDone();
    transcoder.parts(9, 4, 4);
    assertThat(part.join().statusCode()).isEqualTo(200);
    assertThat(part.join().body()).isEqualTo(text(transcoder, 9, 4));
    assertThat(part.join().headers().firstValueAsLong("Content-Length")).hasValue(100);
  }

  private static String text(FakeTranscoder transcoder, long segment, int part) {
    return new String(
        transcoder.data("720p", segment, part).array(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.5.m4s",
        "10.0.m4s",
        "8.12.m4s",
        "9.m4s",
        "10.m4s",
        "09.4.m4s",
        "x.m4s",
        "9.4.5.m4s",
        "..%2f..%2fx",
        "9.4.mp4"
      })
  void rule72_unknownPart_is404(String name) {
    assertThat(running.get(address(name)).statusCode()).isEqualTo(404);
  }

  @Test
  void rule72_hintThatIsNeverMade_is404WhenTheSegmentEndsWithoutIt() {
    transcoder.parts(9, 4, 11);
    running.playlist(ID, "audio", 9, 11);
    CompletableFuture<HttpResponse<String>> part = blocked("10.0.m4s");
    transcoder.end();
    assertThat(part.join().statusCode()).isEqualTo(404);
  }

  @Test
  void waiting_manyForOnePart_areAllAnsweredWithTheSamePlaylist() {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(running.getLater(address("live.m3u8?_HLS_msn=9&_HLS_part=4&viewer=" + i)));
    }
    await().until(() -> running.server().metrics().waitingRequests() == 200);
    transcoder.parts(9, 4, 4);
    assertThat(answers.stream().map(answer -> answer.join().body()).distinct()).hasSize(1);
  }
}
