package org.tribune.archive.recording;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.catalogue.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.status.Alert;
import org.tribune.core.store.StoreException;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.FakeCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

final class StoreWriterTest {
  @TempDir Path directory = Path.of("");
  private final FakeObjectStore store = new FakeObjectStore();
  private final Set<String> alerted = ConcurrentHashMap.newKeySet();

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
    try (EmbeddedEventLog log = new EmbeddedEventLog(directory.resolve("log"))) {
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
      Spool spool = new Spool(/* limit= */ 100_000);
      List.of("chamber", "annexe").forEach(channel -> spool.add(segment(channel)));
      FakeMediaClock clock = new FakeMediaClock();
      SegmentStorer storer =
          new SegmentStorer(
              store,
              new FakeCatalogue(),
              channel -> RecordingKind.SITTING,
              new DiskSpool(directory.resolve("spool"), /* limit= */ 100));
      StoreAlerts alerts = new StoreAlerts(new RaisedAlerts(log, clock), clock);
      try (StoreWriter writer =
          new StoreWriter(spool, storer, alerts, /* whenStored= */ () -> {})) {
        writer.start();
        await().until(() -> alerted.containsAll(List.of("chamber", "annexe")));
        store.recover();
        await().until(alerted::isEmpty);
      }
    }
  }
}
