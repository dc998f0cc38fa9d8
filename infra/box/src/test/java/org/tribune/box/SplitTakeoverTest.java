package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.Tool;
import org.tribune.testkit.kafka.KafkaBroker;

/**
 * Every role in a process of its own over a real Kafka broker; a transcoder, or the broker, fails.
 */
@Tag("e2e")
class SplitTakeoverTest {
  private static final Logger LOG = LoggerFactory.getLogger(SplitTakeoverTest.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Ten seconds are asked, and measured in docs/benchmarks.md; this bound only ends the wait. */
  private static final Duration TAKEOVER = Duration.ofSeconds(30);

  private static final Pattern TURN = Pattern.compile("Transcoding \\S+ from part (\\d+) ");
  private static final int FRAMES_PER_SECOND = 25;
  private static final int FRAMES_PER_PART = 6;
  private static final int FRAMES_PER_SEGMENT = 48;
  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final int WIDTH = 426;
  private static final int HEIGHT = 240;

  @TempDir private Path folder;

  private final Map<String, RoleProcess> roles = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // started before each test
  private KafkaBroker broker;

  @SuppressWarnings("NullAway.Init")
  private LiveReader reader;

  @BeforeEach
  void startEverything() throws IOException {
    broker = KafkaBroker.start(folder.resolve("kafka"));
    int httpPort = FreePort.find();
    reader = new LiveReader(httpPort, "chamber");
    start("web", "web", httpPort);
    start("first", "transcoder", FreePort.find());
    start("second", "transcoder", FreePort.find());
    await(() -> said("first").contains(" assigned ") && said("second").contains(" assigned "));
    start("ingest", "ingest", FreePort.find());
    await(() -> reader.playlist("240p").segments().size() >= 2);
  }

  private void start(String name, String role, int httpPort) throws IOException {
    String yaml =
        """
        http: {host: 127.0.0.1, port: %d}
        management: {host: 127.0.0.1, port: 0}
        rtmp: {host: 127.0.0.1, port: %d}
        data: data
        log: {type: kafka, bootstrapServers: "%s", partitions: 4}
        catalogue: {path: ../tribune.db}
        channels:
          - id: chamber
            autostart: true
            sources: [{type: testcard, width: 640, height: 360}]
        transcoder: {ladder: [240]}
        """
            .formatted(httpPort, FreePort.find(), broker.bootstrapServers());
    roles.put(name, RoleProcess.start(role, folder.resolve(name), yaml));
  }

  private RoleProcess role(String name) {
    return Objects.requireNonNull(roles.get(name), name);
  }

  private String said(String name) {
    return role(name).said();
  }

  private void await(BoxProcess.Condition condition) {
    await(PATIENCE, condition);
  }

  private void await(Duration patience, BoxProcess.Condition condition) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(condition::holds);
  }

  @AfterEach
  void stopEverything() {
    roles.values().forEach(RoleProcess::close);
    reader.close();
    broker.close();
  }

  @Test
  void transcoder_killed_otherGoesOnWithEveryFrame() throws Exception {
    RoleProcess active = active();
    RoleProcess other = standby();
    active.kill();
    assertTakenOverInTime(other);

    assertEveryFrame(other);
  }

  @Test
  @Tag("wide")
  void transcoder_stopped_otherGoesOnWithEveryFrame() throws Exception {
    RoleProcess active = active();
    RoleProcess other = standby();
    active.signal("TERM");
    assertTakenOverInTime(other);

    assertEveryFrame(other);
  }

  @Test
  @Tag("wide")
  void transcoder_frozenAndWoken_lateWordsAreIgnored() throws Exception {
    RoleProcess active = active();
    RoleProcess other = standby();
    active.signal("STOP");
    assertTakenOverInTime(other);
    active.signal("CONT");
    await(() -> active.said().contains(" away: it considered this member dead"));

    assertEveryFrame(other);
  }

