package org.tribune.sql.account;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.OneTimeKey;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.account.Passkeys;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.sql.audit.AuditTable;
import org.tribune.sql.database.Database;

/** The passkeys in a SQL database. Safe for all threads. */
final class SqlPasskeys implements Passkeys {
  private final Database database;

  SqlPasskeys(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Passkey> passkey(String id) {
    return database.read(handle -> PasskeyTable.find(handle, id));
  }

  @Override
  public List<Passkey> of(AccountId account) {
    return database.read(handle -> PasskeyTable.list(handle, account));
  }

  @Override
  public boolean add(Passkey passkey, OneTimeKey key, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean added =
              hasRoom(handle, passkey.account())
                  && PasskeyTable.find(handle, passkey.id()).isEmpty()
                  && ProofCheck.spend(handle, key)
                  && PasskeyTable.insert(handle, passkey);
          if (added) {
            var _ = AuditTable.add(handle, entry);
          }
          return added;
        });
  }

  private static boolean hasRoom(Handle handle, AccountId account) {
    return AccountTable.find(handle, account).filter(Account::active).isPresent()
        && PasskeyTable.list(handle, account).size() < Passkey.MOST;
  }

  @Override
  public boolean remove(AccountId account, String id, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean removed = PasskeyTable.delete(handle, account, id);
          if (removed) {
            var _ = AuditTable.add(handle, entry);
          }
          return removed;
        });
  }

  @Override
  public void restore(Passkey passkey) {
    var _ =
        database.write(
            handle -> {
              AccountTable.takeTurn(handle);
              return PasskeyTable.insert(handle, passkey);
            });
  }
}
