package org.tribune.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.Skim;
import org.tribune.core.log.Topic;

final class EmbeddedEventLogTest extends EventLogContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Topic<String> DURABLE =
      new Topic<>("durable", new TextCodec(), Topic.FOREVER, Long.MAX_VALUE, String::length);

  @TempDir Path directory = Path.of("");

  @Override
  protected EventLog open() {
    return new EmbeddedEventLog(directory);
  }

  /** Wants each third. */
  private static final class Thirds implements Skim {
    private final List<String> seen;
    private final List<Long> wanted = new ArrayList<>();

    Thirds(List<String> seen) {
      this.seen = seen;
    }

    @Override
    public void see(long position, byte[] bytes, int from, int to) {
      seen.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      if (position % 3 == 0) {
        wanted.add(position);
      }
    }

    @Override
    public List<Long> end() {
      return wanted;
    }
  }

  private static List<String> numbers(int step) {
    return IntStream.iterate(0, number -> number < 1_000, number -> number + step)
        .mapToObj(String::valueOf)
        .toList();
  }

  private static void appendNumbers(EventLog log) {
    numbers(1).forEach(number -> log.append(DURABLE, "a", number).join());
  }

  @Test
  void follow_withASkim_readsWhatItWantsAndAllThatIsNews() {
    List<String> seen = new CopyOnWriteArrayList<>();
    List<String> read = new CopyOnWriteArrayList<>();
    List<Integer> readByThen = new CopyOnWriteArrayList<>();
    try (EventLog log = open()) {
      appendNumbers(log);
      log.follow(
          DURABLE,
          () -> new Thirds(seen),
          entry -> read.add(entry.value()),
          () -> readByThen.add(read.size()));
      log.append(DURABLE, "b", "news").join();
      await().atMost(PATIENCE).until(() -> read.contains("news"));
      assertThat(seen).isEqualTo(numbers(1));
      assertThat(read.subList(0, read.size() - 1)).isEqualTo(numbers(3));
      assertThat(readByThen).containsExactly(numbers(3).size());
    }
  }

  @Test
  void follow_withASkimThatFails_readsAll() {
    List<String> read = new CopyOnWriteArrayList<>();
    try (EventLog log = open()) {
      appendNumbers(log);
      log.follow(
          DURABLE,
          () -> {
            throw new IllegalStateException("a defect");
          },
          entry -> read.add(entry.value()),
          () -> {});
      await().atMost(PATIENCE).until(() -> read.equals(numbers(1)));
    }
  }

  @Test
  void forget_whileItLooks_keepsNobodyWaiting() {
    List<CompletableFuture<Long>> orders = new CopyOnWriteArrayList<>();
    try (EventLog log = open()) {
      appendNumbers(log);
      appendNumbers(log);
      log.forget(
          DURABLE,
          entry -> {
            if (entry.value().equals("500")) {
              orders.add(order(log));
            }
            return entry.value().equals("7");
          });
      assertThat(orders).hasSize(2).allMatch(each -> !each.isCompletedExceptionally());
      assertThat(log.tail(DURABLE, "a", Topic.FOREVER))
          .extracting(LogEntry::value)
          .containsExactly("7", "7", "closed", "closed");
    }
    try (EventLog again = open()) {
      assertThat(again.tail(DURABLE, "a", Topic.FOREVER)).hasSize(4);
    }
  }

  /** Appends as another writer, who must not wait until all was looked at. */
  private static CompletableFuture<Long> order(EventLog log) {
    CompletableFuture<Long> order =
        CompletableFuture.supplyAsync(() -> log.append(DURABLE, "a", "closed").join())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    var _ = order.join();
    return order;
  }

  private static List<String> all(EventLog log, Topic<String> topic, String key) {
    return log.tail(topic, key, Duration.ofHours(1)).stream().map(LogEntry::value).toList();
  }

  /** Each key alone is far below its limit: together they filled the memory of the process. */
  @Test
  void topicInMemory_holdsNoMoreOfAllKeysThanTheLogHasForIt() {
    Topic<String> topic =
        new Topic<>("all", new TextCodec(), Duration.ofHours(1), 1_000, String::length);
    try (EmbeddedEventLog log = new EmbeddedEventLog(directory, /* mostOfTopic= */ 20)) {
      for (String key : List.of("ended", "a", "b")) {
        for (int i = 0; i < 5; i++) {
          log.append(topic, key, key.charAt(0) + "-" + i).join();
        }
      }
      assertThat(log.held()).isLessThanOrEqualTo(20);
      // The oldest of all, whatever their key; but the newest of each key stays.
      assertThat(all(log, topic, "ended")).containsExactly("e-4");
      assertThat(all(log, topic, "a")).containsExactly("a-4");
      assertThat(all(log, topic, "b")).startsWith("b-1");
    }
  }

  @Test
  void topicInMemory_letsGoOfItsOlderHalfAtTheMost() {
    Topic<String> topic =
        new Topic<>("half", new TextCodec(), Duration.ofHours(1), 1_000, String::length);
    try (EmbeddedEventLog log = new EmbeddedEventLog(directory)) {
      for (int i = 0; i < 10; i++) {
        log.append(topic, "a", "" + i).join();
      }
      assertThat(log.held()).isEqualTo(10);
      log.letGo(3);
      assertThat(all(log, topic, "a")).startsWith("3").hasSize(7);
      log.letGo(100);
      assertThat(all(log, topic, "a")).containsExactly("7", "8", "9");
    }
  }
}
