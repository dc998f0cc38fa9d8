package org.tribune.box.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.topics.Topics;
import org.tribune.sql.SqlCatalogue;

/**
 * Makes a site with many broadcasts behind it, as a version of the program that never pruned its
 * log left it: the journal of its events, and the broadcasts in the catalogue. Arguments: data
 * directory, how many.
 */
public final class BroadcastYears {
  private static final ChannelId CHANNEL = new ChannelId("chamber");
  private static final Duration EACH = Duration.ofHours(3);
  private static final int MARK = 0x54524A31;

  private BroadcastYears() {}

  /** Makes one. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Path journal = Files.createDirectories(data.resolve("log")).resolve("events.journal");
    CatalogueConfig config = new CatalogueConfig.Sqlite(data.resolve("tribune.db"));
    Instant first = Instant.now().minus(EACH.multipliedBy(count + 1L));
    try (Catalogue catalogue = SqlCatalogue.open(config);
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(journal)))) {
      for (int number = 0; number < count; number++) {
        List<BroadcastEvent> events = events(first.plus(EACH.multipliedBy(number)), number);
        Broadcast broadcast = Broadcast.of((BroadcastEvent.Opened) events.getFirst());
        for (BroadcastEvent event : events) {
          write(out, event);
          broadcast = broadcast.after(event);
        }
        catalogue.saveBroadcast(broadcast);
      }
    }
  }

  private static List<BroadcastEvent> events(Instant start, int number) {
    BroadcastId id = BroadcastId.create(start);
    return List.of(
        new BroadcastEvent.Opened(id, start, CHANNEL, "Conseil municipal n° " + number),
        new BroadcastEvent.WentLive(id, start.plus(Duration.ofMinutes(5))),
        new BroadcastEvent.Suspended(id, start.plus(Duration.ofMinutes(60))),
        new BroadcastEvent.Resumed(id, start.plus(Duration.ofMinutes(75))),
        new BroadcastEvent.Ended(id, start.plus(Duration.ofMinutes(150))));
  }

  /** As the log's journal has it: mark, checksum of what follows, time, key, value. */
  private static void write(DataOutputStream out, BroadcastEvent event) throws IOException {
    byte[] key = CHANNEL.value().getBytes(StandardCharsets.UTF_8);
    byte[] value = Topics.EVENTS.codec().encode(event);
    ByteBuffer entry =
        ByteBuffer.allocate(Long.BYTES + Short.BYTES + key.length + Integer.BYTES + value.length)
            .putLong(event.at().toEpochMilli())
            .putShort((short) key.length)
            .put(key)
            .putInt(value.length)
            .put(value);
    CRC32C checksum = new CRC32C();
    checksum.update(entry.array());
    out.writeInt(MARK);
    out.writeInt((int) checksum.getValue());
    out.write(entry.array());
  }
}
