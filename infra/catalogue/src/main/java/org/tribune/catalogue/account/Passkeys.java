package org.tribune.catalogue.account;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;

/**
 * The passkeys of the accounts. A part of {@link Accounts}, and as it in what it promises; {@link
 * Accounts#open} counts their uses.
 */
public interface Passkeys {
  /** The passkey of this id. */
  Optional<Passkey> passkey(String id);

  /** Those of an account, the oldest first. */
  List<Passkey> of(AccountId account);

  /**
   * Adds one.
   *
   * @param key of what was asked of the browser
   * @return false, with nothing written, if its account is gone or disabled or has {@link
   *     Passkey#MOST} already, if there is one of this id, or if the key is spent
   */
  boolean add(Passkey passkey, OneTimeKey key, AuditEntry entry);

  /**
   * Removes one.
   *
   * @return false, with nothing written, if the account has none of this id
   */
  boolean remove(AccountId account, String id, AuditEntry entry);

  /** Adds one of a backup; what is there already stays. */
  void restore(Passkey passkey);
}
