package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.AccountLink;
import org.tribune.catalogue.account.AccountRefusedException;
import org.tribune.catalogue.account.AccountRefusedException.Reason;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Identities;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.OneTimeKey;
import org.tribune.catalogue.account.Passkeys;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.account.SignedIn;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.AccountId;
import org.tribune.core.crypto.DataKeys;

/** Accounts in memory. Safe for all threads. */
final class FakeAccounts implements Accounts {
  private final Runnable throwFailure;
  private final Map<AccountId, Account> accounts = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, AccountLink> links = new HashMap<>();
  private final Map<String, OneTimeKey> spent = new HashMap<>();
  private final FakeIdentities identities = new FakeIdentities(this);
  private final FakePasskeys passkeys = new FakePasskeys(this);
  private final FakeContacts contacts;
  private final FakeAuditChain trail;

  /**
   * @param throwFailure throws what every call is to throw, if anything
   */
  FakeAccounts(Runnable throwFailure, DataKeys keys) {
    this.throwFailure = throwFailure;
    this.contacts = new FakeContacts(this, keys);
    this.trail = new FakeAuditChain(throwFailure);
  }

  @Override
  public synchronized void create(Account account, AuditEntry entry) {
    requireFree(account.login());
    accounts.put(account.id(), account);
    var _ = record(entry);
  }

  private void requireFree(Login login) {
    if (account(login).isPresent()) {
      throw new AccountRefusedException(Reason.LOGIN_TAKEN);
    }
  }

