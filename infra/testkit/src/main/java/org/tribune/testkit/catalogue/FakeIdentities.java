package org.tribune.testkit.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Identities;
import org.tribune.catalogue.account.Identity;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;

/** Who the accounts of a {@link FakeAccounts} are elsewhere; that one is the lock of both. */
final class FakeIdentities implements Identities {
  private final FakeAccounts accounts;
  private final Map<AccountId, Identity> bound = new HashMap<>();

  FakeIdentities(FakeAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Account> owner(Identity identity) {
    synchronized (accounts) {
      return bound.entrySet().stream()
          .filter(each -> each.getValue().equals(identity))
          .findFirst()
          .flatMap(each -> accounts.account(each.getKey()));
    }
  }

  @Override
  public Map<AccountId, Identity> all() {
    synchronized (accounts) {
      return Map.copyOf(bound);
    }
  }

  @Override
  public boolean bind(AccountId account, Identity identity, AuditEntry entry) {
    synchronized (accounts) {
      if (accounts.account(account).isEmpty()
          || bound.containsKey(account)
          || bound.containsValue(identity)) {
        return false;
      }
      bound.put(account, identity);
      var _ = accounts.record(entry);
      return true;
    }
  }

  @Override
  public boolean release(AccountId account, AuditEntry entry) {
    synchronized (accounts) {
      boolean released = bound.remove(account) != null;
      if (released) {
        accounts.endSessions(account, /* keep= */ Optional.empty());
        var _ = accounts.record(entry);
      }
      return released;
    }
  }

  @Override
  public void restore(AccountId account, Identity identity) {
    synchronized (accounts) {
      bound.putIfAbsent(account, identity);
    }
  }

  /** The account is gone. */
  void forget(AccountId account) {
    synchronized (accounts) {
      var _ = bound.remove(account);
    }
  }
}
