package org.tribune.sql.account;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.AccountLink;
import org.tribune.core.access.AccountId;
import org.tribune.sql.column.Times;

/** The table {@code account_link}. */
final class LinkTable {
  private LinkTable() {}

  /** Puts it in the place of any of the same account, or of any without one. */
  static void put(Handle handle, AccountLink link) {
    link.account()
        .ifPresentOrElse(account -> clear(handle, account), () -> clearWithoutAccount(handle));
    handle.execute(
        "INSERT INTO account_link (hash, account, ends_at) VALUES (?, ?, ?)",
        link.hash(),
        link.account().map(AccountId::value).orElse(null),
        Times.micros(link.endsAt()));
  }

  static void clear(Handle handle, AccountId account) {
    handle.execute("DELETE FROM account_link WHERE account = ?", account.value());
  }

  static void clearWithoutAccount(Handle handle) {
    handle.execute("DELETE FROM account_link WHERE account IS NULL");
  }

  static boolean hasOneWithoutAccount(Handle handle) {
    return handle
        .createQuery("SELECT hash FROM account_link WHERE account IS NULL")
        .mapTo(String.class)
        .findFirst()
        .isPresent();
  }

  static Optional<AccountLink> find(Handle handle, String hash, Instant now) {
    return handle
        .createQuery("SELECT hash, account, ends_at FROM account_link WHERE hash = ?")
        .bind(0, hash)
        .map(
            (row, context) ->
                new AccountLink(
                    row.getString(1),
                    Optional.ofNullable(row.getString(2)).map(AccountId::new),
                    Times.maybeInstant(row, 3)))
        .findFirst()
        .filter(link -> link.isOpen(now));
  }

  static int sweep(Handle handle, Instant now) {
    return handle.execute("DELETE FROM account_link WHERE ends_at <= ?", Times.micros(now));
  }
}