  /** Ten seconds are encoded at once after it: on a busy machine pictures are left out. */
  @Test
  @Tag("alone")
  @Tag("wide")
  void broker_frozenForTenSeconds_losesNoFrame() throws Exception {
    int before = reader.playlist("240p").segments().size();
    broker.freeze();
    Awaitility.await().pollDelay(OUTAGE).atMost(OUTAGE.plus(OUTAGE)).until(() -> true);
    broker.thaw();
    long across = OUTAGE.toSeconds() * FRAMES_PER_SECOND / FRAMES_PER_SEGMENT;
    await(() -> reader.playlist("240p").segments().size() >= before + across + 3);

    LiveReader.Playlist video = reader.playlist("240p");
    assertThat(video.hasHole()).as(video.text()).isFalse();
    assumeNoPicturesLeftOut();
    Path pictures = reader.download(video, folder.resolve("video.mp4"));
    assertTimesWithoutHole(pictures);
    List<Integer> frames = CardFrames.read(pictures, WIDTH, HEIGHT, FRAMES_PER_SECOND);
    List<Integer> seen = frames.subList(2 * FRAMES_PER_SECOND, frames.size());
    assertThat(seen).isEqualTo(countingFrom(seen.getFirst(), seen.size()));
  }

  private RoleProcess active() {
    return role(said("first").contains("Transcoding") ? "first" : "second");
  }

  private RoleProcess standby() {
    return role(said("first").contains("Transcoding") ? "second" : "first");
  }

  /** New parts must be there for players, not only a process that says so. */
  private void assertTakenOverInTime(RoleProcess other) {
    long from = System.nanoTime();
    await(TAKEOVER, () -> TURN.matcher(other.said()).find());
    long joint = jointFrame(other) / FRAMES_PER_PART;
    Duration left = TAKEOVER.minusNanos(System.nanoTime() - from);
    await(left, () -> reader.playlist("240p").totalParts() > joint);
    // infra/bench/takeover reads it.
    LOG.info("Taken over within {} ms", Duration.ofNanos(System.nanoTime() - from).toMillis());
  }

  private static int jointFrame(RoleProcess other) {
    Matcher turn = TURN.matcher(other.said());
    assertThat(turn.find()).as(other.said()).isTrue();
    return Integer.parseInt(turn.group(1)) * FRAMES_PER_PART;
  }

  private void assertEveryFrame(RoleProcess other) throws IOException, InterruptedException {
    int joint = jointFrame(other);
    int enough = joint / FRAMES_PER_SEGMENT + 4;
    await(() -> reader.playlist("240p").segments().size() >= enough);
    await(() -> reader.playlist("audio").segments().size() >= enough);
    LiveReader.Playlist video = reader.playlist("240p");
    LiveReader.Playlist audio = reader.playlist("audio");
    assertThat(video.text()).contains("#EXT-X-MEDIA-SEQUENCE:0\n");
    assertThat(video.hasHole()).as(video.text()).isFalse();
    assertThat(audio.hasHole()).as(audio.text()).isFalse();
    assumeNoPicturesLeftOut();
    Path pictures = reader.download(video, folder.resolve("video.mp4"));
    assertTimesWithoutHole(pictures);
    assertTimesWithoutHole(reader.download(audio, folder.resolve("audio.mp4")));
    List<Integer> frames = CardFrames.read(pictures, WIDTH, HEIGHT, FRAMES_PER_SECOND);
    List<Integer> across = frames.subList(joint - FRAMES_PER_SECOND, joint + FRAMES_PER_SEGMENT);
    assertThat(across).isEqualTo(countingFrom(across.getFirst(), across.size()));
  }

  /** A machine that is too slow leaves pictures out, and says so. */
  private void assumeNoPicturesLeftOut() {
    assumeThat(said("first") + said("second")).doesNotContain("_PICTURES, ");
  }

  private static List<Integer> countingFrom(int first, int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add((first + i) % FRAMES_PER_SECOND);
    }
    return numbers;
  }

  private static void assertTimesWithoutHole(Path file) throws IOException, InterruptedException {
    Tool.Result probed =
        Tool.run(
            Duration.ofSeconds(60),
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "packet=dts",
                "-of",
                "csv=p=0",
                file.toString()));
    List<Long> times =
        probed.output().lines().map(line -> Long.parseLong(line.replace(",", ""))).toList();
    long step = times.get(1) - times.get(0);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1))
          .as("step to packet %d of %s", i, file)
          .isEqualTo(step);
    }
  }
}
