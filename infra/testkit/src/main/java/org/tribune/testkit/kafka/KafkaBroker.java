package org.tribune.testkit.kafka;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.Tool;

/**
 * One Kafka broker (KRaft, combined mode) as a process of its own, which can be stopped, killed and
 * started again on the same address and data. The module that uses it has {@code kafka_2.13} among
 * its test dependencies. Owned by one thread.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final String CLUSTER = "dHJpYnVuZS10ZXN0cy0wMA";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * What a disk holds that was formatted, by its place: the same for each broker of these tests.
   */
  private static final Map<Path, byte[]> FORMATTED = new HashMap<>();

  private final Path directory;
  private final int port;
  private final int controllerPort;
  private final Optional<SecuredListeners> secured;
  private Optional<Process> process = Optional.empty();

  private KafkaBroker(
      Path directory, int port, int controllerPort, Optional<SecuredListeners> secured) {
    this.directory = directory;
    this.port = port;
    this.controllerPort = controllerPort;
    this.secured = secured;
  }

  /** Prepares a broker that keeps its data in {@code directory}, and starts it. */
  public static KafkaBroker start(Path directory) {
    return start(new KafkaBroker(directory, FreePort.find(), FreePort.find(), Optional.empty()));
  }

  /**
   * The same with listeners that ask who comes, and an authorizer that lets pass only what an ACL
   * allows. Who comes by {@link #bootstrapServers()}, in the clear, may do everything.
   */
  public static KafkaBroker startSecured(Path directory, SecuredListeners listeners) {
    return start(
        new KafkaBroker(directory, FreePort.find(), FreePort.find(), Optional.of(listeners)));
  }

  private static KafkaBroker start(KafkaBroker broker) {
    try {
      Files.createDirectories(broker.directory);
      Files.writeString(broker.settingsFile(), broker.settings());
      broker.formatAsBefore();
    } catch (IOException e) {
      throw new IllegalStateException("Can't prepare a Kafka broker", e);
    }
    broker.start();
    return broker;
  }

  /** Formats the disk; after the first in this process without a process of Kafka's. */
  private void formatAsBefore() throws IOException {
    synchronized (FORMATTED) {
      if (FORMATTED.isEmpty()) {
        format();
        try (Stream<Path> all = Files.walk(data())) {
          for (Path each : all.filter(Files::isRegularFile).toList()) {
            FORMATTED.put(data().relativize(each), Files.readAllBytes(each));
          }
        }
        return;
      }
      for (Map.Entry<Path, byte[]> each : FORMATTED.entrySet()) {
        Path file = data().resolve(each.getKey());
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, each.getValue());
      }
    }
  }

  private void format() {
    try {
      Process format =
          run("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", settingsPath());
      if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
        throw new IllegalStateException("Formatting failed: " + Files.readString(output()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Can't prepare a Kafka broker", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a Kafka broker was prepared", e);
    }
  }

  /** Kills it, and starts it again with an empty disk. */
  public void loseAll() {
    kill();
    try (Stream<Path> all = Files.walk(data())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Can't empty the broker's disk", e);
    }
    format();
    start();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path settingsFile() {
    return directory.resolve("server.properties");
  }

  private String settingsPath() {
    return settingsFile().toString();
  }

  private Path output() {
    return directory.resolve("broker.log");
  }

  private String settings() {
    String more = secured.map(SecuredListeners::listeners).orElse("");
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%4$s
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%4$s
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL
        log.dirs=%3$s
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=2
        log.cleaner.dedupe.buffer.size=2097152
        log.index.size.max.bytes=1048576
        auto.create.topics.enable=false
        log.retention.check.interval.ms=10000
        """
            .formatted(port, controllerPort, data(), more)
        + secured.map(SecuredListeners::settings).orElse("");
  }

  private Process run(String mainClass, String... arguments) throws IOException {
    // Without a logging backend the broker is silent; ours would write every step it takes.
    String classPath =
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
            .filter(entry -> !entry.contains("logback"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                mainClass));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
        .start();
  }

  /** Starts it again unless it runs. */
  public void startAgain() {
    if (process.filter(Process::isAlive).isEmpty()) {
      start();
    }
  }

  /** Starts it again, and waits until it answers. */
  public void start() {
    try {
      Process started = run("kafka.Kafka", settingsPath());
      process = Optional.of(started);
      // A test run that is cut short must leave no broker behind.
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      Awaitility.await("the broker, see " + output())
          .atMost(PATIENCE)
          .until(() -> !started.isAlive() || isListening());
      if (!started.isAlive()) {
        throw new IllegalStateException("The broker ended: " + Files.readString(output()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Can't start a Kafka broker", e);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), /* timeout= */ 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As clients want it. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Kills it as a power cut would, and waits for its end. */
  public void kill() {
    process.ifPresent(KafkaBroker::end);
    process = Optional.empty();
  }

  /** Freezes it: it answers nobody, and its connections stay. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    long pid = process.orElseThrow().pid();
    try {
      Tool.Result sent = Tool.run(Duration.ofSeconds(10), List.of("kill", "-" + name, "" + pid));
      if (sent.status() != 0) {
        throw new IllegalStateException("kill -" + name + ": " + sent.output());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Can't send " + name + " to the broker", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Process running) {
    running.destroyForcibly();
    try {
      if (!running.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The broker can't be killed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
