package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.replay.ServedRecordings;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/**
 * A passage that is withheld while it is on air, over HTTP: segments are of 3.84 s, and the passage
 * from second 21 to 29 touches segments 5, 6 and 7.
 */
class WithheldOnAirTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final List<String> RENDITIONS = List.of("1080p", "720p", "audio");
  private static final List<String> WITHHELD = List.of("5.m4s", "6.m4s", "7.m4s");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private FakeTranscoder transcoder;

  @BeforeEach
  void goOnAir() {
    transcoder = running.open(ID, /* live= */ true).segments(0, 9);
    running.clock().advance(Duration.ofMillis(38_400));
    playlist("720p", 9);
  }

  private static Instant at(double seconds) {
    return RunningServer.START.plusMillis(Math.round(seconds * 1_000));
  }

  private void withhold(double from, double to) {
    ask(from, to).join();
    await().until(() -> running.ledger().find(ID).orElseThrow().withholdings().size() > 0);
  }

  private CompletableFuture<?> ask(double from, double to) {
    Instant now = running.clock().now().toInstant();
    return running
        .log()
        .append(Topics.EVENTS, "chamber", new BroadcastEvent.Withheld(ID, now, at(from), at(to)));
  }

  private void lift(int number) {
    Instant now = running.clock().now().toInstant();
    running
        .log()
        .append(Topics.EVENTS, "chamber", new BroadcastEvent.Lifted(ID, now, number))
        .join();
  }

  private String address(String rendition, String name) {
    return running.address(ID, rendition) + name;
  }

  private int status(String rendition, String name) {
    return running.get(address(rendition, name)).statusCode();
  }

  private PlaylistText playlist(String rendition, long last) {
    return PlaylistText.of(running.playlist(ID, rendition, last, FakeTranscoder.PARTS - 1));
  }

  private PlaylistText rewind(String rendition, long last, String more) {
    String address = address(rendition, "rewind.m3u8") + "?_HLS_msn=" + last + more;
    return PlaylistText.of(
        await().until(() -> running.get(address), answer -> answer.statusCode() == 200).body());
  }

  /** The segments that a playlist lists as gaps. */
  private static List<String> gaps(PlaylistText playlist) {
    List<String> gaps = new ArrayList<>();
    boolean gap = false;
    for (String line : playlist.lines()) {
      gap |= line.equals("#EXT-X-GAP");
      if (!line.startsWith("#")) {
        if (gap) {
          gaps.add(line);
        }
        gap = false;
      }
    }
    return gaps;
  }

  private void awaitMissing(String name) {
    for (String rendition : RENDITIONS) {
      await().until(() -> status(rendition, name) == 404);
    }
  }

  @Test
  void withheld_aPassage_isGapsInEveryPlaylistAndMissingByEveryName() {
    for (String name : WITHHELD) {
      assertThat(status("720p", name)).isEqualTo(200);
    }
    withhold(21, 29);
    for (String rendition : RENDITIONS) {
      await().untilAsserted(() -> assertThat(gaps(playlist(rendition, 9))).isEqualTo(WITHHELD));
      assertThat(gaps(rewind(rendition, 9, ""))).isEqualTo(WITHHELD);
      for (int segment = 5; segment <= 7; segment++) {
        assertThat(status(rendition, segment + ".m4s")).isEqualTo(404);
        for (int part = 0; part < FakeTranscoder.PARTS; part++) {
          assertThat(status(rendition, segment + "." + part + ".m4s")).isEqualTo(404);
        }
      }
      assertThat(status(rendition, "4.m4s")).isEqualTo(200);
      assertThat(status(rendition, "8.m4s")).isEqualTo(200);
    }
  }

  @Test
  void withheld_aPassage_changesNothingElseInThePlaylists() {
    PlaylistText before = playlist("720p", 9);
    PlaylistText rewoundBefore = rewind("720p", 9, "");
    withhold(21, 29);
    awaitMissing("6.m4s");
    assertThat(without(playlist("720p", 9))).isEqualTo(without(before));
    assertThat(without(rewind("720p", 9, ""))).isEqualTo(without(rewoundBefore));
    assertThat(playlist("720p", 9).number("#EXT-X-VERSION")).isEqualTo(6);
  }

  private static List<String> without(PlaylistText playlist) {
    return playlist.lines().stream()
        .filter(line -> !line.equals("#EXT-X-GAP"))
        .filter(line -> !line.startsWith("#EXT-X-PART:"))
        .toList();
  }

  @Test
  void withheld_thePartsThatAreListed_areGapsToo() {
    withhold(29, 36);
    awaitMissing("8.m4s");
    PlaylistText playlist = playlist("720p", 9);
    List<Map<String, String>> parts = playlist.attributes("#EXT-X-PART");
    assertThat(parts).isNotEmpty();
    for (Map<String, String> part : parts) {
      String uri = part.getOrDefault("URI", "");
      boolean isWithheld = uri.startsWith("8.") || uri.startsWith("9.");
      assertThat(part.getOrDefault("GAP", "NO")).isEqualTo(isWithheld ? "YES" : "NO");
    }
  }

  @Test
  void withheld_upToNow_theRestOfTheSegmentIsWithheldAsItComes_andWhatFollowsIsPublic() {
    transcoder.parts(10, 0, 5);
    running.clock().advance(Duration.ofMillis(1_920));
    withhold(36, 40.3);
    awaitMissing("10.0.m4s");
    PlaylistText open = PlaylistText.of(running.playlist(ID, "720p", 10, 5));
    assertThat(open.lines().getLast()).doesNotContain("10.6.m4s");
    assertThat(open.attributes("#EXT-X-PRELOAD-HINT")).isEmpty();
    transcoder.parts(10, 6, 11).parts(11, 0, 11);
    PlaylistText next = playlist("720p", 11);
    assertThat(gaps(next)).containsExactly("9.m4s", "10.m4s");
    assertThat(next.number("#EXT-X-MEDIA-SEQUENCE")).isZero();
    for (String rendition : RENDITIONS) {
      assertThat(status(rendition, "10.9.m4s")).isEqualTo(404);
      assertThat(status(rendition, "10.m4s")).isEqualTo(404);
      assertThat(status(rendition, "11.m4s")).isEqualTo(200);
      assertThat(status(rendition, "11.3.m4s")).isEqualTo(200);
    }
    assertThat(next.attributes("#EXT-X-PRELOAD-HINT").getFirst()).containsEntry("URI", "12.0.m4s");
  }

  @Test
  void withheld_aPartThatIsWaitedFor_isNotGiven() {
    CompletableFuture<HttpResponse<String>> waits = running.getLater(address("720p", "10.0.m4s"));
    await().until(() -> running.server().metrics().waitingRequests() == 1);
    withhold(36, 38.4);
    awaitMissing("9.m4s");
    transcoder.parts(10, 0, 0);
    assertThat(waits.join().statusCode()).isEqualTo(404);
  }

  @Test
  void withheld_aDeltaUpdate_isTheWholeForWhoMayNotKnow() {
    transcoder.segments(10, 30);
    playlist("720p", 30);
    running.clock().advance(Duration.ofMillis(80_640));
    withhold(21, 29);
    awaitMissing("5.m4s");
    transcoder.segments(31, 31);
    assertThat(gaps(rewind("720p", 31, "&_HLS_skip=YES"))).isEqualTo(WITHHELD);
    PlaylistText live =
        PlaylistText.of(
            running
                .get(address("720p", "live.m3u8?_HLS_msn=31&_HLS_part=11&_HLS_skip=YES"))
                .body());
    assertThat(gaps(live)).isEqualTo(WITHHELD);
    transcoder.segments(32, 34);
    // Who asks for this has read a playlist with the gaps.
    PlaylistText delta = rewind("720p", 34, "&_HLS_skip=YES");
    assertThat(delta.attributes("#EXT-X-SKIP")).isNotEmpty();
    assertThat(delta.mergedInto(rewind("720p", 33, "")).lines())
        .isEqualTo(rewind("720p", 34, "").lines());
  }

  @Test
  void withheld_theStaff_seesItStill_andNoCacheKeepsIt() {
    withhold(21, 29);
    awaitMissing("6.m4s");
    String cookie = running.signInAs(Role.CLERK);
    HttpResponse<String> seen = running.get(address("720p", "6.m4s"), "Cookie", cookie);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.headers().firstValue("Cache-Control")).contains("private, no-store");
    PlaylistText preview =
        PlaylistText.of(running.get(address("720p", "preview.m3u8"), "Cookie", cookie).body());
    assertThat(gaps(preview)).isEmpty();
  }

  @Test
  void lifted_aPassage_isThereAgainUnderTheSameNames() {
    String before = running.get(address("720p", "6.m4s")).body();
    PlaylistText playlist = playlist("720p", 9);
    withhold(21, 29);
    awaitMissing("6.m4s");
    lift(1);
    await().until(() -> status("720p", "6.m4s") == 200);
    assertThat(running.get(address("720p", "6.m4s")).body()).isEqualTo(before);
    assertThat(playlist("720p", 9).lines()).isEqualTo(playlist.lines());
    assertThat(gaps(rewind("audio", 9, ""))).isEmpty();
  }

  @Test
  void lifted_oneOfTwoThatOverlap_leavesTheOther() {
    withhold(21, 29);
    withhold(27, 33);
    awaitMissing("8.m4s");
    lift(1);
    await().until(() -> status("720p", "5.m4s") == 200);
    assertThat(gaps(playlist("720p", 9))).containsExactly("7.m4s", "8.m4s");
  }

  @Test
  void withheld_theServerStartsAgain_isWithheldBeforeAnythingIsServed() {
    withhold(21, 29);
    running.close();
    start();
    running.clock().advance(Duration.ofMillis(76_800));
    for (String rendition : RENDITIONS) {
      for (String name : WITHHELD) {
        assertThat(status(rendition, name)).isEqualTo(404);
      }
    }
    new FakeTranscoder(running.log(), ID, RunningServer.START).epoch(2).format().segments(5, 30);
    assertThat(gaps(playlist("720p", 30))).isEqualTo(WITHHELD);
    awaitMissing("6.m4s");
    assertThat(status("720p", "8.m4s")).isEqualTo(200);
    // Nobody knows which playlists were read of the process before: what one gets is whole.
    String delta = "live.m3u8?_HLS_part=11&_HLS_skip=YES&_HLS_msn=";
    assertThat(running.get(address("720p", delta + 20)).body()).doesNotContain("#EXT-X-SKIP");
    assertThat(running.get(address("720p", delta + 30)).body()).contains("#EXT-X-SKIP");
  }

  @Test
  void withheld_theWholeBroadcast_leavesNothingButWhatComes() {
    withhold(0, 38.4);
    awaitMissing("0.m4s");
    assertThat(gaps(playlist("720p", 9))).hasSize(10);
    transcoder.segments(10, 11);
    assertThat(gaps(playlist("720p", 11))).hasSize(11).doesNotContain("11.m4s");
    assertThat(status("720p", "11.m4s")).isEqualTo(200);
  }

  @Test
  void withheld_fiveHundredPassages_allAre() {
    for (int i = 0; i < 500; i++) {
      ask(4 + i * 0.05, 4.01 + i * 0.05).join();
    }
    await().until(() -> running.ledger().find(ID).orElseThrow().withholdings().size() == 500);
    awaitMissing("7.m4s");
    assertThat(gaps(playlist("720p", 9)))
        .containsExactly("1.m4s", "2.m4s", "3.m4s", "4.m4s", "5.m4s", "6.m4s", "7.m4s");
  }
}
