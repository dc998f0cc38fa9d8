package org.tribune.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainVerification;

/** A short trail with a checkpoint, for somebody to tamper with. */
final class TamperedTrail {
  static final int ENTRIES = 6;

  private static final Instant NOW = Instant.parse("2026-11-24T18:45:02Z");

  private TamperedTrail() {}

  static AuditEntry entry(String subject) {
    return new AuditEntry(
        /* number= */ 0,
        NOW,
        /* account= */ Optional.empty(),
        "Anne",
        AuditAction.SESSION_CLOSED,
        subject,
        "",
        "Firefox");
  }

  /** Fills it; gives its head. */
  static AuditHead fill(Catalogue catalogue) {
    for (int i = 1; i <= ENTRIES; i++) {
      var _ = catalogue.accounts().record(entry("chamber-" + i));
    }
    AuditChain chain = catalogue.accounts().auditChain();
    LocalDate day = LocalDate.parse("2026-11-24");
    var _ = chain.checkpoint(day, NOW);
    chain.keepMailed(day, NOW);
    return chain.head().orElseThrow();
  }

  static ChainReport verify(Catalogue catalogue, AuditHead... heads) {
    return ChainVerification.of(catalogue.accounts().auditChain(), List.of(heads));
  }
}
