package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.kafka.KafkaBroker;

/**
 * A passage that is withheld at one web server is gone at another over the same Kafka, also when
 * that one was killed and started again, and comes back there when it is lifted.
 */
@Tag("e2e")
class WithheldOnSeveralWebsEndToEndTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Long before a playlist's own age or a cache's would have taken it away. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Pattern GAP = Pattern.compile("#EXT-X-GAP\n(?:#[^\n]*\n)*([^#\n]+)");

  @TempDir private Path folder;
  private final HttpClient citizen = HttpClient.newHttpClient();
  private int otherPort;

  @SuppressWarnings("NullAway.Init") // started before the test
  private KafkaBroker broker;

  @BeforeEach
  void start() throws IOException {
    broker = KafkaBroker.start(folder.resolve("kafka"));
    otherPort = FreePort.find();
  }

  @AfterEach
  void close() {
    broker.close();
    citizen.close();
  }

  private String shared() {
    return """
    log: {type: kafka, bootstrapServers: "%s", partitions: 2}
    store: {path: "%s"}
    catalogue: {path: "%s"}
    transcoder: {ladder: [240]}
    channels:
      - {id: chamber, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
    """
        .formatted(
            broker.bootstrapServers(), folder.resolve("store"), folder.resolve("tribune.db"));
  }

  private RoleProcess startOther() throws IOException {
    String servers =
        """
        http: {host: 127.0.0.1, port: %d}
        management: {host: 127.0.0.1, port: 0}
        data: data
        """
            .formatted(otherPort);
    return RoleProcess.start("web", folder.resolve("other"), servers + shared());
  }

  @Test
  void withheld_atOneWeb_isGoneAtTheOther_alsoAfterItsRestart_untilItIsLifted() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, shared());
        LiveReader there = new LiveReader(otherPort, "chamber")) {
      // The other one would print another link to set the site up with.
      box.signIn();
      List<URI> withheld;
      try (RoleProcess other = startOther()) {
        await(PATIENCE, () -> there.playlist("240p").segments().size() >= 3);
        Instant now = Instant.now();
        order(
            box,
            "withhold",
            "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(now.minusSeconds(8), now));
        await(AT_ONCE, () -> gaps(there).size() >= 2);
        withheld = gaps(there);
        assertThat(withheld).allMatch(this::isGone);
        other.kill();
      }
      try (RoleProcess again = startOther()) {
        await(PATIENCE, () -> there.playlist("240p").segments().size() >= 3);
        assertThat(gaps(there)).containsAll(withheld);
        assertThat(withheld).allMatch(this::isGone);
        order(box, "lift", "{\"withholding\": 1}");
        await(AT_ONCE, () -> gaps(there).isEmpty());
        assertThat(withheld).noneMatch(this::isGone);
        assertThat(again.said()).doesNotContain("ERROR");
      }
    }
  }

  private static void order(BoxProcess box, String move, String body)
      throws IOException, InterruptedException {
    String id = box.operatorChannel("chamber").at("/broadcast/id").asText();
    HttpResponse<String> answer = box.post("/api/v1/broadcasts/" + id + "/" + move, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static List<URI> gaps(LiveReader reader) throws IOException, InterruptedException {
    LiveReader.Playlist playlist = reader.playlist("240p");
    return GAP.matcher(playlist.text())
        .results()
        .map(found -> playlist.address().resolve(found.group(1)))
        .toList();
  }

  private boolean isGone(URI segment) {
    try {
      HttpRequest request = HttpRequest.newBuilder(segment).timeout(PATIENCE).build();
      return citizen.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 404;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void await(Duration atMost, BoxProcess.Condition condition) {
    Awaitility.await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(condition::holds);
  }
}
