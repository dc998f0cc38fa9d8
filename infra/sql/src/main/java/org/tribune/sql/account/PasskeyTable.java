package org.tribune.sql.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.account.Proof;
import org.tribune.core.access.AccountId;
import org.tribune.sql.column.Times;

/** The table {@code account_passkey}. */
final class PasskeyTable {
  private static final String SELECT =
      "SELECT id, account, name, credential, counter, created_at, used_at FROM account_passkey";

  private PasskeyTable() {}

  static Optional<Passkey> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> passkey(row))
        .findFirst();
  }

  static List<Passkey> list(Handle handle, AccountId account) {
    return handle
        .createQuery(SELECT + " WHERE account = ? ORDER BY created_at, id")
        .bind(0, account.value())
        .map((row, context) -> passkey(row))
        .list();
  }

  /** False if there is one of this id. */
  static boolean insert(Handle handle, Passkey passkey) {
    return handle
            .createUpdate(
                """
                INSERT INTO account_passkey (id, account, name, credential, counter, created_at,
                  used_at)
                VALUES (:id, :account, :name, :credential, :counter, :createdAt, :usedAt)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", passkey.id())
            .bind("account", passkey.account().value())
            .bind("name", passkey.name())
            .bind("credential", passkey.credential())
            .bind("counter", passkey.counter())
            .bind("createdAt", Times.micros(passkey.createdAt()))
            .bind("usedAt", Times.micros(passkey.usedAt()))
            .execute()
        == 1;
  }

  /** False if the account has none of this id and count. */
  static boolean use(Handle handle, AccountId account, Proof.ByPasskey proof, Instant now) {
    return handle.execute(
            "UPDATE account_passkey SET counter = ?, used_at = ?"
                + " WHERE id = ? AND account = ? AND counter = ?",
            proof.after(),
            Times.micros(now),
            proof.id(),
            account.value(),
            proof.before())
        == 1;
  }

  static boolean delete(Handle handle, AccountId account, String id) {
    return handle.execute(
            "DELETE FROM account_passkey WHERE account = ? AND id = ?", account.value(), id)
        == 1;
  }

  private static Passkey passkey(ResultSet row) throws SQLException {
    return new Passkey(
        row.getString(1),
        new AccountId(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        Times.instant(row, 6),
        Times.maybeInstant(row, 7));
  }
}
