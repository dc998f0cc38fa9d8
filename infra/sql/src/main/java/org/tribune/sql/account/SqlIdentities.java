package org.tribune.sql.account;

import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Identities;
import org.tribune.catalogue.account.Identity;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.sql.audit.AuditTable;
import org.tribune.sql.database.Database;

/** Who the accounts are elsewhere, in a SQL database. Safe for all threads. */
final class SqlIdentities implements Identities {
  private final Database database;

  SqlIdentities(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Account> owner(Identity identity) {
    return database.read(handle -> IdentityTable.owner(handle, identity));
  }

  @Override
  public Map<AccountId, Identity> all() {
    return database.read(IdentityTable::all);
  }

  @Override
  public boolean bind(AccountId account, Identity identity, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean bound =
              AccountTable.find(handle, account).isPresent()
                  && IdentityTable.bind(handle, account, identity);
          if (bound) {
            var _ = AuditTable.add(handle, entry);
          }
          return bound;
        });
  }

  @Override
  public boolean release(AccountId account, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean released = IdentityTable.release(handle, account);
          if (released) {
            SessionTable.endAll(handle, account, /* keep= */ Optional.empty());
            var _ = AuditTable.add(handle, entry);
          }
          return released;
        });
  }

  @Override
  public void restore(AccountId account, Identity identity) {
    var _ =
        database.write(
            handle -> {
              AccountTable.takeTurn(handle);
              return IdentityTable.bind(handle, account, identity);
            });
  }
}
