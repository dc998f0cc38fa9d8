package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.OneTimeKey;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.account.Passkeys;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;

/** The passkeys of a {@link FakeAccounts}, which is the lock of both. */
final class FakePasskeys implements Passkeys {
  private final FakeAccounts accounts;
  private final Map<String, Passkey> passkeys = new HashMap<>();

  FakePasskeys(FakeAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Passkey> passkey(String id) {
    synchronized (accounts) {
      return Optional.ofNullable(passkeys.get(id));
    }
  }

  @Override
  public List<Passkey> of(AccountId account) {
    synchronized (accounts) {
      return passkeys.values().stream()
          .filter(each -> each.account().equals(account))
          .sorted(Comparator.comparing(Passkey::createdAt).thenComparing(Passkey::id))
          .toList();
    }
  }

  @Override
  public boolean add(Passkey passkey, OneTimeKey key, AuditEntry entry) {
    synchronized (accounts) {
      if (accounts.account(passkey.account()).filter(Account::active).isEmpty()
          || of(passkey.account()).size() >= Passkey.MOST
          || passkeys.containsKey(passkey.id())
          || !accounts.spend(key)) {
        return false;
      }
      passkeys.put(passkey.id(), passkey);
      var _ = accounts.record(entry);
      return true;
    }
  }

  @Override
  public boolean remove(AccountId account, String id, AuditEntry entry) {
    synchronized (accounts) {
      boolean removed =
          passkeys
              .values()
              .removeIf(each -> each.account().equals(account) && each.id().equals(id));
      if (removed) {
        var _ = accounts.record(entry);
      }
      return removed;
    }
  }

  @Override
  public void restore(Passkey passkey) {
    synchronized (accounts) {
      passkeys.putIfAbsent(passkey.id(), passkey);
    }
  }

  /** True if the account has this passkey, with this count, which is then another. */
  boolean use(AccountId account, Proof.ByPasskey proof, Instant now) {
    synchronized (accounts) {
      Optional<Passkey> found =
          passkey(proof.id())
              .filter(each -> each.account().equals(account))
              .filter(each -> each.counter() == proof.before());
      found.ifPresent(
          each ->
              passkeys.put(
                  each.id(),
                  new Passkey(
                      each.id(),
                      each.account(),
                      each.name(),
                      each.credential(),
                      proof.after(),
                      each.createdAt(),
                      Optional.of(now))));
      return found.isPresent();
    }
  }

  /** The account is gone. */
  void forget(AccountId account) {
    synchronized (accounts) {
      passkeys.values().removeIf(each -> each.account().equals(account));
    }
  }
}
