package org.tribune.catalogue.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.core.access.AccountId;

/**
 * Which entries of the audit trail are wanted; the newest come first.
 *
 * @param account whose doing
 * @param since at this time or later
 * @param until before this time
 * @param before with a lower number than this
 * @param limit how many at most, 1 or more
 */
public record AuditQuery(
    Optional<AccountId> account,
    Optional<AuditAction> action,
    Optional<Instant> since,
    Optional<Instant> until,
    OptionalLong before,
    int limit) {
  /** A query. */
  public AuditQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " is not 1 or more");
    }
  }

  /** The newest of all. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        limit);
  }

  /** The same, further back. */
  public AuditQuery before(long number) {
    return new AuditQuery(account, action, since, until, OptionalLong.of(number), limit);
  }
}
