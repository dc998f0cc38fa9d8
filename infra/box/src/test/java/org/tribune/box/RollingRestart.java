package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.kafka.KafkaBroker;
import org.tribune.testkit.nginx.ShippedNginx;

/**
 * An upgrade while a sitting is on air: each process over Kafka is stopped and started again, one
 * after the other, and those who follow through nginx see neither an error nor a playlist that goes
 * backwards. For how long their picture stood still is reported. Run by infra/bench/rolling.
 */
@EnabledIf("org.tribune.testkit.nginx.ShippedNginx#isInstalled")
class RollingRestart {
  private static final Logger LOG = LoggerFactory.getLogger(RollingRestart.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int FOLLOWERS = Integer.getInteger("tribune.followers", 50);

  @TempDir private Path folder;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, RoleProcess> processes = new HashMap<>();
  private final List<LiveFollower> followers = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // started before the test
  private KafkaBroker broker;

  @SuppressWarnings("NullAway.Init")
  private ShippedNginx nginx;

  @BeforeEach
  void startAll() throws IOException {
    broker = KafkaBroker.start(folder.resolve("kafka"));
    nginx = new ShippedNginx(Files.createDirectory(folder.resolve("nginx")));
    for (String name : List.of("web-1", "web-2", "archive-1", "transcoder-1", "transcoder-2")) {
      start(name);
    }
    start("ingest-1");
    nginx.start(port("web-1"), port("web-2"));
    await("a picture", () -> nginx.get("/hls/live/chamber/index.m3u8").statusCode() == 200);
  }

  private int port(String name) {
    return ports.computeIfAbsent(name, first -> FreePort.find());
  }

  private void start(String name) throws IOException {
    String yaml =
        """
        http: {host: 127.0.0.1, port: %d}
        management: {host: 127.0.0.1, port: %d}
        rtmp: {host: 127.0.0.1, port: %d}
        data: data
        log: {type: kafka, bootstrapServers: "%s", partitions: 4}
        store: {path: "%s"}
        catalogue: {path: "%s"}
        channels:
          - id: chamber
            autostart: true
            sources: [{type: testcard, width: 426, height: 240}]
        transcoder: {ladder: [240]}
        """
            .formatted(
                port(name),
                port(name + " management"),
                FreePort.find(),
                broker.bootstrapServers(),
                folder.resolve("store"),
                folder.resolve("tribune.db"));
    String role = name.substring(0, name.indexOf('-'));
    processes.put(name, RoleProcess.start(role, folder.resolve(name), yaml));
    await(name, () -> isReady(port(name + " management")));
  }

  /** As a load balancer asks. */
  private static boolean isReady(int management) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), management)) {
      socket
          .getOutputStream()
          .write(
              "GET /readyz HTTP/1.0\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)
          .endsWith(" 200");
    }
  }

  private static void await(String what, BoxProcess.Condition condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(condition::holds);
  }

  @AfterEach
  void stopAll() throws InterruptedException {
    for (LiveFollower each : followers) {
      each.close();
    }
    nginx.close();
    processes.values().forEach(RoleProcess::close);
    broker.close();
  }

  @Test
  void everyProcess_oneAfterTheOther_followersSeeNoErrorAndGoOnlyForwards() throws Exception {
    for (int i = 0; i < FOLLOWERS; i++) {
      followers.add(
          new LiveFollower(
              nginx.newClient(), nginx.address("/hls/live/chamber/index.m3u8"), "240p"));
    }
    awaitParts(8);
    report("nothing");
    for (String name :
        List.of("web-1", "web-2", "archive-1", "transcoder-1", "transcoder-2", "ingest-1")) {
      Objects.requireNonNull(processes.get(name)).stop(PATIENCE);
      start(name);
      awaitParts(24);
      report(name);
    }
    assertThat(followers).as(nginx.errors()).flatExtracting(LiveFollower::faults).isEmpty();
  }

  private void awaitParts(int more) {
    List<Long> before = followers.stream().map(LiveFollower::parts).toList();
    await(
        "new parts",
        () -> {
          for (int i = 0; i < before.size(); i++) {
            if (followers.get(i).parts() < before.get(i) + more) {
              return false;
            }
          }
          return true;
        });
  }

  private void report(String restarted) {
    List<PartArrivals.Seen> seen = followers.stream().map(LiveFollower::seen).toList();
    LOG.info(
        "Restarted {}: the longest time between two parts was {}; the picture stood still for {} at"
            + " PART-HOLD-BACK, {} at HOLD-BACK; {} faults so far",
        restarted,
        halfAndWorst(seen, PartArrivals.Seen::longest),
        halfAndWorst(seen, PartArrivals.Seen::lowLatency),
        halfAndWorst(seen, PartArrivals.Seen::standard),
        followers.stream().mapToInt(each -> each.faults().size()).sum());
  }

  private static String halfAndWorst(
      List<PartArrivals.Seen> seen, Function<PartArrivals.Seen, Duration> what) {
    List<Long> sorted = seen.stream().map(what).map(Duration::toMillis).sorted().toList();
    return sorted.get(sorted.size() / 2)
        + " ms for half of them, "
        + sorted.getLast()
        + " ms for the worst";
  }
}
