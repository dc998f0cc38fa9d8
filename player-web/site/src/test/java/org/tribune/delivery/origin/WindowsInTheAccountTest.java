package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.StoreException;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.site.FakeTranscoder;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.store.FakeObjectStore;

/** The windows of all broadcasts hold together what the process has for them. */
final class WindowsInTheAccountTest {
  private static final long MEGABYTE = 1 << 20;
  private static final int PART_BYTES = 50_000;

  @TempDir private Path directory;
  private final FakeMediaClock clock = new FakeMediaClock();
  private final FakeObjectStore store = new FakeObjectStore();
  private final MemoryAccount account = new MemoryAccount(/* size= */ 90 * MEGABYTE);
  private EmbeddedEventLog log;
  private BroadcastLedger ledger;
  private LiveWindows windows;

  @BeforeEach
  void start() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    TemporaryCatalogue catalogue = new TemporaryCatalogue();
    windows =
        new LiveWindows(
            log,
            ledger,
            Optional.of(store),
            catalogue,
            new LiveTranscripts(log, ledger, catalogue, List.of()),
            /* recognised= */ Optional.empty(),
            broadcast -> List.of(),
            clock);
    windows.countedIn(account);
    ledger.start();
    windows.start();
    windows.awaitCurrent(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    windows.close();
    ledger.close();
    log.close();
  }

  private FakeTranscoder open(String id) {
    ChannelId channel = new ChannelId("room-" + id);
    var now = clock.now().toInstant();
    BroadcastId broadcast = new BroadcastId(id);
    log.append(
            Topics.EVENTS, channel.value(), new BroadcastEvent.Opened(broadcast, now, channel, ""))
        .join();
    log.append(Topics.EVENTS, channel.value(), new BroadcastEvent.WentLive(broadcast, now)).join();
    return new FakeTranscoder(log, broadcast, now, PART_BYTES).format();
  }

  private void archive(FakeTranscoder transcoder, String id, long segment) {
    for (Rendition rendition : FakeTranscoder.RENDITIONS) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (int part = 0; part < FakeTranscoder.PARTS; part++) {
        joined.writeBytes(transcoder.data(rendition.id(), segment, part).array());
      }
      store.put(
          "recordings/" + id + "/" + rendition.id() + "/" + segment + ".m4s",
          Bytes.wrap(joined.toByteArray()));
    }
  }

  private void tick() {
    clock.advance(Duration.ofMillis(500));
    windows.tick();
    account.balance();
  }

  /**
   * Six broadcasts of half a minute filled a heap, since what had ended stayed for half an hour.
   */
  @Test
  void whatHasEnded_leavesMemoryOnceTheArchiveHasIt_andIsServedFromThere() {
    FakeTranscoder transcoder = open("b1").segments(0, 9).end();
    await().until(() -> account.held(MemoryUse.ENDED_WINDOWS) > 10 * MEGABYTE);
    for (int beat = 0; beat < 20; beat++) {
      tick();
    }
    assertThat(account.held(MemoryUse.ENDED_WINDOWS)).isGreaterThan(10 * MEGABYTE);
    for (int segment = 0; segment < 10; segment++) {
      archive(transcoder, "b1", segment);
    }
    await()
        .untilAsserted(
            () -> {
              tick();
              assertThat(account.held(MemoryUse.ENDED_WINDOWS)).isZero();
            });
    LiveWindow window = windows.find(new BroadcastId("b1")).orElseThrow();
    assertThat(window.held(true)).isZero();
    assertThat(window.held(false)).isZero();
  }

  /** Without an archive that answers, the windows of all on air become shorter, each the same. */
  @Test
  void windowsOnAir_shareWhatThereIs_whenTheArchiveIsAway() {
    store.fail(new StoreException("The disk is gone"));
    List<FakeTranscoder> rooms = new ArrayList<>();
    for (int room = 0; room < 3; room++) {
      rooms.add(open("b" + room));
    }
    AtomicInteger segment = new AtomicInteger();
    await()
        .until(
            () -> {
              rooms.forEach(room -> room.segments(segment.get(), segment.get()));
              segment.incrementAndGet();
              tick();
              return account.held() > account.size();
            });
    // What was listed stays for as long again.
    await()
        .untilAsserted(
            () -> {
              rooms.forEach(room -> room.segments(segment.get(), segment.get()));
              segment.incrementAndGet();
              tick();
              assertThat(segment.get()).isGreaterThan(60);
              assertThat(account.held()).isLessThanOrEqualTo(account.size());
            });
  }
}
