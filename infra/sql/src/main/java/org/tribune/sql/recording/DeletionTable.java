package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.sql.column.Times;

/** The table {@code deletion}. */
public final class DeletionTable {
  private static final String COLUMNS =
      "recording, channel, title, kind, started_at, bytes, reason, announced_at, told_at, due_at,"
          + " erased_at";

  private DeletionTable() {}

  public static void save(Handle handle, Deletion deletion) {
    handle
        .createUpdate(
            "INSERT INTO deletion ("
                + COLUMNS
                + """
                ) VALUES (:recording, :channel, :title, :kind, :startedAt, :bytes, :reason,
                  :announcedAt, :toldAt, :dueAt, :erasedAt)
                ON CONFLICT (recording) DO UPDATE SET channel = excluded.channel,
                  title = excluded.title, kind = excluded.kind, started_at = excluded.started_at,
                  bytes = excluded.bytes, reason = excluded.reason,
                  announced_at = excluded.announced_at, told_at = excluded.told_at,
                  due_at = excluded.due_at, erased_at = excluded.erased_at
                """)
        .bind("recording", deletion.recording().value())
        .bind("channel", deletion.channel().value())
        .bind("title", deletion.title())
        .bind("kind", deletion.kind().name())
        .bind("startedAt", Times.micros(deletion.startedAt()))
        .bind("bytes", deletion.bytes())
        .bind("reason", deletion.reason().name())
        .bind("announcedAt", Times.micros(deletion.announcedAt()))
        .bind("toldAt", Times.micros(deletion.toldAt()))
        .bind("dueAt", Times.micros(deletion.dueAt()))
        .bind("erasedAt", Times.micros(deletion.erasedAt()))
        .execute();
  }

  public static void withdraw(Handle handle, BroadcastId recording) {
    handle.execute(
        "DELETE FROM deletion WHERE recording = ? AND erased_at IS NULL", recording.value());
  }

  public static List<Deletion> all(Handle handle) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM deletion ORDER BY due_at, recording")
        .map((row, context) -> deletion(row))
        .list();
  }

  private static Deletion deletion(ResultSet row) throws SQLException {
    return new Deletion(
        new BroadcastId(row.getString(1)),
        new ChannelId(row.getString(2)),
        row.getString(3),
        RecordingKind.valueOf(row.getString(4)),
        Times.instant(row, 5),
        row.getLong(6),
        Deletion.Reason.valueOf(row.getString(7)),
        Times.instant(row, 8),
        Times.instant(row, 9),
        Times.instant(row, 10),
        Times.maybeInstant(row, 11));
  }
}
