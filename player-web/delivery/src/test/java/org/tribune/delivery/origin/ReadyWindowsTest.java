package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.log.Topic;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;

/** A process may be asked for the live once it has read what the log held as it started. */
final class ReadyWindowsTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir private Path directory;

  @Test
  void windows_areReady_onceEventsAndPartsAreRead() {
    try (SlowLog log = new SlowLog(new EmbeddedEventLog(directory))) {
      BroadcastLedger ledger = new BroadcastLedger(log);
      TemporaryCatalogue catalogue = new TemporaryCatalogue();
      LiveWindows windows =
          new LiveWindows(
              log,
              ledger,
              Optional.empty(),
              catalogue,
              new LiveTranscripts(log, ledger, catalogue, List.of()),
              /* recognised= */ Optional.empty(),
              broadcast -> List.of(),
              new FakeMediaClock());
      ledger.start();
      windows.start();
      windows.awaitCurrent(SHORT);
      assertThat(windows.isReady()).isFalse();
      log.hasRead(Topics.EVENTS);
      windows.awaitCurrent(SHORT);
      assertThat(windows.isReady()).isFalse();
      log.hasRead(Topics.RENDITIONS);
      await().until(windows::isReady);
      windows.close();
      ledger.close();
    }
  }

  /** A log that says when all was read only when the test makes it. */
  private static final class SlowLog implements EventLog {
    private record Waiting(String topic, Runnable current) {}

    private final EventLog log;
    private final List<Waiting> waiting = new ArrayList<>();

    SlowLog(EventLog log) {
      this.log = log;
    }

    void hasRead(Topic<?> topic) {
      waiting.stream()
          .filter(each -> each.topic().equals(topic.name()))
          .forEach(each -> each.current().run());
    }

    @Override
    public <T> CompletableFuture<Long> append(Topic<T> topic, String key, T value) {
      return log.append(topic, key, value);
    }

    @Override
    public <T> Subscription follow(
        Topic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current) {
      waiting.add(new Waiting(topic.name(), current));
      return log.follow(topic, from, reader);
    }

    @Override
    public <T> Subscription share(Topic<T> topic, String group, KeyWorker.Factory<T> factory) {
      return log.share(topic, group, factory);
    }

    @Override
    public <T> List<LogEntry<T>> tail(Topic<T> topic, String key, Duration back) {
      return log.tail(topic, key, back);
    }

    @Override
    public <T> void forget(Topic<T> topic, Predicate<LogEntry<T>> needed) {
      log.forget(topic, needed);
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
