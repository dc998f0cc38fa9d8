package org.tribune.sql.account;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.OneTimeKey;
import org.tribune.catalogue.account.Proof;
import org.tribune.sql.column.Times;

/**
 * Looks at proofs in the transaction that opens a session; and the table of keys that are spent.
 */
final class ProofCheck {
  private ProofCheck() {}

  /** True if {@code proof} is one for {@code account}; its key, if it has one, is then spent. */
  static boolean holds(Handle handle, Account account, Proof proof, Instant now) {
    return switch (proof) {
      case Proof.Password password -> account.passwordHash().equals(Optional.of(password.hash()));
      case Proof.Provider provider ->
          IdentityTable.owner(handle, provider.identity()).equals(Optional.of(account))
              && spend(handle, provider.key());
      case Proof.ByPasskey passkey ->
          !isSpent(handle, passkey.key())
              && PasskeyTable.use(handle, account.id(), passkey, now)
              && spend(handle, passkey.key());
    };
  }

  private static boolean isSpent(Handle handle, OneTimeKey key) {
    return handle
        .createQuery("SELECT 1 FROM account_spent_key WHERE hash = ?")
        .bind(0, key.hash())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** False if it is spent already. */
  static boolean spend(Handle handle, OneTimeKey key) {
    return handle.execute(
            "INSERT INTO account_spent_key (hash, ends_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            key.hash(),
            Times.micros(key.endsAt()))
        == 1;
  }

  static int sweep(Handle handle, Instant now) {
    return handle.execute("DELETE FROM account_spent_key WHERE ends_at <= ?", Times.micros(now));
  }
}
