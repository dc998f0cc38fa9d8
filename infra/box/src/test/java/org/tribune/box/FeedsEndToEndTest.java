package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.testkit.Clips;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.Tool;

/**
 * Camera-like clips as feeds through one running box, a few at a time, read back by hls-parser in
 * strict mode, mp4box, ffmpeg and ffprobe. {@code infra/bench/feeds} sends each clip by each route.
 */
@Tag("e2e")
@EnabledIf("org.tribune.testkit.Clips#areThere")
class FeedsEndToEndTest {
  /** Two cores serve so many at once beside their readers. */
  private static final int AT_ONCE = 4;

  private static final int SECONDS = 8;

  /**
   * Decibels below full scale that even a lecture hall is above, and an encoder's silence is not.
   */
  private static final double QUIET = -55;

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static final Map<Feed, Integer> PORTS = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static BoxProcess box;

  private static List<Feed> feeds() {
    return "all".equals(System.getProperty("tribune.feeds")) ? Feed.all() : Feed.usual();
  }

  static Stream<List<Feed>> others() {
    List<Feed> feeds = new ArrayList<>(feeds());
    feeds.removeAll(Feed.few());
    return Stream.iterate(0, from -> from < feeds.size(), from -> from + AT_ONCE)
        .map(from -> feeds.subList(from, Math.min(from + AT_ONCE, feeds.size())));
  }

  @BeforeAll
  static void startBox() throws IOException {
    StringBuilder yaml = new StringBuilder("transcoder: {ladder: [240]}\nchannels:\n");
    for (Feed feed : feeds()) {
      int port = feed.route() == Route.SRT ? FreePort.findUdp() : 0;
      PORTS.put(feed, port);
      yaml.append(feed.yaml(port));
    }
    box = BoxProcess.start(folder, yaml.toString());
  }

  @AfterAll
  static void stopBox() {
    box.close();
  }

  @Test
  void feed_ofACamera_isReadByToolsOfOthersWithoutFault() {
    Together.assertAll(Feed.few(), FeedsEndToEndTest::check);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  @Tag("wide")
  @Tag("alone")
  void feed_ofAnotherCamera_isReadByToolsOfOthersWithoutFault(List<Feed> together) {
    Together.assertAll(together, FeedsEndToEndTest::check);
  }

  private static void check(Feed feed) throws Exception {
    Optional<Encoder> encoder = send(feed);
    try {
      box.awaitPicture(feed.channel(), "SOURCE");
      box.awaitOnAir(feed.channel(), /* segments= */ 1);
      try (Checker follower = Checker.follow(box, feed.channel(), SECONDS)) {
        JsonNode seen = follower.assertCleanPlaylists();
        assertThat(seen.get("growth").asDouble()).as("%s: %s", feed, seen).isBetween(0.85, 1.15);
      }
      assertRenditions(feed, Checker.boxes(box, feed.channel()));
      assertReadable(feed);
    } finally {
      if (encoder.isPresent()) {
        encoder.get().close();
      }
    }
    box.endBroadcast(feed.channel());
  }

  private static Optional<Encoder> send(Feed feed) throws IOException, InterruptedException {
    Path clip = Clips.of(feed.clip());
    String address =
        switch (feed.route()) {
          case RTMP -> box.rtmpAddress(feed.streamKey());
          case SRT -> "srt://127.0.0.1:" + PORTS.get(feed) + "?mode=caller";
          case FILE -> "";
        };
    if (address.isEmpty()) {
      box.startBroadcast(feed.channel());
      return Optional.empty();
    }
    Path output = folder.resolve(feed.channel() + ".txt");
    return Optional.of(Encoder.send(clip, feed.route(), address, output));
  }

  /** Two pictures and the sound, in the size and shape of the clip. */
  private static void assertRenditions(Feed feed, JsonNode renditions) {
    assertThat(renditions).as("%s: %s", feed, renditions).hasSize(3);
    JsonNode fullest = renditions.get(0);
    assertThat(fullest.get("width").asInt()).as("%s: %s", feed, fullest).isEqualTo(feed.width());
    assertThat(fullest.get("height").asInt()).as("%s: %s", feed, fullest).isEqualTo(feed.height());
    for (JsonNode rendition : renditions) {
      assertWholeFrames(feed, rendition);
      assertThat(rendition.get("segments").asInt()).as("%s: %s", feed, rendition).isNotZero();
    }
    assertThat(renditions.get(2).get("handler").asText()).isEqualTo("soun");
  }

  /**
   * What stands still is shown for several frames, as is what a strained machine can't follow:
   * whole ones, of 1,000 ticks or 1,001. Frames of sound have one length.
   */
  private static void assertWholeFrames(Feed feed, JsonNode rendition) {
    List<Integer> durations = new ArrayList<>();
    rendition.get("durations").forEach(each -> durations.add(each.asInt()));
    assertThat(durations).as("%s: %s", feed, rendition).isNotEmpty();
    if (rendition.get("handler").asText().equals("soun")) {
      assertThat(durations).as("%s: %s", feed, rendition).hasSize(1);
    } else {
      int frame = durations.getFirst() % 1_001 == 0 ? 1_001 : 1_000;
      assertThat(durations)
          .as("%s: %s", feed, rendition)
          .allMatch(each -> each > 0 && each % frame == 0);
    }
  }

  private static void assertReadable(Feed feed) throws IOException, InterruptedException {
    String address = box.address("/hls/live/" + feed.channel() + "/index.m3u8");
    Tool.Result probe =
        Tool.run(
            DEADLINE,
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name,r_frame_rate",
                "-of",
                "csv",
                address));
    assertThat(probe.output()).as("%s", feed).contains("h264", "aac");
    Decoding decoding = Decoding.of(address, SECONDS);
    assertThat(decoding.complaints()).as("%s", feed).isEmpty();
    assertThat(decoding.status()).as("%s", feed).isZero();
    if (feed.isHeard()) {
      assertThat(decoding.loudest()).as("%s", feed).isGreaterThan(QUIET);
    }
  }
}
