package org.tribune.box;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.tribune.core.Bytes;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.kafka.KafkaBroker;

/** Every role in a process of its own over a real Kafka broker, with a channel on air. */
final class KafkaRoles implements AutoCloseable {
  static final List<String> ROLES = List.of("web", "archive", "transcoder", "ingest");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final KafkaBroker broker;
  private final int httpPort;
  private final Map<String, RoleProcess> roles = new HashMap<>();
  private final Map<PartReader.Key, Bytes> seen = PartReader.nothing();
  private final PartReader reader;

  private KafkaRoles(Path folder) throws IOException {
    this.folder = folder;
    this.broker = KafkaBroker.start(folder.resolve("kafka"));
    this.httpPort = FreePort.find();
    this.reader =
        new PartReader(address("/hls/live/chamber/index.m3u8"), List.of("240p", "audio"), seen);
  }

  /** Starts them in {@code folder}, and waits until a player gets parts. */
  static KafkaRoles start(Path folder) throws IOException {
    KafkaRoles started = new KafkaRoles(folder);
    try {
      for (String role : ROLES) {
        started.start(role);
      }
      started.awaitMoreParts();
      return started;
    } catch (IOException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** Starts a role, also again. */
  void start(String role) throws IOException {
    String yaml =
        """
        http: {host: 127.0.0.1, port: %d}
        management: {host: 127.0.0.1, port: 0}
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
                role.equals("web") ? httpPort : FreePort.find(),
                FreePort.find(),
                broker.bootstrapServers(),
                store(),
                catalogueFile());
    roles.put(role, RoleProcess.start(role, folder.resolve(role), yaml));
  }

  KafkaBroker broker() {
    return broker;
  }

  RoleProcess role(String name) {
    return Objects.requireNonNull(roles.get(name), name);
  }

  Path catalogueFile() {
    return folder.resolve("tribune.db");
  }

  Path store() {
    return folder.resolve("store");
  }

  /** An address of the public server. */
  URI address(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  /** All parts that the player has seen so far. */
  Map<PartReader.Key, Bytes> seen() {
    return seen;
  }

  /** The player watches no more. */
  void stopWatching() {
    try {
      reader.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void await(String what, BoxProcess.Condition condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(condition::holds);
  }

  void awaitMoreParts() {
    int before = seen.size();
    await("parts that are new", () -> seen.size() >= before + 6);
  }

  @Override
  public void close() {
    stopWatching();
    roles.values().forEach(RoleProcess::close);
    broker.close();
  }
}
