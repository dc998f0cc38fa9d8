package org.tribune.sql.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Identity;
import org.tribune.core.access.AccountId;

/** The table {@code account_identity}. */
final class IdentityTable {
  private IdentityTable() {}

  static Optional<Account> owner(Handle handle, Identity identity) {
    return handle
        .createQuery(
            "SELECT "
                + AccountTable.COLUMNS
                + " FROM account_identity JOIN account ON account.id = account_identity.account"
                + " WHERE issuer = ? AND subject = ?")
        .bind(0, identity.issuer())
        .bind(1, identity.subject())
        .map((row, context) -> AccountTable.account(row, /* first= */ 1))
        .findFirst();
  }

  static Map<AccountId, Identity> all(Handle handle) {
    Map<AccountId, Identity> all = new LinkedHashMap<>();
    handle
        .createQuery("SELECT account, issuer, subject FROM account_identity ORDER BY account")
        .map(
            (row, context) ->
                Map.entry(
                    new AccountId(row.getString(1)),
                    new Identity(row.getString(2), row.getString(3))))
        .forEach(each -> all.put(each.getKey(), each.getValue()));
    return all;
  }

  /** False if one of the two is bound already. */
  static boolean bind(Handle handle, AccountId account, Identity identity) {
    return handle.execute(
            "INSERT INTO account_identity (account, issuer, subject) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            account.value(),
            identity.issuer(),
            identity.subject())
        == 1;
  }

  static boolean release(Handle handle, AccountId account) {
    return handle.execute("DELETE FROM account_identity WHERE account = ?", account.value()) == 1;
  }
}
