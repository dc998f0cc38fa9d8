package org.tribune.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.LogException;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.log.Topic;

/** What every {@link EventLog} must do. */
public abstract class EventLogContract {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<EventLog> opened = new ArrayList<>();
  private Topic<String> topic = topic(Duration.ofMinutes(5));

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EventLog log;

  /**
   * Opens the log: the same one at each call of a test, so that what is durable is found again. The
   * suite closes it.
   */
  protected abstract EventLog open();

  /** The same log as another process sees it; by default there is only one process. */
  protected EventLog openForAnotherMember() {
    return log;
  }

  /** A topic that no other test uses. */
  protected static Topic<String> topic(Duration retention) {
    return new Topic<>(
        "contract-" + NUMBER.incrementAndGet() + "-" + Long.toHexString(System.nanoTime()),
        new TextCodec(),
        retention,
        /* memoryLimit= */ 64 << 20,
        String::length);
  }

  @BeforeEach
  void openLog() {
    log = opening(open());
    topic = topic(Duration.ofMinutes(5));
  }

  @AfterEach
  void closeLogs() {
    opened.forEach(EventLog::close);
  }

  private EventLog opening(EventLog fresh) {
    opened.add(fresh);
    return fresh;
  }

  private long append(String key, String value) {
    return log.append(topic, key, value).orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** Appends without waiting. */
  private void send(String key, String value) {
    CompletableFuture<Long> _ = log.append(topic, key, value);
  }

  private List<LogEntry<String>> follow(StartFrom from) {
    List<LogEntry<String>> read = new CopyOnWriteArrayList<>();
    log.follow(topic, from, read::add);
    return read;
  }

  private static List<String> values(List<LogEntry<String>> entries, String key) {
    return entries.stream().filter(e -> e.key().equals(key)).map(LogEntry::value).toList();
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void follow_fromEarliest_readsWhatWasAndWhatComes() {
    append("a", "0");
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    append("a", "1");
    await().atMost(PATIENCE).until(() -> values(read, "a").equals(List.of("0", "1")));
  }

  @Test
  void follow_tellsOnce_whenAllThatWasThereIsRead() throws InterruptedException {
    numbers(50).forEach(number -> append("a", number));
    append("b", "0");
    List<LogEntry<String>> read = new CopyOnWriteArrayList<>();
    List<Integer> readByThen = new CopyOnWriteArrayList<>();
    CountDownLatch current = new CountDownLatch(1);
    log.follow(
        topic,
        StartFrom.EARLIEST,
        read::add,
        () -> {
          readByThen.add(read.size());
          current.countDown();
        });
    assertThat(current.await(20, TimeUnit.SECONDS)).isTrue();
    append("a", "50");
    await().atMost(PATIENCE).until(() -> values(read, "a").equals(numbers(51)));
    assertThat(readByThen).containsExactly(51);
  }

  @Test
  void follow_ofATopicWithoutEntries_tellsAtOnce() throws InterruptedException {
    CountDownLatch current = new CountDownLatch(1);
    log.follow(topic, StartFrom.EARLIEST, entry -> {}, current::countDown);
    assertThat(current.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void forget_keepsWhatIsNeeded_alsoAcrossAnOpening() {
    topic = topic(Topic.FOREVER);
    numbers(1_500).forEach(number -> send("a", number));
    append("b", "kept");
    log.forget(topic, entry -> entry.key().equals("b"));
    append("a", "1500");
    assertThat(log.tail(topic, "b", Topic.FOREVER))
        .extracting(LogEntry::value)
        .containsExactly("kept");
    log.close();
    log = opening(open());
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    append("b", "last");
    await().atMost(PATIENCE).until(() -> values(read, "b").equals(List.of("kept", "last")));
    await().atMost(PATIENCE).until(() -> values(read, "a").contains("1500"));
  }

  @Test
  void forget_withAnEntryThatCannotBeRead_keepsAll() {
    topic = topic(Topic.FOREVER);
    numbers(1_500).forEach(number -> send("a", number));
    append("b", TextCodec.POISON);
    log.close();
    log = opening(open());
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    append("a", "1500");
    log.forget(topic, entry -> false);
    await().atMost(PATIENCE).until(() -> values(read, "a").equals(numbers(1_501)));
  }

  @Test
  void follow_fromLatest_readsOnlyWhatIsAppendedAfterTheCall() {
    append("a", "0");
    List<LogEntry<String>> read = follow(StartFrom.LATEST);
    append("a", "1");
    await().atMost(PATIENCE).until(() -> !read.isEmpty());
    assertThat(values(read, "a")).containsExactly("1");
  }

  @Test
  void append_manyKeysWithoutWaiting_keepsTheOrderOfEachKeyAndGrowingPositions() {
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    for (String number : numbers(100)) {
      for (int key = 0; key < 50; key++) {
        send("key-" + key, number);
      }
    }
    await().atMost(PATIENCE).until(() -> read.size() == 5_000);
    for (int key = 0; key < 50; key++) {
      String name = "key-" + key;
      assertThat(values(read, name)).isEqualTo(numbers(100));
      assertThat(read.stream().filter(e -> e.key().equals(name)).map(LogEntry::position).toList())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void append_returnsThePositionThatReadersSee() {
    long position = append("a", "0");
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    await().atMost(PATIENCE).until(() -> !read.isEmpty());
    assertThat(read.getFirst().position()).isEqualTo(position);
  }

  @Test
  void append_entryOfEightMegabytes_isReadWhole() {
    String big = "0123456789abcdef".repeat(8 << 16);
    append("a", big);
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    await().atMost(PATIENCE).until(() -> read.size() == 1);
    assertThat(read.getFirst().value().equals(big)).isTrue();
  }

  @Test
  void follow_slowReader_delaysNeitherWritersNorOthers() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> late = new CopyOnWriteArrayList<>();
    Subscription slow =
        log.follow(
            topic,
            StartFrom.EARLIEST,
            entry -> {
              stuck.countDown();
              awaitQuietly(release);
              late.add(entry.value());
            });
    append("a", "0");
    assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    numbers(200).forEach(number -> append("b", number));
    await().atMost(PATIENCE).until(() -> read.size() == 201);
    release.countDown();
    await().atMost(PATIENCE).until(() -> late.size() == 201);
    slow.close();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void follow_readerThatThrows_isGivenTheNextEntry() {
    List<String> read = new CopyOnWriteArrayList<>();
    log.follow(
        topic,
        StartFrom.EARLIEST,
        entry -> {
          read.add(entry.value());
          throw new IllegalStateException("thrown by the test");
        });
    append("a", "0");
    append("a", "1");
    await().atMost(PATIENCE).until(() -> read.equals(List.of("0", "1")));
  }

  @Test
  void close_ofASubscription_endsTheCallsAndIsSafeTwice() {
    List<String> read = new CopyOnWriteArrayList<>();
    Subscription closed = log.follow(topic, StartFrom.EARLIEST, entry -> read.add(entry.value()));
    append("a", "0");
    await().atMost(PATIENCE).until(() -> read.size() == 1);
    closed.close();
    closed.close();
    List<LogEntry<String>> others = follow(StartFrom.EARLIEST);
    append("a", "1");
    await().atMost(PATIENCE).until(() -> others.size() == 2);
    assertThat(read).containsExactly("0");
  }

  @Test
  void close_whileAReaderIsStuck_interruptsIt() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Subscription subscription =
        log.follow(
            topic,
            StartFrom.EARLIEST,
            entry -> {
              stuck.countDown();
              awaitQuietly(new CountDownLatch(1));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    append("a", "0");
    assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();
    subscription.close();
    assertThat(interrupted).isTrue();
  }

  @Test
  void close_ofTheLog_isSafeTwiceAndFailsWhatComesAfter() {
    append("a", "0");
    log.close();
    log.close();
    assertThatThrownBy(() -> append("a", "1")).hasCauseInstanceOf(LogException.class);
    assertThatThrownBy(() -> follow(StartFrom.EARLIEST)).isInstanceOf(LogException.class);
  }

  @Test
  void share_oneMember_worksOnEachKeyInOrderOnAThreadOfItsOwn() {
    Map<String, Set<Thread>> threads = new ConcurrentHashMap<>();
    RecordingWorkers workers =
        new RecordingWorkers(
            ConcurrentHashMap.newKeySet(),
            entry ->
                threads
                    .computeIfAbsent(entry.key(), ignored -> ConcurrentHashMap.newKeySet())
                    .add(Thread.currentThread()));
    append("before", "0");
    log.share(topic, "group", workers);
    for (String number : numbers(50)) {
      send("a", number);
      send("b", number);
    }
    await().atMost(PATIENCE).until(() -> workers.of("a").size() + workers.of("b").size() == 100);
    await().atMost(PATIENCE).until(() -> workers.of("before").equals(List.of("0")));
    assertThat(workers.of("a")).isEqualTo(numbers(50));
    assertThat(workers.of("b")).isEqualTo(numbers(50));
    assertThat(threads.values()).allSatisfy(own -> assertThat(own).hasSize(1));
    assertThat(threads.values().stream().flatMap(Set::stream).distinct()).hasSize(3);
  }

  @Test
  void share_stuckWorker_doesNotStopTheWorkersOfOtherKeys() {
    RecordingWorkers workers =
        new RecordingWorkers(
            ConcurrentHashMap.newKeySet(),
            entry -> {
              if (entry.key().equals("stuck")) {
                new CountDownLatch(1).await();
              }
            });
    log.share(topic, "group", workers);
    numbers(2_000).forEach(number -> send("stuck", number));
    for (int key = 0; key < 20; key++) {
      append("key-" + key, "0");
    }
    // A log that shares keys by partition may hold back those of the stuck one's partition only.
    await().atMost(PATIENCE).until(() -> workers.keys().size() >= 10);
  }

  @Test
  void share_twoMembers_spreadTheKeysAndHoldEachOnce() {
    Set<String> held = ConcurrentHashMap.newKeySet();
    RecordingWorkers one = new RecordingWorkers(held);
    RecordingWorkers two = new RecordingWorkers(held);
    log.share(topic, "group", one);
    opening(openForAnotherMember()).share(topic, "group", two);
    AtomicInteger turn = new AtomicInteger();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              append("key-" + turn.incrementAndGet(), "0");
              return !one.keys().isEmpty() && !two.keys().isEmpty();
            });
    await().atMost(PATIENCE).until(() -> one.keys().size() + two.keys().size() >= turn.get());
    assertThat(one.clashes).isEmpty();
    assertThat(two.clashes).isEmpty();
  }

  @Test
  void share_twoGroups_eachGetsEveryEntry() {
    RecordingWorkers one = new RecordingWorkers();
    RecordingWorkers two = new RecordingWorkers();
    log.share(topic, "one", one);
    log.share(topic, "two", two);
    numbers(10).forEach(number -> append("a", number));
    await().atMost(PATIENCE).until(() -> one.of("a").equals(numbers(10)));
    await().atMost(PATIENCE).until(() -> two.of("a").equals(numbers(10)));
  }

  @Test
  void share_holderCloses_theNextStartsAtTheLastCheckpoint() {
    Set<String> held = ConcurrentHashMap.newKeySet();
    RecordingWorkers first = new RecordingWorkers(held);
    Subscription holder = log.share(topic, "group", first);
    List.of("0", "1!", "2", "3").forEach(value -> append("a", value));
    await().atMost(PATIENCE).until(() -> first.of("a").size() == 4);
    RecordingWorkers second = new RecordingWorkers(held);
    opening(openForAnotherMember()).share(topic, "group", second);
    holder.close();
    append("a", "4");
    await().atMost(PATIENCE).until(() -> second.of("a").contains("4"));
    assertThat(second.of("a")).containsExactly("2", "3", "4");
    assertThat(first.closed).contains("a");
    assertThat(second.clashes).isEmpty();
  }

  @Test
  void share_holderCloses_theCheckpointOfOneKeyHoldsForNoOther() {
    RecordingWorkers first = new RecordingWorkers();
    Subscription holder = log.share(topic, "group", first);
    for (int key = 0; key < 12; key++) {
      append("key-" + key, "0");
      append("key-" + key, key % 2 == 0 ? "1!" : "1");
    }
    await()
        .atMost(PATIENCE)
        .until(() -> IntStream.range(0, 12).allMatch(key -> first.of("key-" + key).size() == 2));
    holder.close();
    RecordingWorkers second = new RecordingWorkers();
    log.share(topic, "group", second);
    for (int key = 0; key < 12; key++) {
      append("key-" + key, "2");
      List<String> expected = key % 2 == 0 ? List.of("2") : List.of("0", "1", "2");
      String name = "key-" + key;
      await().atMost(PATIENCE).until(() -> second.of(name).equals(expected));
    }
  }

  @Test
  void share_workerThrows_aNewOneStartsAtTheLastCheckpointAndNothingIsLost() {
    AtomicBoolean thrown = new AtomicBoolean();
    RecordingWorkers workers =
        new RecordingWorkers(
            ConcurrentHashMap.newKeySet(),
            entry -> {
              if (entry.value().equals("3") && thrown.compareAndSet(false, true)) {
                throw new IllegalStateException("thrown by the test");
              }
            });
    log.share(topic, "group", workers);
    List.of("0", "1!", "2", "3", "4").forEach(value -> append("a", value));
    append("b", "0");
    await().atMost(PATIENCE).until(() -> workers.of("a").contains("4"));
    assertThat(workers.of("a")).containsExactly("0", "1!", "2", "2", "3", "4");
    assertThat(workers.opened.stream().filter("a"::equals)).hasSize(2);
    assertThat(workers.closed).containsExactly("a");
    await().atMost(PATIENCE).until(() -> workers.of("b").equals(List.of("0")));
    assertThat(workers.clashes).isEmpty();
  }

  @Test
  void share_workerCannotBeOpened_isTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    RecordingWorkers workers = new RecordingWorkers();
    log.share(
        topic,
        "group",
        (key, checkpoint) -> {
          if (tries.incrementAndGet() < 3) {
            throw new IllegalStateException("thrown by the test");
          }
          return workers.open(key, checkpoint);
        });
    append("a", "0");
    await().atMost(PATIENCE).until(() -> workers.of("a").equals(List.of("0")));
  }

  @Test
  void checkpoint_thatGoesBack_changesNothing() {
    RecordingWorkers first = new RecordingWorkers();
    Subscription holder =
        log.share(
            topic,
            "group",
            (key, checkpoint) ->
                first.open(
                    key,
                    position -> {
                      checkpoint.resumeFrom(position);
                      checkpoint.resumeFrom(0);
                    }));
    List.of("0", "1", "2!").forEach(value -> append("a", value));
    await().atMost(PATIENCE).until(() -> first.of("a").size() == 3);
    holder.close();
    RecordingWorkers second = new RecordingWorkers();
    log.share(topic, "group", second);
    append("a", "3");
    await().atMost(PATIENCE).until(() -> !second.of("a").isEmpty());
    assertThat(second.of("a")).containsExactly("3");
  }

  @Test
  void share_closeWhileAWorkerIsStuck_closesTheWorkerWithoutAnInterruptPending()
      throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    AtomicInteger closes = new AtomicInteger();
    Subscription holder =
        log.share(
            topic,
            "group",
            (key, checkpoint) ->
                new StuckWorker(stuck, () -> closes.addAndGet(Thread.interrupted() ? 100 : 1)));
    append("a", "0");
    assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();
    holder.close();
    holder.close();
    assertThat(closes).hasValue(1);
  }

  @Test
  void tail_givesTheKeysNewestEntriesOldestFirst() {
    numbers(10).forEach(number -> append("a", number));
    append("b", "0");
    assertThat(log.tail(topic, "a", Duration.ofMinutes(1)))
        .extracting(LogEntry::value)
        .isEqualTo(numbers(10));
    assertThat(log.tail(topic, "nobody", Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void tail_leavesOutWhatIsOlder() {
    append("a", "old");
    long old = System.nanoTime();
    await().until(() -> System.nanoTime() - old > Duration.ofMillis(1_500).toNanos());
    append("a", "new");
    assertThat(log.tail(topic, "a", Duration.ofSeconds(1)))
        .extracting(LogEntry::value)
        .containsExactly("new");
  }

  @Test
  void open_durableTopic_holdsWhatWasAppendedBeforeItWasClosed() {
    topic = topic(Topic.FOREVER);
    numbers(20).forEach(number -> append("a", number));
    log.close();
    log = opening(open());
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    append("a", "20");
    await().atMost(PATIENCE).until(() -> values(read, "a").equals(numbers(21)));
  }

  @Test
  void open_entryThatCannotBeRead_isLeftOutAndTheRestIsRead() {
    topic = topic(Topic.FOREVER);
    List.of("0", TextCodec.POISON, "1").forEach(value -> append("a", value));
    log.close();
    log = opening(open());
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    append("a", "2");
    await().atMost(PATIENCE).until(() -> values(read, "a").equals(List.of("0", "1", "2")));
  }

  @Test
  void follow_lastEntryCannotBeRead_tellsThatAllIsRead() throws InterruptedException {
    topic = topic(Topic.FOREVER);
    List.of("0", TextCodec.POISON).forEach(value -> append("a", value));
    log.close();
    log = opening(open());
    CountDownLatch current = new CountDownLatch(1);
    log.follow(topic, StartFrom.EARLIEST, entry -> {}, current::countDown);
    assertThat(current.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void append_byAnInterruptedThread_isStored() {
    topic = topic(Topic.FOREVER);
    append("a", "0");
    Thread.currentThread().interrupt();
    var appended = log.append(topic, "a", "1");
    assertThat(Thread.interrupted()).isTrue();
    appended.orTimeout(20, TimeUnit.SECONDS).join();
    append("a", "2");
    List<LogEntry<String>> read = follow(StartFrom.EARLIEST);
    await().atMost(PATIENCE).until(() -> values(read, "a").equals(numbers(3)));
  }
}
