package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.sql.column.Interruptions;
import org.tribune.sql.column.Times;
import org.tribune.sql.column.WithholdingColumn;

/** The table {@code broadcast}. */
public final class BroadcastTable {
  private static final String SELECT =
      "SELECT id, channel, title, state, origin, live_at, ended_at, interruptions,"
          + " withholdings FROM broadcast";

  private BroadcastTable() {}

  public static void save(Handle handle, Broadcast broadcast) {
    handle
        .createUpdate(
            """
            INSERT INTO broadcast (id, channel, title, state, origin, live_at, ended_at,
              interruptions, withholdings)
            VALUES (:id, :channel, :title, :state, :origin, :liveAt, :endedAt, :interruptions,
              :withholdings)
            ON CONFLICT (id) DO UPDATE SET channel = excluded.channel, title = excluded.title,
              state = excluded.state, origin = excluded.origin, live_at = excluded.live_at,
              ended_at = excluded.ended_at, interruptions = excluded.interruptions,
              withholdings = excluded.withholdings
            """)
        .bind("id", broadcast.id().value())
        .bind("channel", broadcast.channel().value())
        .bind("title", broadcast.title())
        .bind("state", broadcast.state().name())
        .bind("origin", Times.micros(broadcast.origin()))
        .bind("liveAt", Times.micros(broadcast.liveAt()))
        .bind("endedAt", Times.micros(broadcast.endedAt()))
        .bind("interruptions", Interruptions.write(broadcast.interruptions()))
        .bind("withholdings", WithholdingColumn.write(broadcast.withholdings()))
        .execute();
  }

  public static Optional<Broadcast> find(Handle handle, BroadcastId id) {
    return handle
        .createQuery(SELECT + " WHERE id = ?")
        .bind(0, id.value())
        .map((row, context) -> broadcast(row))
        .findFirst();
  }

  public static Set<BroadcastId> ended(Handle handle, Collection<BroadcastId> ids) {
    return handle
        .createQuery("SELECT id FROM broadcast WHERE state = :ended AND id IN (<ids>)")
        .bind("ended", BroadcastState.ENDED.name())
        .bindList("ids", ids.stream().map(BroadcastId::value).toList())
        .map((row, context) -> new BroadcastId(row.getString(1)))
        .set();
  }

  public static List<Broadcast> all(Handle handle) {
    return handle.createQuery(SELECT + " ORDER BY id").map((row, context) -> broadcast(row)).list();
  }

  private static Broadcast broadcast(ResultSet row) throws SQLException {
    return new Broadcast(
        new BroadcastId(row.getString(1)),
        new ChannelId(row.getString(2)),
        row.getString(3),
        BroadcastState.valueOf(row.getString(4)),
        Times.instant(row, 5),
        Times.maybeInstant(row, 6),
        Times.maybeInstant(row, 7),
        Interruptions.read(row.getString(8)),
        WithholdingColumn.read(row.getString(9)));
  }
}
