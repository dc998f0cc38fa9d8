package org.tribune.sql.recording;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.core.channel.ChannelId;

/** The table {@code channel}. */
public final class ChannelTable {
  private ChannelTable() {}

  public static void save(Handle handle, List<CataloguedChannel> channels) {
    if (channels.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO channel (id, name) VALUES (?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET name = excluded.name");
    for (CataloguedChannel channel : channels) {
      batch.bind(0, channel.id().value()).bind(1, channel.name()).add();
    }
    batch.execute();
  }

  public static List<CataloguedChannel> all(Handle handle) {
    return handle
        .createQuery("SELECT id, name FROM channel ORDER BY id")
        .map(
            (row, context) ->
                new CataloguedChannel(new ChannelId(row.getString(1)), row.getString(2)))
        .list();
  }
}
