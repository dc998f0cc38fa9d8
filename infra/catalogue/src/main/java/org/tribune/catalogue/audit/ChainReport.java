package org.tribune.catalogue.audit;

import java.util.List;
import java.util.Optional;

/**
 * What a walk along the audit trail's chain found.
 *
 * @param entries how many there are
 * @param erased of how many the content was erased, recorded by an entry
 * @param adopted how many were older than the chain: they are protected since then only
 * @param head the end of the chain
 * @param violations the first few hundred; empty if all is well
 */
public record ChainReport(
    long entries,
    long erased,
    long adopted,
    Optional<AuditHead> head,
    List<ChainViolation> violations) {
  /** A report. */
  public ChainReport {
    violations = List.copyOf(violations);
  }

  /** True if nothing was tampered with, as far as the chain and the given heads can show. */
  public boolean isSound() {
    return violations.isEmpty();
  }
}
