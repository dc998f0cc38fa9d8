package org.tribune.sql.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.core.Bytes;
import org.tribune.sql.column.Times;

/** The table {@code audit_checkpoint}. */
public final class AuditCheckpointTable {
  private static final String SELECT =
      "SELECT day, number, hash, made_at, token, mailed_at FROM audit_checkpoint";

  private AuditCheckpointTable() {}

  /** Adds it, unless there is one of the same day. */
  public static void insert(Handle handle, AuditCheckpoint checkpoint) {
    handle
        .createUpdate(
            "INSERT INTO audit_checkpoint (day, number, hash, made_at, token, mailed_at)"
                + " VALUES (:day, :number, :hash, :madeAt, :token, :mailedAt)"
                + " ON CONFLICT (day) DO NOTHING")
        .bind("day", checkpoint.day().toString())
        .bind("number", checkpoint.head().number())
        .bind("hash", checkpoint.head().hash().array())
        .bind("madeAt", Times.micros(checkpoint.madeAt()))
        .bind("token", checkpoint.timestamp().map(Bytes::array).orElse(null))
        .bind("mailedAt", Times.micros(checkpoint.mailedAt()))
        .execute();
  }

  public static Optional<AuditCheckpoint> find(Handle handle, LocalDate day) {
    return handle
        .createQuery(SELECT + " WHERE day = :day")
        .bind("day", day.toString())
        .map((row, context) -> checkpoint(row))
        .findOne();
  }

  public static List<AuditCheckpoint> all(Handle handle) {
    return handle
        .createQuery(SELECT + " ORDER BY day")
        .map((row, context) -> checkpoint(row))
        .list();
  }

  private static AuditCheckpoint checkpoint(ResultSet row) throws SQLException {
    return new AuditCheckpoint(
        LocalDate.parse(row.getString(1)),
        new AuditHead(row.getLong(2), Bytes.wrap(row.getBytes(3))),
        Times.instant(row, 4),
        AuditChainTable.bytes(row, 5),
        Times.maybeInstant(row, 6));
  }

  public static boolean lease(Handle handle, LocalDate day, Instant now, Instant until) {
    return handle
            .createUpdate(
                "UPDATE audit_checkpoint SET lease_until = :until WHERE day = :day"
                    + " AND (lease_until IS NULL OR lease_until <= :now)")
            .bind("until", Times.micros(until))
            .bind("day", day.toString())
            .bind("now", Times.micros(now))
            .execute()
        == 1;
  }

  public static void keepTimestamp(Handle handle, LocalDate day, Bytes token) {
    handle
        .createUpdate(
            "UPDATE audit_checkpoint SET token = :token WHERE day = :day AND token IS NULL")
        .bind("token", token.array())
        .bind("day", day.toString())
        .execute();
  }

  public static void keepMailed(Handle handle, LocalDate day, Instant at) {
    handle
        .createUpdate(
            "UPDATE audit_checkpoint SET mailed_at = :at WHERE day = :day AND mailed_at IS NULL")
        .bind("at", Times.micros(at))
        .bind("day", day.toString())
        .execute();
  }
}
