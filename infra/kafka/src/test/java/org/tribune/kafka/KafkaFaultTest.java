package org.tribune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.LogConfig;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.LogException;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Topic;
import org.tribune.testkit.kafka.KafkaBroker;

final class KafkaFaultTest {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaFaultTest.class);
  private static final int KEYS = 6;
  private static final int PARTITIONS = 32;

  @TempDir static Path directory = Path.of("");

  /** Each test has topics of its own, and leaves it running. */
  @SuppressWarnings("NullAway.Init") // started before all tests
  private static KafkaBroker broker;

  private final List<AutoCloseable> closing = new ArrayList<>();

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start(directory);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : closing.reversed()) {
      each.close();
    }
    // A test that failed may have left it dead.
    broker.startAgain();
  }

  private KafkaEventLog open() {
    KafkaEventLog log = new KafkaEventLog(config());
    closing.add(log);
    return log;
  }

  private LogConfig.Kafka config() {
    return new LogConfig.Kafka(broker.bootstrapServers(), "", PARTITIONS, (short) 1);
  }

  private Set<String> startMember(String topic, List<Process> started) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path", ""),
                MemberProcess.class.getName(),
                broker.bootstrapServers(),
                topic)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    closing.add(process::destroyForcibly);
    started.add(process);
    Set<String> lines = ConcurrentHashMap.newKeySet();
    Thread.ofVirtual()
        .start(
            () -> {
              try (BufferedReader reader = process.inputReader()) {
                reader.lines().forEach(lines::add);
              } catch (IOException e) {
                LOG.info("The member's output ended: {}", e.toString());
              }
            });
    return lines;
  }

  private static KeyWorker<String> noting(Set<String> lines) {
    return new KeyWorker<>() {
      @Override
      public void accept(LogEntry<String> entry) {
        lines.add(entry.key() + " " + entry.value());
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void share_memberKilled_anotherTakesOverWithinTenSecondsAndNothingIsLost()
      throws IOException, InterruptedException {
    Topic<String> topic = TextTopic.named("kill");
    KafkaEventLog log = open();
    List<Process> started = new ArrayList<>();
    Set<String> killed = startMember("kill", started);
    append(log, topic, 0, 100);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> killed.stream().filter(line -> line.startsWith("key-")).count() == KEYS * 100);
    Set<String> second = ConcurrentHashMap.newKeySet();
    log.share(topic, "group", (key, checkpoint) -> noting(second));
    // Once the second is given new keys, the group has settled; those that are worked on stay.
    int[] turn = {100};
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              append(log, topic, turn[0], ++turn[0]);
              log.append(topic, "new-" + turn[0], "0").orTimeout(30, TimeUnit.SECONDS).join();
              return second.stream().anyMatch(line -> line.startsWith("new-"));
            });
    String newest = " " + (turn[0] - 1);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> killed.stream().filter(line -> line.endsWith(newest)).count() == KEYS);
    assertThat(second).noneMatch(line -> line.startsWith("key-"));
    started.getFirst().destroyForcibly().waitFor();
    long killedAt = System.nanoTime();
    int from = turn[0];
    append(log, topic, from, from + 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                IntStream.range(0, KEYS)
                    .allMatch(key -> second.contains("key-" + key + " " + from)));
    Duration takeover = Duration.ofNanos(System.nanoTime() - killedAt);
    LOG.info("Taken over {} ms after the kill", takeover.toMillis());
    assertThat(takeover).isLessThan(Duration.ofSeconds(10));
    append(log, topic, from + 1, from + 50);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                IntStream.range(0, KEYS)
                    .allMatch(
                        key ->
                            IntStream.range(0, from + 50)
                                .mapToObj(number -> "key-" + key + " " + number)
                                .allMatch(line -> killed.contains(line) || second.contains(line))));
  }

  private static void append(KafkaEventLog log, Topic<String> topic, int from, int to) {
    List<CompletableFuture<Long>> sent = new ArrayList<>();
    for (int number = from; number < to; number++) {
      for (int key = 0; key < KEYS; key++) {
        sent.add(log.append(topic, "key-" + key, Integer.toString(number)));
      }
    }
    sent.forEach(each -> each.orTimeout(30, TimeUnit.SECONDS).join());
  }

  /** With several requests in flight, one such topic in seven lost its first entries. */
  @Test
  @Tag("wide")
  void append_rightAfterATopicWasCreated_losesNothing() {
    KafkaEventLog log = open();
    for (int turn = 0; turn < 25; turn++) {
      Topic<String> topic = TextTopic.named("fresh-" + turn);
      List<CompletableFuture<Long>> sent = new ArrayList<>();
      for (int key = 0; key < 50; key++) {
        sent.add(log.append(topic, "key-" + key, "0"));
      }
      sent.forEach(each -> each.orTimeout(10, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void broker_awayForTenSecondsAndBack_losesNothingAndReadersGoOn() {
    Topic<String> topic = TextTopic.named("away");
    KafkaEventLog log = open();
    List<String> read = new CopyOnWriteArrayList<>();
    Set<String> shared = ConcurrentHashMap.newKeySet();
    log.follow(topic, StartFrom.EARLIEST, entry -> read.add(entry.key() + " " + entry.value()));
    log.share(topic, "group", (key, checkpoint) -> noting(shared));
    append(log, topic, 0, 10);
    await().atMost(Duration.ofSeconds(20)).until(() -> shared.size() == KEYS * 10);
    broker.kill();
    long away = System.nanoTime();
    List<CompletableFuture<Long>> sent = new ArrayList<>();
    int[] number = {10};
    long[] slowest = {0};
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              long before = System.nanoTime();
              sent.add(log.append(topic, "key-0", Integer.toString(number[0]++)));
              slowest[0] = Math.max(slowest[0], System.nanoTime() - before);
              return System.nanoTime() - away > Duration.ofSeconds(10).toNanos();
            });
    broker.start();
    sent.forEach(each -> each.orTimeout(30, TimeUnit.SECONDS).join());
    LOG.info(
        "Slowest append while away: {} µs; all stored {} ms after the kill",
        slowest[0] / 1_000,
        (System.nanoTime() - away) / 1_000_000);
    assertThat(Duration.ofNanos(slowest[0])).isLessThan(Duration.ofSeconds(1));
    await().atMost(Duration.ofSeconds(30)).until(() -> read.contains("key-0 " + (number[0] - 1)));
    await().atMost(Duration.ofSeconds(30)).until(() -> shared.contains("key-0 " + (number[0] - 1)));
    assertThat(read.stream().filter(line -> line.startsWith("key-0 ")).toList())
        .isEqualTo(IntStream.range(0, number[0]).mapToObj(n -> "key-0 " + n).toList());
  }

  @Test
  void follow_retentionPassedItsStart_goesOnAtTheOldestLeft() throws Exception {
    Topic<String> topic = TextTopic.named("old");
    KafkaEventLog log = open();
    append(log, topic, 0, 10);
    try (var admin =
        org.apache.kafka.clients.admin.Admin.create(new KafkaSettings(config()).admin())) {
      KafkaTopic<String> found = new KafkaTopic<>(topic, "old", PARTITIONS);
      var before =
          java.util.Map.of(
              found.partitionOf("key-0"),
              org.apache.kafka.clients.admin.RecordsToDelete.beforeOffset(5));
      admin.deleteRecords(before).all().get();
    }
    List<LogEntry<String>> read = new CopyOnWriteArrayList<>();
    log.follow(topic, StartFrom.EARLIEST, read::add);
    append(log, topic, 10, 11);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> read.stream().anyMatch(e -> e.key().equals("key-0") && e.value().equals("10")));
    assertThat(read.stream().filter(e -> e.key().equals("key-0")).map(LogEntry::value))
        .doesNotContain("0");
  }

  @Test
  void share_keySilentForAWholeRetention_letsItsWorkerGo() {
    Topic<String> topic = TextTopic.named("silent", Duration.ofSeconds(2));
    KafkaEventLog log = open();
    List<String> closed = new CopyOnWriteArrayList<>();
    log.share(
        topic,
        "group",
        (key, checkpoint) ->
            new KeyWorker<>() {
              @Override
              public void accept(LogEntry<String> entry) {}

              @Override
              public void close() {
                closed.add(key);
              }
            });
    append(log, topic, 0, 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> closed.size() == KEYS);
    append(log, topic, 1, 2);
    await().atMost(Duration.ofSeconds(20)).until(() -> closed.size() == 2 * KEYS);
  }

  @Test
  void brokerThatLostAll_isTold_andOneThatWasAwayIsNot() {
    Topic<String> topic = TextTopic.named("forever", Topic.FOREVER);
    CountDownLatch lost = new CountDownLatch(2);
    KafkaEventLog log = new KafkaEventLog(config(), lost::countDown);
    closing.add(log);
    append(log, topic, 0, 1);
    broker.kill();
    broker.start();
    append(log, topic, 1, 2);
    assertThat(lost.getCount()).isEqualTo(2);
    KafkaEventLog begunJustBefore = new KafkaEventLog(config(), lost::countDown);
    closing.add(begunJustBefore);
    append(begunJustBefore, topic, 2, 3);
    broker.loseAll();
    await().atMost(Duration.ofSeconds(60)).until(() -> lost.getCount() == 0);
  }

  @Test
  void topics_areMadeSafe_andMediaShortLived() throws Exception {
    append(open(), TextTopic.named("media", Duration.ofSeconds(95)), 0, 1);
    try (var admin =
        org.apache.kafka.clients.admin.Admin.create(new KafkaSettings(config()).admin())) {
      var resource =
          new org.apache.kafka.common.config.ConfigResource(
              org.apache.kafka.common.config.ConfigResource.Type.TOPIC, "media");
      var found =
          java.util.Objects.requireNonNull(
              admin.describeConfigs(List.of(resource)).all().get().get(resource));
      assertThat(found.get("retention.ms").value()).isEqualTo("95000");
      assertThat(found.get("segment.ms").value()).isEqualTo("10000");
      assertThat(found.get("file.delete.delay.ms").value()).isEqualTo("1000");
      assertThat(found.get("min.insync.replicas").value()).isEqualTo("1");
    }
  }

  @Test
  void append_brokerNotThere_failsPlainlyAndSoon() {
    broker.kill();
    KafkaEventLog log = open();
    Topic<String> topic = TextTopic.named("nobody");
    assertThatThrownBy(() -> log.append(topic, "a", "0").join())
        .hasCauseInstanceOf(LogException.class)
        .hasMessageContaining("check that it runs")
        .hasMessageContaining(broker.bootstrapServers());
    long before = System.nanoTime();
    assertThat(log.append(topic, "a", "1")).isCompletedExceptionally();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
    List<LogEntry<String>> read = new CopyOnWriteArrayList<>();
    log.follow(topic, StartFrom.LATEST, read::add);
    broker.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                log.append(topic, "a", "2").handle((position, failure) -> failure == null).join());
    await().atMost(Duration.ofSeconds(30)).until(() -> !read.isEmpty());
    assertThat(read.getFirst().value()).isEqualTo("2");
  }
}
