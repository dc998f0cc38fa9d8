package org.tribune.archive.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.status.Alert;
import org.tribune.core.store.StoreException;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.store.FakeObjectStore;

final class StoreWriterTest {
  @TempDir Path directory = Path.of("");
  private final FakeObjectStore store = new FakeObjectStore();
  private final Spool spool = new Spool(/* limit= */ 100_000);
  private final Set<String> alerted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger held = new AtomicInteger();
  private volatile CountDownLatch release = new CountDownLatch(0);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // started before each test
  private StoreWriter writer;

  private static Logger packageLogger() {
    return (Logger) LoggerFactory.getLogger("org.tribune.archive.recording");
  }

  @BeforeEach
  void start() {
    lines.start();
    packageLogger().addAppender(lines);
    log = new EmbeddedEventLog(directory.resolve("log"));
    log.follow(
        Topics.STATUS,
        StartFrom.EARLIEST,
        entry -> {
          if (entry.value() instanceof Alert alert && alert.raised()) {
            alerted.add(entry.key());
          } else {
            alerted.remove(entry.key());
          }
        });
    FakeMediaClock clock = new FakeMediaClock();
    SegmentStorer storer =
        new SegmentStorer(
            store,
            new TemporaryCatalogue(),
            channel -> {
              awaitRelease();
              return RecordingKind.SITTING;
            },
            new DiskSpool(directory.resolve("spool"), /* limit= */ 100));
    writer =
        new StoreWriter(
            spool,
            storer,
            new StoreAlerts(new RaisedAlerts(log, clock), clock),
            /* whenStored= */ () -> {},
            /* longestCall= */ Duration.ofSeconds(1));
    writer.start();
  }

  @AfterEach
  void stop() {
    writer.close();
    log.close();
    packageLogger().detachAppender(lines);
  }

  /** As the catalogue, whose calls an interruption cuts off. */
  private void awaitRelease() {
    held.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogueException("Interrupted", e);
    }
  }

  private List<String> errors() {
    return List.copyOf(lines.list).stream()
        .filter(each -> each.getLevel().equals(Level.ERROR))
        .map(each -> each.getFormattedMessage() + (each.getThrowableProxy() == null ? "" : "!"))
        .toList();
  }

  /** Closes the writer while it writes of two channels; then {@code meanwhile}, and it goes on. */
  private void closeWhileWriting(Runnable meanwhile) throws InterruptedException {
    release = new CountDownLatch(1);
    List.of("chamber", "annexe").forEach(channel -> spool.add(segment(channel)));
    await().until(() -> held.get() == 2);
    Thread closing = Thread.ofPlatform().start(writer::close);
    await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    meanwhile.run();
    release.countDown();
    closing.join();
  }

  private static WaitingSegment segment(String channel) {
    Broadcast broadcast =
        new Broadcast(
            new BroadcastId("of-" + channel),
            new ChannelId(channel),
            "Council",
            BroadcastState.LIVE,
            FakeSitting.ORIGIN,
            Optional.of(FakeSitting.ORIGIN),
            Optional.empty(),
            List.of());
    return new WaitingSegment(
        broadcast,
        FakeSitting.format(1),
        "audio",
        /* number= */ 0,
        new Content.InMemory(FakeSitting.joined("audio", 0, 4)),
        Instant.EPOCH);
  }

  @Test
  void store_full_eachChannelThatWaitsIsTold() {
    store.fail(StoreException.full("The disk is full", new IOException("full")));
    List.of("chamber", "annexe").forEach(channel -> spool.add(segment(channel)));
    await().until(() -> alerted.containsAll(List.of("chamber", "annexe")));
    store.recover();
    await().until(alerted::isEmpty);
  }

  @Test
  void close_whileItWrites_cutsNothingOff() throws InterruptedException {
    closeWhileWriting(() -> {});
    assertThat(store.puts())
        .contains("recordings/of-chamber/audio/0.m4s", "recordings/of-annexe/audio/0.m4s");
    assertThat(lines.list).isEmpty();
    assertThat(spool.backlog().segments()).isZero();
  }

  @Test
  void close_storeFailsThen_tellsWhatIsLostAndAlertsNobody() throws InterruptedException {
    closeWhileWriting(
        () -> store.fail(new StoreException("The disk is gone", new IOException("gone"))));
    assertThat(errors())
        .containsExactlyInAnyOrder(
            "recordings/of-chamber/audio/0.m4s is lost: the store failed until the stop",
            "recordings/of-annexe/audio/0.m4s is lost: the store failed until the stop");
    assertThat(alerted).isEmpty();
  }

  @Test
  void close_storeHangsForGood_tellsWhatIsLost() {
    release = new CountDownLatch(1);
    List.of("chamber", "annexe").forEach(channel -> spool.add(segment(channel)));
    await().until(() -> held.get() == 2);
    spool.add(segment("chamber"));
    writer.close();
    assertThat(errors())
        .containsExactlyInAnyOrder(
            "recordings/of-chamber/audio/0.m4s is lost: the store failed until the stop",
            "recordings/of-chamber/audio/0.m4s is lost: the store failed until the stop",
            "recordings/of-annexe/audio/0.m4s is lost: the store failed until the stop");
    release.countDown();
  }
}
