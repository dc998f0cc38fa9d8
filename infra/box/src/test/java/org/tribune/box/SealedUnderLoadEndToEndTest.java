package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.kafka.KafkaBroker;
import org.tribune.testkit.nginx.ShippedNginx;

/**
 * What happens behind closed doors is nowhere, also when a hundred connections ask for every public
 * address, beside whatever else is tested, and somebody watches through a cache: not in the data
 * directory, not in Kafka's log, not in the cache's files, not in a backup that was made meanwhile.
 * All that is public is found in each of these places by the same search.
 */
@Tag("e2e")
@Tag("loads")
class SealedUnderLoadEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration DELAY = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final int READERS = 100;

  /** Without it they alone take the machine, as in the wide run. */
  private static final Duration BREATH =
      Duration.ofMillis(Integer.getInteger("tribune.readers.breath", 2_000));

  private static final Pattern ADDRESS = Pattern.compile("[^\"\\s]+\\.(?:m3u8|m4s|mp4)");
  private static final Pattern PROVED = Pattern.compile("proof of closed session 1 made");
  private static final List<String> PUBLIC =
      List.of(
          "/",
          "/live/chamber",
          "/sittings",
          "/newsletter",
          "/feeds/sittings.rss",
          "/api/v1/channels");

  @TempDir private Path folder;
  private final AtomicInteger answered = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService load = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean ending = false;

  @SuppressWarnings("NullAway.Init") // started before the test
  private KafkaBroker broker;

  @SuppressWarnings("NullAway.Init")
  private ShippedNginx nginx;

  @BeforeEach
  void start() throws IOException {
    assumeThat(ShippedNginx.isInstalled()).as("nginx is installed").isTrue();
    nginx = new ShippedNginx(Files.createDirectory(folder.resolve("nginx")));
    broker = KafkaBroker.start(folder.resolve("kafka"));
  }

  @AfterEach
  void close() {
    ending = true;
    load.shutdownNow();
    client.close();
    Optional.ofNullable(nginx).ifPresent(ShippedNginx::close);
    Optional.ofNullable(broker).ifPresent(KafkaBroker::close);
  }

  private String yaml(String recipient) {
    return """
    log: {type: kafka, bootstrapServers: "%s", partitions: 2}
    backup: {recipients: [%s]}
    transcoder: {ladder: [240]}
    channels:
      - {id: chamber, autostart: true, publicationDelay: PT10S,
         sources: [{type: rtmp, streamKey: key-of-the-chamber}]}
    """
            .formatted(broker.bootstrapServers(), recipient)
        + TelltaleWords.yaml();
  }

  @Test
  void closedSession_underLoad_isInNoFileOfAnything() throws Exception {
    Path open = TelltaleClip.openWithTone(folder);
    Path secret = TelltaleClip.secret(folder);
    Path identity = folder.resolve("identity.txt");
    String key = run("backup-key");
    Files.writeString(identity, key);
    Matcher recipient = Pattern.compile("age1[a-z0-9]+").matcher(key);
    assertThat(recipient.find()).isTrue();
    Path sealed = folder.resolve("backup-encrypted");
    try (BoxProcess box =
        BoxProcess.startBehind(List.of(nginx.purge()), folder, yaml(recipient.group()))) {
      nginx.start(box.httpPort());
      sit(box, open, secret, sealed);
      assertThat(box.stop()).isZero();
    }
    Path plain = folder.resolve("backup-plain");
    Path config = folder.resolve("tribune.yml");
    Files.writeString(config, Files.readString(config).replaceFirst("(?m)^backup: .*", ""));
    backUp(plain);
    Path restored = folder.resolve("restored");
    run(
        "restore",
        "" + sealed,
        "--identity",
        "" + identity,
        "--config",
        "" + config,
        "--data",
        "" + restored);

    ClipTraces traces = ClipTraces.of(secret, open);
    traces.assertInNoFileBelow(sealed);
    assertThat(TelltaleWords.filesWith(TelltaleWords.OPEN, folder.resolve("kafka"))).isNotEmpty();
    TelltaleWords.assertSecretInNoFileBelow(sealed);
    Together.assertAll(
        List.of(folder.resolve("data"), folder.resolve("kafka"), nginx.cache(), plain, restored),
        place -> {
          TelltaleWords.assertSecretInNoFileBelow(place);
          assertThatOnlyWhatIsPublicIsIn(place);
          traces.assertInNoFileBelow(place);
        });
    assertThat(answered.get()).isGreaterThan(500);
  }

  /** The doors are closed a second and a half too late, which the publication's delay forgives. */
  private void sit(BoxProcess box, Path open, Path secret, Path backup) throws Exception {
    try (Encoder encoder = TelltaleCamera.send(box, open);
        CaptionStream stream = new CaptionStream(box, "chamber")) {
      box.awaitOnAir("chamber", /* segments= */ 2);
      box.await("what all may hear", () -> stream.read().contains(TelltaleWords.OPEN));
      box.signIn();
      burden(box);
      TelltaleCamera.film(Duration.ofSeconds(6));
      assertThat(encoder.isSending()).isTrue();
    }
    Instant shown = Instant.now();
    try (Encoder encoder = TelltaleCamera.send(box, secret)) {
      TelltaleCamera.awaitArrival(box);
      TelltaleCamera.film(Duration.ofMillis(1_500));
      box.interrupt("chamber", "close", "");
      // Later than that it would be public, and the test would prove nothing.
      assertThat(Duration.between(shown, Instant.now())).isLessThan(DELAY);
      TelltaleCamera.film(Duration.ofSeconds(3));
      backUp(backup);
      TelltaleCamera.film(Duration.ofSeconds(3));
      assertThat(encoder.isSending()).isTrue();
    }
    try (Encoder encoder = TelltaleCamera.send(box, open)) {
      TelltaleCamera.awaitArrival(box);
      TelltaleCamera.film(Duration.ofSeconds(1));
      box.interrupt("chamber", "resume", "{\"from\": \"closedSession\"}");
      box.awaitPicture("chamber", "SOURCE");
      TelltaleCamera.film(Duration.ofSeconds(8));
      assertThat(encoder.isSending()).isTrue();
      box.endBroadcast("chamber");
    }
    ending = true;
    box.awaitRecording();
    box.await("the box has looked itself", () -> PROVED.matcher(box.said()).find());
    backUp(backup);
  }

  /** Every public address is asked for by many at once, on and on, and somebody watches. */
  private void burden(BoxProcess box) {
    for (int each = 0; each < READERS; each++) {
      String first = PUBLIC.get(each % PUBLIC.size());
      load.execute(() -> readOnAndOn(URI.create(box.address(first))));
    }
    load.execute(this::watch);
  }

  private void readOnAndOn(URI address) {
    while (!ending) {
      try {
        client.send(
            HttpRequest.newBuilder(address).timeout(DEADLINE).build(),
            HttpResponse.BodyHandlers.discarding());
        answered.incrementAndGet();
        LockSupport.parkNanos(BREATH.toNanos());
      } catch (IOException e) {
        // It is refused under load, as it may be.
        LockSupport.parkNanos(AGAIN.toNanos());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Fetches through the cache all that the live's playlists name, and the look back's. */
  private void watch() {
    Set<String> seen = new HashSet<>();
    while (!ending) {
      try {
        fetch("/hls/live/chamber/index.m3u8", seen, 0);
      } catch (UncheckedIOException e) {
        // A connection of nginx is over after a thousand requests.
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  private void fetch(String path, Set<String> seen, int depth) {
    if (ending || depth > 2 || (!path.endsWith(".m3u8") && !seen.add(path))) {
      return;
    }
    HttpResponse<String> answer = nginx.get(path);
    if (answer.statusCode() == 200 && path.endsWith(".m3u8")) {
      ADDRESS
          .matcher(answer.body())
          .results()
          .map(found -> URI.create(path).resolve(found.group()).getPath())
          .forEach(next -> fetch(next, seen, depth + 1));
    }
  }

  private void assertThatOnlyWhatIsPublicIsIn(Path place) throws Exception {
    Path work = Files.createDirectory(folder.resolve("carved-" + place.getFileName()));
    CarvedMedia carved = CarvedMedia.below(place);
    Path pictures =
        carved
            .pictures(work.resolve("picture.mp4"))
            .orElseThrow(() -> new AssertionError("no picture in " + place));
    Path sounds =
        carved
            .sounds(work.resolve("sound.mp4"))
            .orElseThrow(() -> new AssertionError("no sound in " + place));
    assertThat(TelltaleClip.magenta(pictures))
        .as("pictures in " + place)
        .isBetween(120.0, TelltaleClip.MAGENTA);
    assertThat(TelltaleClip.openTone(sounds))
        .as("what all may hear in " + place)
        .isGreaterThan(TelltaleClip.TONE);
    assertThat(TelltaleClip.tone(sounds)).as("sound in " + place).isLessThan(TelltaleClip.TONE);
    for (Path still : carved.stills(work)) {
      assertThat(TelltaleClip.magenta(still))
          .as("a still in " + place)
          .isLessThan(TelltaleClip.MAGENTA);
    }
  }

  private void backUp(Path directory) {
    run(
        "backup",
        "" + directory,
        "--config",
        "" + folder.resolve("tribune.yml"),
        "--data",
        "" + folder.resolve("data"));
  }

  private static String run(String... command) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    assertThat(Main.run(out, out, command)).as(() -> "" + said).isZero();
    return "" + said;
  }
}
