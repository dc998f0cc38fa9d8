package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.recording.Correction;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.column.Times;

/** The table {@code correction}. */
public final class CorrectionTable {
  private static final String COLUMNS =
      "recording, id, from_ticks, from_timescale, to_ticks, to_timescale, kind, reason,"
          + " legal_basis, requested_by, requested_at, state, finished_at, failure, sealed_until";

  private CorrectionTable() {}

  public static int nextId(Handle handle, BroadcastId recording) {
    return handle
        .createQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM correction WHERE recording = ?")
        .bind(0, recording.value())
        .mapTo(Integer.class)
        .one();
  }

  public static void save(Handle handle, Correction correction) {
    handle
        .createUpdate(
            "INSERT INTO correction ("
                + COLUMNS
                + """
                ) VALUES (:recording, :id, :fromTicks, :fromTimescale, :toTicks, :toTimescale, :kind,
                  :reason, :legalBasis, :requestedBy, :requestedAt, :state, :finishedAt, :failure,
                  :sealedUntil)
                ON CONFLICT (recording, id) DO UPDATE SET from_ticks = excluded.from_ticks,
                  from_timescale = excluded.from_timescale, to_ticks = excluded.to_ticks,
                  to_timescale = excluded.to_timescale, kind = excluded.kind,
                  reason = excluded.reason, legal_basis = excluded.legal_basis,
                  requested_by = excluded.requested_by, requested_at = excluded.requested_at,
                  state = excluded.state, finished_at = excluded.finished_at,
                  failure = excluded.failure, sealed_until = excluded.sealed_until
                """)
        .bind("recording", correction.recording().value())
        .bind("id", correction.id())
        .bind("fromTicks", correction.from().ticks())
        .bind("fromTimescale", correction.from().timescale())
        .bind("toTicks", correction.to().ticks())
        .bind("toTimescale", correction.to().timescale())
        .bind("kind", correction.kind().name())
        .bind("reason", correction.reason())
        .bind("legalBasis", correction.legalBasis())
        .bind("requestedBy", correction.requestedBy())
        .bind("requestedAt", Times.micros(correction.requestedAt()))
        .bind("state", correction.state().name())
        .bind("finishedAt", Times.micros(correction.finishedAt()))
        .bind("failure", correction.failure().orElse(null))
        .bind("sealedUntil", Times.micros(correction.sealedUntil()))
        .execute();
  }

  public static Correction find(Handle handle, BroadcastId recording, int id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM correction WHERE recording = ? AND id = ?")
        .bind(0, recording.value())
        .bind(1, id)
        .map((row, context) -> correction(row))
        .one();
  }

  public static List<Correction> list(Handle handle, BroadcastId recording) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM correction WHERE recording = ? ORDER BY id")
        .bind(0, recording.value())
        .map((row, context) -> correction(row))
        .list();
  }

  public static List<Correction> all(Handle handle) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM correction ORDER BY recording, id")
        .map((row, context) -> correction(row))
        .list();
  }

  public static List<Correction> pending(Handle handle) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM correction WHERE state = ? ORDER BY requested_at, recording, id")
        .bind(0, Correction.State.REQUESTED.name())
        .map((row, context) -> correction(row))
        .list();
  }

  private static Correction correction(ResultSet row) throws SQLException {
    return new Correction(
        new BroadcastId(row.getString(1)),
        row.getInt(2),
        new MediaTime(row.getLong(3), row.getInt(4)),
        new MediaTime(row.getLong(5), row.getInt(6)),
        Correction.Kind.valueOf(row.getString(7)),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        Times.instant(row, 11),
        Correction.State.valueOf(row.getString(12)),
        Times.maybeInstant(row, 13),
        Optional.ofNullable(row.getString(14)),
        Times.maybeInstant(row, 15));
  }
}
