package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.rendition.RenditionCodec;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.sql.column.Change;
import org.tribune.sql.column.Times;

/** The table {@code recording}. */
public final class RecordingTable {
  private static final RenditionCodec CODEC = new RenditionCodec();
  private static final String COLUMNS =
      "id, channel, title, kind, state, started_at, ended_at, revision, version, format";

  private RecordingTable() {}

  /** Adds it unless one of its id is there. */
  public static void begin(Handle handle, Recording recording) {
    Update insert =
        handle.createUpdate(
            "INSERT INTO recording ("
                + COLUMNS
                + ", bytes) VALUES (:id, :channel, :title, :kind, :state, :startedAt, :endedAt,"
                + " :revision, :version, :format, 0) ON CONFLICT (id) DO NOTHING");
    bind(insert, recording)
        .bind("version", recording.version())
        .bind("format", CODEC.encode(recording.format()))
        .execute();
  }

  private static Update bind(Update update, Recording recording) {
    return update
        .bind("id", recording.id().value())
        .bind("channel", recording.channel().value())
        .bind("title", recording.title())
        .bind("kind", recording.kind().name())
        .bind("state", recording.state().name())
        .bind("startedAt", Times.micros(recording.startedAt()))
        .bind("endedAt", Times.micros(recording.endedAt()))
        .bind("revision", recording.revision());
  }

  public static Optional<Recording> find(Handle handle, BroadcastId id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM recording WHERE id = ?")
        .bind(0, id.value())
        .map((row, context) -> recording(row))
        .findFirst();
  }

  public static List<Recording> list(Handle handle, RecordingQuery query) {
    StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM recording WHERE 1 = 1");
    query.channel().ifPresent(channel -> sql.append(" AND channel = :channel"));
    query.state().ifPresent(state -> sql.append(" AND state = :state"));
    query.before().ifPresent(before -> sql.append(" AND started_at < :before"));
    sql.append(" ORDER BY started_at DESC, id DESC LIMIT :limit");
    Query list = handle.createQuery(sql.toString()).bind("limit", query.limit());
    query.channel().ifPresent(channel -> list.bind("channel", channel.value()));
    query.state().ifPresent(state -> list.bind("state", state.name()));
    query.before().ifPresent(before -> list.bind("before", Times.micros(before)));
    return list.map((row, context) -> recording(row)).list();
  }

  /** Writes it with the next version, if {@code version} is still that of the one that is there. */
  public static boolean replace(Handle handle, Recording recording, long version) {
    Update update =
        handle.createUpdate(
            """
            UPDATE recording SET channel = :channel, title = :title, kind = :kind, state = :state,
              started_at = :startedAt, ended_at = :endedAt, revision = :revision,
              version = :version + 1
            WHERE id = :id AND version = :version
            """);
    return bind(update, recording).bind("version", version).execute() == 1;
  }

  /**
   * Keeps others from changing what belongs to it until the transaction ends. Each transaction that
   * does so begins with it, so that none waits for another in a circle.
   */
  public static void lock(Handle handle, BroadcastId id) {
    if (!lockIfThere(handle, id)) {
      throw new CatalogueException("There is no recording " + id + ": begin it first");
    }
  }

  /** The same; false if there is no such recording. */
  public static boolean lockIfThere(Handle handle, BroadcastId id) {
    return handle.execute("UPDATE recording SET version = version WHERE id = ?", id.value()) == 1;
  }

  public static void grow(Handle handle, BroadcastId id, Change change) {
    if (change.bytes() != 0 || change.isOfOld()) {
      handle.execute(
          "UPDATE recording SET bytes = bytes + ?, version = version + ? WHERE id = ?",
          change.bytes(),
          change.isOfOld() ? 1 : 0,
          id.value());
    }
  }

  public static void raiseVersion(Handle handle, BroadcastId id) {
    handle.execute("UPDATE recording SET version = version + 1 WHERE id = ?", id.value());
  }

  public static void revise(Handle handle, BroadcastId id, int revision, long bytes) {
    handle.execute(
        "UPDATE recording SET revision = ?, version = version + 1, bytes = bytes + ? WHERE id = ?",
        revision,
        bytes,
        id.value());
  }

  /** Removes it with its segments and assets. */
  public static void remove(Handle handle, BroadcastId id) {
    handle.execute("DELETE FROM recording WHERE id = ?", id.value());
  }

  /** Has a report's film follow its report; one that is being erased, or is no film, stays. */
  public static void show(Handle handle, BroadcastId film, boolean isPublic, String title) {
    handle
        .createUpdate(
            """
            UPDATE recording SET state = :state, title = :title, version = version + 1
            WHERE id = :id AND kind = 'REPORT' AND state IN ('COMPLETE', 'HIDDEN')
              AND (state <> :state OR title <> :title)
            """)
        .bind("id", film.value())
        .bind("state", (isPublic ? RecordingState.COMPLETE : RecordingState.HIDDEN).name())
        .bind("title", title)
        .execute();
  }

  /** Has a report's film erased, which no report has any more. */
  public static void eraseFilm(Handle handle, BroadcastId film) {
    handle.execute(
        "UPDATE recording SET state = 'DELETING', version = version + 1"
            + " WHERE id = ? AND kind = 'REPORT' AND state IN ('COMPLETE', 'HIDDEN')",
        film.value());
  }

  public static long bytesOf(Handle handle, BroadcastId id) {
    return handle
        .createQuery("SELECT bytes FROM recording WHERE id = ?")
        .bind(0, id.value())
        .mapTo(Long.class)
        .findFirst()
        .orElse(0L);
  }

  public static long bytesSince(Handle handle, Instant since) {
    return handle
        .createQuery("SELECT COALESCE(SUM(bytes), 0) FROM recording WHERE started_at >= ?")
        .bind(0, Times.micros(since))
        .mapTo(Long.class)
        .one();
  }

  private static Recording recording(ResultSet row) throws SQLException {
    return new Recording(
        new BroadcastId(row.getString(1)),
        new ChannelId(row.getString(2)),
        row.getString(3),
        RecordingKind.valueOf(row.getString(4)),
        RecordingState.valueOf(row.getString(5)),
        Times.instant(row, 6),
        Times.maybeInstant(row, 7),
        (RenditionFormat) CODEC.decode(row.getBytes(10)),
        row.getInt(8),
        row.getLong(9));
  }
}
