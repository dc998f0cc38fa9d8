package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionProofs;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.sql.column.Times;
import org.tribune.sql.database.Database;

/** The proofs of closed sessions in a SQL database. Safe for all threads. */
public final class SqlClosedSessionProofs implements ClosedSessionProofs {
  private final Database database;

  public SqlClosedSessionProofs(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(ClosedSessionProof proof) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO closed_session_proof (broadcast, from_at, edition, until_at,
                          made_at, result, findings, document)
                        VALUES (:broadcast, :from, :edition, :until,
                          :madeAt, :result, :findings, :document)
                        ON CONFLICT (broadcast, from_at, edition) DO NOTHING
                        """)
                    .bind("broadcast", proof.broadcast().value())
                    .bind("from", Times.micros(proof.from()))
                    .bind("edition", proof.edition())
                    .bind("until", Times.micros(proof.until()))
                    .bind("madeAt", Times.micros(proof.madeAt()))
                    .bind("result", proof.result().wireName())
                    .bind("findings", proof.findings())
                    .bind("document", proof.document().array())
                    .execute()
                == 1);
  }

  @Override
  public List<ClosedSessionProof> of(BroadcastId broadcast) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT broadcast, from_at, edition, until_at, made_at, result, document,"
                        + " findings FROM closed_session_proof WHERE broadcast = :broadcast"
                        + " ORDER BY from_at, edition")
                .bind("broadcast", broadcast.value())
                .map((row, context) -> proof(row))
                .list());
  }

  @Override
  public List<ClosedSessionProof> unclean() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT broadcast, from_at, edition, until_at, made_at, result, document, findings
                    FROM closed_session_proof proof
                    WHERE result <> :clean AND NOT EXISTS (
                      SELECT 1 FROM closed_session_proof later
                      WHERE later.broadcast = proof.broadcast AND later.from_at = proof.from_at
                        AND later.edition > proof.edition)
                    ORDER BY broadcast, from_at
                    """)
                .bind("clean", ClosedSessionProof.Result.CLEAN.wireName())
                .map((row, context) -> proof(row))
                .list());
  }

  private static ClosedSessionProof proof(ResultSet row) throws SQLException {
    return new ClosedSessionProof(
        new BroadcastId(row.getString(1)),
        Times.instant(row, 2),
        row.getInt(3),
        Times.instant(row, 4),
        Times.instant(row, 5),
        ClosedSessionProof.Result.ofWireName(row.getString(6)).orElseThrow(),
        Bytes.wrap(row.getBytes(7)),
        row.getString(8));
  }

  @Override
  public List<BroadcastId> broadcasts() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT DISTINCT broadcast FROM closed_session_proof ORDER BY 1")
                .map((row, context) -> new BroadcastId(row.getString(1)))
                .list());
  }
}
