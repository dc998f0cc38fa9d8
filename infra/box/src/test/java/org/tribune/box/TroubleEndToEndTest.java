package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds that broke other servers (HLS-RULES' last table), through one running box: whatever comes
 * in, what goes out is one clean timeline with picture and sound in step.
 */
@Tag("e2e")
class TroubleEndToEndTest {
  private static final List<String> PLAIN = List.of("-c:v", "libx264", "-g", "50", "-bf", "0");
  private static final List<String> COPY = List.of("-c", "copy");

  /**
   * By how much sound may lag, in seconds: what people begin to notice if early (ITU-R BT.1359).
   */
  private static final double EARLIEST = -0.045;

  /** EBU R 37, which is stricter than BT.1359. A feed begins where a busy machine lets it begin. */
  private static final double LATEST = 0.060;

  /**
   * A feed.
   *
   * @param clip the file that is sent
   * @param options how ffmpeg sends it
   */
  record Trouble(String channel, String clip, List<String> options) {
    @Override
    public String toString() {
      return channel;
    }
  }

  private static final Trouble REORDERED = new Trouble("reordered-h264", "reordered.flv", COPY);
  private static final Trouble HEVC =
      new Trouble(
          "reordered-hevc", "hevc.flv", List.of("-c", "copy", "-rtmp_enhanced_codecs", "hvc1"));
  private static final Trouble LONG_GROUP = new Trouble("long-group", "long.flv", COPY);

  /** FFmpeg writes 31 bits of milliseconds: they begin 25 days off, and wrap after 9 s. */
  private static final Trouble WRAPPED =
      new Trouble("hours-off", "plain.flv", List.of("-c", "copy", "-output_ts_offset", "2147475"));

  private static final Trouble CHANGING = new Trouble("changing", "changing.flv", COPY);

  /**
   * A hole of 1.6 s in the picture from 4 s on, and one of 1.2 s in the sound from 4.6 s on: no
   * beep.
   */
  private static final Trouble LOSSY =
      new Trouble(
          "lossy",
          "intra.flv",
          List.of(
              "-c",
              "copy",
              "-bsf:v",
              "noise=drop='between(n\\,100\\,140)'",
              "-bsf:a",
              "noise=drop='between(n\\,200\\,250)'"));

  private static final Trouble RECONNECTING = new Trouble("reconnecting", "plain.flv", COPY);

  /** The same channel by another encoder, of another codec. */
  private static final Trouble RECONNECTING_OTHERWISE =
      new Trouble("reconnecting", HEVC.clip(), HEVC.options());

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static BoxProcess box;

  private static final List<Trouble> USUAL = List.of(LOSSY);

  private static final List<Trouble> OTHERS =
      List.of(HEVC, WRAPPED, REORDERED, LONG_GROUP, CHANGING);

  @BeforeAll
  static void startBox() throws IOException, InterruptedException {
    makeClips();
    StringBuilder yaml = new StringBuilder("transcoder: {ladder: [240]}\nchannels:\n");
    Stream.of(USUAL, OTHERS, List.of(RECONNECTING))
        .flatMap(List::stream)
        .map(
            trouble ->
                """
                  - id: %1$s
                    autostart: true
                    sources: [{type: rtmp, streamKey: stream-key-of-%1$s}]
                """
                    .formatted(trouble.channel()))
        .forEach(yaml::append);
    box = BoxProcess.start(folder, yaml.toString());
  }

  private static void makeClips() throws IOException, InterruptedException {
    make("plain.flv", 12, PLAIN);
    make("intra.flv", 12, List.of("-c:v", "libx264", "-g", "1"));
    make(
        "reordered.flv",
        12,
        List.of("-c:v", "libx264", "-g", "50", "-bf", "3", "-b_strategy", "0"));
    make("long.flv", 20, List.of("-c:v", "libx264", "-g", "500", "-sc_threshold", "0"));
    make(
        "hevc.flv",
        12,
        List.of("-c:v", "libx265", "-x265-params", "log-level=none:bframes=3:b-adapt=0"));
    Path first = make("first.flv", 6, PLAIN);
    Path second = FlashClip.make(folder.resolve("second.flv"), 6, "640x360", "48000:stereo", PLAIN);
    FlashClip.join(folder.resolve("changing.flv"), first, second, Duration.ofSeconds(6));
  }

  private static Path make(String name, int seconds, List<String> coding)
      throws IOException, InterruptedException {
    return FlashClip.make(folder.resolve(name), seconds, "426x240", "44100:mono", coding);
  }

  @AfterAll
  static void stopBox() {
    box.close();
  }

  private static Encoder send(Trouble trouble) throws IOException {
    return Encoder.send(
        folder.resolve(trouble.clip()),
        trouble.options(),
        Route.RTMP,
        box.rtmpAddress("stream-key-of-" + trouble.channel()),
        folder.resolve(trouble.channel() + ".txt"));
  }

  @Test
  void feed_thatBrokeOthers_comesOutCleanAndInStep() {
    Together.assertAll(USUAL, TroubleEndToEndTest::check);
  }

  @Test
  @Tag("wide")
  void feed_thatBrokeOthersInOtherWays_comesOutCleanAndInStep() {
    Together.assertAll(OTHERS, TroubleEndToEndTest::check);
  }

  private static void check(Trouble trouble) throws Exception {
    String channel = trouble.channel();
    try (Encoder encoder = send(trouble)) {
      box.awaitPicture(channel, "SOURCE");
      box.awaitOnAir(channel, /* segments= */ 1);
      try (Checker follower = Checker.follow(box, channel, /* seconds= */ 14)) {
        JsonNode seen = follower.assertCleanPlaylists();
        assertThat(seen.get("growth").asDouble()).as("%s: %s", channel, seen).isBetween(0.9, 1.1);
      }
      assertThat(encoder.isSending())
          .as(Files.readString(folder.resolve(channel + ".txt")))
          .isTrue();
      box.awaitPicture(channel, "SOURCE");
    }
    Checker.boxes(box, channel);
    List<FlashAndBeep> pairs = FlashAndBeep.in(box, channel, folder);
    assertThat(pairs).as(channel).hasSizeGreaterThanOrEqualTo(5);
    assertThat(pairs)
        .as(channel)
        .allSatisfy(pair -> assertThat(pair.lag()).isBetween(EARLIEST, LATEST));
    box.endBroadcast(channel);
  }

  @Test
  @Tag("wide")
  void encoder_reconnectsThirtyTimesWithEitherCodec_leavesNothingBehind() throws Exception {
    try (Encoder first = send(RECONNECTING)) {
      box.awaitOnAir(RECONNECTING.channel(), /* segments= */ 1);
      assertThat(first.isSending()).isTrue();
    }
    reconnect(/* times= */ 6);
    Footprint before = Footprint.of(box.handle());
    try (Checker follower = Checker.follow(box, RECONNECTING.channel(), /* seconds= */ 20)) {
      reconnect(/* times= */ 30);
      follower.assertCleanPlaylists();
    }
    // What served the last encoders may take a while to go.
    Awaitility.await()
        .atMost(BoxProcess.PATIENCE)
        .untilAsserted(() -> assertNothingMore(before, Footprint.of(box.handle())));
    Checker.boxes(box, RECONNECTING.channel());
    box.endBroadcast(RECONNECTING.channel());
  }

  private static void assertNothingMore(Footprint before, Footprint after) {
    String compared = "before " + before + ", after " + after;
    assertThat(after.threads()).as(compared).isLessThanOrEqualTo(before.threads() + 4);
    assertThat(after.children()).as(compared).isZero();
    assertThat(after.openFiles()).as(compared).isLessThanOrEqualTo(before.openFiles() + 8);
    assertThat(after.residentMegabytes())
        .as(compared)
        .isLessThanOrEqualTo(before.residentMegabytes() + 60);
  }

  /** Each encoder is of the other codec than the one before. */
  private static void reconnect(int times) throws Exception {
    String last = "";
    for (int i = 0; i < times; i++) {
      String before = last;
      try (Encoder encoder = send(i % 2 == 0 ? RECONNECTING_OTHERWISE : RECONNECTING)) {
        box.await("encoder " + i + " delivers", () -> isAnother(before));
        assertThat(encoder.isSending()).isTrue();
        last = remote();
      }
    }
  }

  private static boolean isAnother(String before) throws IOException, InterruptedException {
    JsonNode source = box.operatorChannel(RECONNECTING.channel()).at("/sources/0");
    return source.path("onAir").asBoolean()
        && source.path("state").asText().equals("DELIVERING")
        && !source.path("remote").asText().equals(before);
  }

  private static String remote() throws IOException, InterruptedException {
    return box.operatorChannel(RECONNECTING.channel()).at("/sources/0/remote").asText();
  }
}