  @Override
  public synchronized Optional<Account> account(AccountId id) {
    throwFailure.run();
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public synchronized Optional<Account> account(Login login) {
    throwFailure.run();
    return accounts.values().stream().filter(each -> each.login().equals(login)).findFirst();
  }

  @Override
  public synchronized List<Account> accounts() {
    throwFailure.run();
    return accounts.values().stream()
        .sorted(Comparator.comparing(each -> each.login().value()))
        .toList();
  }

  @Override
  public synchronized boolean hasAdministrator() {
    throwFailure.run();
    return accounts.values().stream().anyMatch(Account::isAbleAdministrator);
  }

  @Override
  public synchronized Optional<Account> change(
      AccountId id, UnaryOperator<Account> change, Optional<String> keep, AuditEntry entry) {
    Optional<Account> before = account(id);
    Optional<Account> after = before.map(change);
    if (after.equals(before)) {
      return before;
    }
    requireAdministratorBesides(before.orElseThrow(), after);
    write(before.orElseThrow(), after.orElseThrow(), keep);
    var _ = record(entry);
    return account(id);
  }

  private void requireAdministratorBesides(Account before, Optional<Account> after) {
    boolean loses =
        before.isAbleAdministrator() && after.filter(Account::isAbleAdministrator).isEmpty();
    boolean hasOther =
        accounts.values().stream()
            .anyMatch(each -> !each.id().equals(before.id()) && each.isAbleAdministrator());
    if (loses && !hasOther) {
      throw new AccountRefusedException(Reason.LAST_ADMINISTRATOR);
    }
  }

  private void write(Account before, Account after, Optional<String> keep) {
    accounts.put(after.id(), after);
    if (!after.active() || !after.passwordHash().equals(before.passwordHash())) {
      clear(after.id(), keep);
    }
  }

  private void clear(AccountId id, Optional<String> keep) {
    endSessions(id, keep);
    links.values().removeIf(link -> link.account().equals(Optional.of(id)));
  }

  void endSessions(AccountId id, Optional<String> keep) {
    sessions
        .values()
        .removeIf(each -> each.account().equals(id) && keep.filter(each.hash()::equals).isEmpty());
  }

  @Override
  public synchronized boolean delete(AccountId id, AuditEntry entry) {
    Optional<Account> before = account(id);
    before.ifPresent(
        account -> {
          requireAdministratorBesides(account, /* after= */ Optional.empty());
          clear(id, /* keep= */ Optional.empty());
          accounts.remove(id);
          identities.forget(id);
          passkeys.forget(id);
          var _ = contacts.erase(id);
          var _ = record(entry);
        });
    return before.isPresent();
  }

  @Override
  public synchronized void save(AccountLink link, AuditEntry entry) {
    saveSetUp(link);
    var _ = record(entry);
  }

  @Override
  public synchronized void saveSetUp(AccountLink link) {
    throwFailure.run();
    links.values().removeIf(each -> each.account().equals(link.account()));
    links.put(link.hash(), link);
  }

  @Override
  public synchronized boolean saveSetUpIfNone(AccountLink link) {
    throwFailure.run();
    boolean isFirst = links.values().stream().noneMatch(each -> each.account().isEmpty());
    if (isFirst) {
      links.put(link.hash(), link);
    }
    return isFirst;
  }

  @Override
  public synchronized Optional<AccountLink> link(String hash, Instant now) {
    throwFailure.run();
    return Optional.ofNullable(links.get(hash)).filter(link -> link.isOpen(now));
  }

  @Override
  public synchronized boolean setUp(
      String linkHash, Instant now, Account administrator, AuditEntry entry) {
    boolean isOpen = link(linkHash, now).filter(link -> link.account().isEmpty()).isPresent();
    if (!isOpen || hasAdministrator()) {
      return false;
    }
    create(administrator, entry);
    links.values().removeIf(link -> link.account().isEmpty());
    return true;
  }

  @Override
  public synchronized Optional<Account> redeem(
      String linkHash, Instant now, String passwordHash, AuditEntry entry) {
    Optional<Account> before =
        link(linkHash, now)
            .flatMap(AccountLink::account)
            .flatMap(this::account)
            .filter(Account::active);
    before.ifPresent(
        account -> {
          write(account, account.withPassword(passwordHash), /* keep= */ Optional.empty());
          var _ = record(entry);
        });
    return before.flatMap(account -> account(account.id()));
  }

  @Override
  public synchronized boolean open(Session session, Proof proof, AuditEntry entry) {
    Optional<Account> account =
        account(session.account())
            .filter(Account::active)
            .filter(each -> holds(each, proof, session.createdAt()));
    account.ifPresent(
        each -> {
          accounts.put(each.id(), each.signedIn(session.createdAt()));
          sessions.put(session.hash(), session);
          var _ = record(entry);
        });
    return account.isPresent();
  }

  private boolean holds(Account account, Proof proof, Instant now) {
    return switch (proof) {
      case Proof.Password password -> account.passwordHash().equals(Optional.of(password.hash()));
      case Proof.Provider provider ->
          identities.owner(provider.identity()).equals(Optional.of(account))
              && spend(provider.key());
      case Proof.ByPasskey passkey ->
          !spent.containsKey(passkey.key().hash())
              && passkeys.use(account.id(), passkey, now)
              && spend(passkey.key());
    };
  }

  @Override
  public Optional<SignedIn> session(String hash) {
    // Outside of the lock: one that is held must not hold the next.
    throwFailure.run();
    synchronized (this) {
      return Optional.ofNullable(sessions.get(hash))
          .flatMap(
              session ->
                  Optional.ofNullable(accounts.get(session.account()))
                      .filter(Account::active)
                      .map(account -> new SignedIn(session, account)));
    }
  }

  @Override
  public synchronized void touch(String hash, Instant now) {
    throwFailure.run();
    var _ =
        sessions.computeIfPresent(
            hash,
            (key, each) ->
                each.lastSeenAt().isBefore(now)
                    ? new Session(
                        each.hash(),
                        each.account(),
                        each.createdAt(),
                        now,
                        each.endsAt(),
                        each.trusted(),
                        each.from())
                    : each);
  }

  @Override
  public synchronized List<Session> sessions(AccountId account) {
    throwFailure.run();
    return sessions.values().stream()
        .filter(each -> each.account().equals(account))
        .sorted(Comparator.comparing(Session::lastSeenAt).reversed().thenComparing(Session::hash))
        .toList();
  }

  @Override
  public synchronized boolean end(AccountId account, String hash, AuditEntry entry) {
    throwFailure.run();
    boolean ended =
        sessions
            .values()
            .removeIf(each -> each.account().equals(account) && each.hash().equals(hash));
    if (ended) {
      var _ = record(entry);
    }
    return ended;
  }

  @Override
  public synchronized void endAll(AccountId account, Optional<String> keep, AuditEntry entry) {
    throwFailure.run();
    endSessions(account, keep);
    var _ = record(entry);
  }

  @Override
  public synchronized int sweep(Instant now) {
    throwFailure.run();
    int before = sessions.size() + links.size() + spent.size();
    sessions.values().removeIf(each -> !each.isOpen(now));
    links.values().removeIf(each -> !each.isOpen(now));
    spent.values().removeIf(each -> !now.isBefore(each.endsAt()));
    return before - sessions.size() - links.size() - spent.size() + contacts.sweep(now);
  }

  /** False if it is spent already. */
  synchronized boolean spend(OneTimeKey key) {
    return spent.putIfAbsent(key.hash(), key) == null;
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
  public AuditChain auditChain() {
    return trail;
  }

  @Override
  public synchronized long record(AuditEntry entry) {
    throwFailure.run();
    return trail.add(entry);
  }

  @Override
  public synchronized void restore(Account account) {
    throwFailure.run();
    accounts.putIfAbsent(account.id(), account);
  }

  @Override
  public synchronized void restore(List<AuditEntry> entries) {
    throwFailure.run();
    trail.restoreUnchained(entries);
  }

  @Override
  public synchronized List<AuditEntry> audit(AuditQuery query) {
    throwFailure.run();
    return trail.entries().stream()
        .filter(each -> query.account().isEmpty() || query.account().equals(each.account()))
        .filter(each -> query.action().filter(action -> action != each.action()).isEmpty())
        .filter(each -> query.since().filter(each.at()::isBefore).isEmpty())
        .filter(each -> query.until().filter(until -> !each.at().isBefore(until)).isEmpty())
        .filter(each -> query.before().isEmpty() || each.number() < query.before().getAsLong())
        .limit(query.limit())
        .toList();
  }
}
