package org.tribune.sql.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.account.SignedIn;
import org.tribune.core.access.AccountId;
import org.tribune.sql.column.Times;

/** The table {@code account_session}. */
final class SessionTable {
  private static final String COLUMNS =
      "hash, account, account_session.created_at, last_seen_at, ends_at, trusted, came_from";
  private static final int COLUMN_COUNT = 7;

  private SessionTable() {}

  static void insert(Handle handle, Session session) {
    handle
        .createUpdate(
            """
            INSERT INTO account_session (hash, account, created_at, last_seen_at, ends_at, trusted,
              came_from)
            VALUES (:hash, :account, :createdAt, :lastSeenAt, :endsAt, :trusted, :from)
            """)
        .bind("hash", session.hash())
        .bind("account", session.account().value())
        .bind("createdAt", Times.micros(session.createdAt()))
        .bind("lastSeenAt", Times.micros(session.lastSeenAt()))
        .bind("endsAt", Times.micros(session.endsAt()))
        .bind("trusted", session.trusted() ? 1 : 0)
        .bind("from", session.from())
        .execute();
  }

  static Optional<SignedIn> find(Handle handle, String hash) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + ", "
                + AccountTable.COLUMNS
                + " FROM account_session JOIN account ON account.id = account_session.account"
                + " WHERE hash = ? AND active = 1")
        .bind(0, hash)
        .map(
            (row, context) ->
                new SignedIn(session(row), AccountTable.account(row, COLUMN_COUNT + 1)))
        .findFirst();
  }

  /** Never back in time: several processes may write at once. */
  static void touch(Handle handle, String hash, Instant now) {
    handle.execute(
        "UPDATE account_session SET last_seen_at = ? WHERE hash = ? AND last_seen_at < ?",
        Times.micros(now),
        hash,
        Times.micros(now));
  }

  static List<Session> list(Handle handle, AccountId account) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM account_session WHERE account = ? ORDER BY last_seen_at DESC, hash")
        .bind(0, account.value())
        .map((row, context) -> session(row))
        .list();
  }

  static boolean end(Handle handle, AccountId account, String hash) {
    return handle.execute(
            "DELETE FROM account_session WHERE account = ? AND hash = ?", account.value(), hash)
        == 1;
  }

  static void endAll(Handle handle, AccountId account, Optional<String> keep) {
    handle.execute(
        "DELETE FROM account_session WHERE account = ? AND hash <> ?",
        account.value(),
        keep.orElse(""));
  }

  static int sweep(Handle handle, Instant now) {
    return handle.execute(
        "DELETE FROM account_session WHERE ends_at <= ? OR (trusted = 0 AND last_seen_at <= ?)",
        Times.micros(now),
        Times.micros(now.minus(Session.LONGEST_REST)));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString(1),
        new AccountId(row.getString(2)),
        Times.instant(row, 3),
        Times.instant(row, 4),
        Times.instant(row, 5),
        row.getInt(6) == 1,
        row.getString(7));
  }
}
