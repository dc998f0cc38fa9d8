package org.tribune.catalogue.account;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.access.AccountId;

/**
 * A one-time link that lets whoever has it choose a password.
 *
 * @param hash SHA-256 of its secret, which is shown once and kept nowhere
 * @param account whose password; absent: that of the first administrator, who is yet to be made
 * @param endsAt absent: with its use, or when another takes its place
 */
public record AccountLink(String hash, Optional<AccountId> account, Optional<Instant> endsAt) {
  /** True while it may be used. */
  public boolean isOpen(Instant now) {
    return endsAt.isEmpty() || now.isBefore(endsAt.get());
  }

  /** What logs may show. */
  @Override
  public String toString() {
    return "AccountLink[" + account + ", " + endsAt + "]";
  }
}
