package org.tribune.sql.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.AccountLink;
import org.tribune.catalogue.account.AccountRuleException;
import org.tribune.catalogue.account.AccountRuleException.Reason;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Identities;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Passkeys;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.account.SignedIn;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.AccountId;
import org.tribune.sql.audit.AuditTable;
import org.tribune.sql.database.Database;
import org.tribune.sql.keys.Keyring;

/** The accounts in a SQL database. Safe for all threads. */
public final class SqlAccounts implements Accounts {
  private final Database database;
  private final Identities identities;
  private final Passkeys passkeys;
  private final AuditChain auditChain;
  private final Contacts contacts;
  private final ContactTable contactTable;

  public SqlAccounts(Database database, Keyring keys) {
    this.database = database;
    this.identities = new SqlIdentities(database);
    this.passkeys = new SqlPasskeys(database);
    this.auditChain = new SqlAuditChain(database);
    this.contactTable = new ContactTable(keys);
    this.contacts = new SqlContacts(database, contactTable);
  }

  /** What a transaction came to; one that is refused has written nothing. */
  private record Outcome<T>(Optional<T> value, Optional<Reason> refusal) {
    static <T> Outcome<T> of(Optional<T> value) {
      return new Outcome<>(value, Optional.empty());
    }

    static <T> Outcome<T> refused(Reason reason) {
      return new Outcome<>(Optional.empty(), Optional.of(reason));
    }

    Optional<T> orThrow() {
      refusal.ifPresent(
          reason -> {
            throw new AccountRuleException(reason);
          });
      return value;
    }
  }

  private void write(Consumer<Handle> work) {
    var _ =
        database.write(
            handle -> {
              work.accept(handle);
              return true;
            });
  }

  @Override
  public void create(Account account, AuditEntry entry) {
    var _ =
        database
            .<Outcome<Account>>write(
                handle -> {
                  AccountTable.takeTurn(handle);
                  if (AccountTable.find(handle, account.login()).isPresent()) {
                    return Outcome.refused(Reason.LOGIN_TAKEN);
                  }
                  AccountTable.insert(handle, account);
                  var _ = AuditTable.add(handle, entry);
                  return Outcome.of(Optional.of(account));
                })
            .orThrow();
  }

  @Override
  public Optional<Account> account(AccountId id) {
    return database.read(handle -> AccountTable.find(handle, id));
  }

  @Override
  public Optional<Account> account(Login login) {
    return database.read(handle -> AccountTable.find(handle, login));
  }

  @Override
  public List<Account> accounts() {
    return database.read(AccountTable::all);
  }

  @Override
  public boolean hasAdministrator() {
    return database.read(
        handle -> AccountTable.hasAdministrator(handle, /* besides= */ Optional.empty()));
  }

  @Override
  public Optional<Account> change(
      AccountId id, UnaryOperator<Account> change, Optional<String> keep, AuditEntry entry) {
    return database
        .<Outcome<Account>>write(
            handle -> {
              AccountTable.takeTurn(handle);
              Optional<Account> before = AccountTable.find(handle, id);
              Optional<Account> after = before.map(change);
              if (after.equals(before)) {
                return Outcome.of(before);
              }
              if (losesLast(handle, before.orElseThrow(), after)) {
                return Outcome.refused(Reason.LAST_ADMINISTRATOR);
              }
              write(handle, before.orElseThrow(), after.orElseThrow(), keep);
              var _ = AuditTable.add(handle, entry);
              return Outcome.of(AccountTable.find(handle, id));
            })
        .orThrow();
  }

  private static boolean losesLast(Handle handle, Account before, Optional<Account> after) {
    return before.isAbleAdministrator()
        && after.filter(Account::isAbleAdministrator).isEmpty()
        && !AccountTable.hasAdministrator(handle, Optional.of(before.id()));
  }

  private static void write(Handle handle, Account before, Account after, Optional<String> keep) {
    AccountTable.update(handle, after);
    if (!after.active() || !after.passwordHash().equals(before.passwordHash())) {
      SessionTable.endAll(handle, after.id(), keep);
      LinkTable.clear(handle, after.id());
    }
  }

  @Override
  public boolean delete(AccountId id, AuditEntry entry) {
    return database
        .<Outcome<Account>>write(
            handle -> {
              AccountTable.takeTurn(handle);
              Optional<Account> before = AccountTable.find(handle, id);
              if (before.isEmpty()) {
                return Outcome.of(before);
              }
              if (losesLast(handle, before.get(), /* after= */ Optional.empty())) {
                return Outcome.refused(Reason.LAST_ADMINISTRATOR);
              }
              var _ = contactTable.delete(handle, id);
              var _ = AccountTable.delete(handle, id);
              var _ = AuditTable.add(handle, entry);
              return Outcome.of(before);
            })
        .orThrow()
        .isPresent();
  }

