package org.tribune.catalogue.account;

import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;

/**
 * Which account belongs to whom at a provider of identities: one account to one person there, and
 * the other way round. A part of {@link Accounts}, and as it in what it promises.
 */
public interface Identities {
  /** The account that is bound to this identity. */
  Optional<Account> owner(Identity identity);

  /** All that are bound. */
  Map<AccountId, Identity> all();

  /**
   * Binds an account.
   *
   * @return false, with nothing written, if the account is gone or one of the two is bound already
   */
  boolean bind(AccountId account, Identity identity, AuditEntry entry);

  /**
   * Lets an account be bound again; its sessions end.
   *
   * @return false, with nothing written, if it is not bound
   */
  boolean release(AccountId account, AuditEntry entry);

  /** Binds an account of a backup; what is there already stays. */
  void restore(AccountId account, Identity identity);
}
