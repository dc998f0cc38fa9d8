package org.tribune.archive.recording;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.status.Alert;
import org.tribune.core.store.StoreException;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.store.FakeObjectStore;

final class StoreWriterTest {
  @TempDir Path directory = Path.of("");
  private final FakeObjectStore store = new FakeObjectStore();
  private final Set<String> alerted = ConcurrentHashMap.newKeySet();

  @Test
  void store_full_eachChannelThatWaitsIsTold() {
    store.fail(StoreException.full("The disk is full", new IOException("full")));
    try (EmbeddedEventLog log = new EmbeddedEventLog(directory)) {
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
      Spool spool = new Spool(/* limit= */ 100);
      for (String channel : List.of("chamber", "annexe")) {
        spool.add(
            new Spool.Item(
                new ChannelId(channel), channel + "/0.m4s", Bytes.wrap(new byte[1]), false));
      }
      try (StoreWriter writer =
          new StoreWriter(spool, store, new StoreAlerts(log, new FakeMediaClock()))) {
        writer.start();
        await().until(() -> alerted.containsAll(Stream.of("chamber", "annexe").toList()));
        store.recover();
        await().until(alerted::isEmpty);
      }
    }
  }
}