  @Override
  public void save(AccountLink link, AuditEntry entry) {
    write(
        handle -> {
          AccountTable.takeTurn(handle);
          LinkTable.put(handle, link);
          var _ = AuditTable.add(handle, entry);
        });
  }

  @Override
  public void saveSetUp(AccountLink link) {
    write(
        handle -> {
          AccountTable.takeTurn(handle);
          LinkTable.put(handle, link);
        });
  }

  @Override
  public boolean saveSetUpIfNone(AccountLink link) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean isFirst = !LinkTable.hasOneWithoutAccount(handle);
          if (isFirst) {
            LinkTable.put(handle, link);
          }
          return isFirst;
        });
  }

  @Override
  public Optional<AccountLink> link(String hash, Instant now) {
    return database.read(handle -> LinkTable.find(handle, hash, now));
  }

  @Override
  public boolean setUp(String linkHash, Instant now, Account administrator, AuditEntry entry) {
    return database
        .<Outcome<Account>>write(
            handle -> {
              AccountTable.takeTurn(handle);
              boolean isOpen =
                  LinkTable.find(handle, linkHash, now)
                      .filter(link -> link.account().isEmpty())
                      .isPresent();
              if (!isOpen || AccountTable.hasAdministrator(handle, Optional.empty())) {
                return Outcome.of(Optional.empty());
              }
              if (AccountTable.find(handle, administrator.login()).isPresent()) {
                return Outcome.refused(Reason.LOGIN_TAKEN);
              }
              AccountTable.insert(handle, administrator);
              LinkTable.clearWithoutAccount(handle);
              var _ = AuditTable.add(handle, entry);
              return Outcome.of(Optional.of(administrator));
            })
        .orThrow()
        .isPresent();
  }

  @Override
  public Optional<Account> redeem(
      String linkHash, Instant now, String passwordHash, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          Optional<Account> before =
              LinkTable.find(handle, linkHash, now)
                  .flatMap(AccountLink::account)
                  .flatMap(id -> AccountTable.find(handle, id))
                  .filter(Account::active);
          before.ifPresent(
              account -> {
                write(handle, account, account.withPassword(passwordHash), Optional.empty());
                var _ = AuditTable.add(handle, entry);
              });
          return before.flatMap(account -> AccountTable.find(handle, account.id()));
        });
  }

  @Override
  public boolean open(Session session, Proof proof, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          Optional<Account> account =
              AccountTable.find(handle, session.account())
                  .filter(Account::active)
                  .filter(each -> ProofCheck.holds(handle, each, proof, session.createdAt()));
          account.ifPresent(
              each -> {
                SessionTable.insert(handle, session);
                AccountTable.update(handle, each.signedIn(session.createdAt()));
                var _ = AuditTable.add(handle, entry);
              });
          return account.isPresent();
        });
  }

  @Override
  public Optional<SignedIn> session(String hash) {
    return database.read(handle -> SessionTable.find(handle, hash));
  }

  @Override
  public void touch(String hash, Instant now) {
    write(handle -> SessionTable.touch(handle, hash, now));
  }

  @Override
  public List<Session> sessions(AccountId account) {
    return database.read(handle -> SessionTable.list(handle, account));
  }

  @Override
  public boolean end(AccountId account, String hash, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean ended = SessionTable.end(handle, account, hash);
          if (ended) {
            var _ = AuditTable.add(handle, entry);
          }
          return ended;
        });
  }

  @Override
  public void endAll(AccountId account, Optional<String> keep, AuditEntry entry) {
    write(
        handle -> {
          AccountTable.takeTurn(handle);
          SessionTable.endAll(handle, account, keep);
          var _ = AuditTable.add(handle, entry);
        });
  }

  @Override
  public int sweep(Instant now) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          return SessionTable.sweep(handle, now)
              + LinkTable.sweep(handle, now)
              + ProofCheck.sweep(handle, now)
              + contactTable.sweep(handle, now);
        });
  }

  @Override
  public Passkeys passkeys() {
    return passkeys;
  }

  @Override
  public Identities identities() {
    return identities;
  }

  @Override
  public Contacts contacts() {
    return contacts;
  }

  @Override
  public long record(AuditEntry entry) {
    return database.write(handle -> AuditTable.add(handle, entry));
  }

  @Override
  public AuditChain auditChain() {
    return auditChain;
  }

  @Override
  public void restore(Account account) {
    write(
        handle -> {
          AccountTable.takeTurn(handle);
          if (AccountTable.find(handle, account.id()).isEmpty()) {
            AccountTable.insert(handle, account);
          }
        });
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query) {
    return database.read(handle -> AuditTable.list(handle, query));
  }
}
