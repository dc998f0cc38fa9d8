package org.tribune.catalogue.secrecy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;

/**
 * Who settled what the checks of closed sessions have found: entries of the audit trail, so that an
 * alarm ends by a person alone, who is named for ever. Calls block. Safe for all threads.
 */
public final class ClosedSessionSettlements {
  /** Far more than there are alarms in the life of a site. */
  private static final int MOST = 1_000;

  private final Accounts accounts;

  /** The settlements in a trail. */
  public ClosedSessionSettlements(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * What the detail of an entry says that settles {@code proof}; its subject is the broadcast. A
   * later edition, which reports something new, is to be settled anew.
   */
  public static String detail(ClosedSessionProof proof) {
    return proof.from() + " " + proof.edition();
  }

  /** The entry that settles {@code proof}; empty while nobody has. */
  public Optional<AuditEntry> of(ClosedSessionProof proof) {
    return entries().stream().filter(each -> settles(each, proof)).findFirst();
  }

  /** Those of {@code proofs} that nobody has settled. */
  public List<ClosedSessionProof> unsettled(List<ClosedSessionProof> proofs) {
    List<AuditEntry> entries = proofs.isEmpty() ? List.of() : entries();
    return proofs.stream()
        .filter(proof -> entries.stream().noneMatch(each -> settles(each, proof)))
        .toList();
  }

  private static boolean settles(AuditEntry entry, ClosedSessionProof proof) {
    return entry.subject().equals(proof.broadcast().value())
        && entry.detail().equals(detail(proof));
  }

  private List<AuditEntry> entries() {
    return accounts.audit(
        new AuditQuery(
            /* account= */ Optional.empty(),
            Optional.of(AuditAction.CLOSED_SESSION_SETTLED),
            /* since= */ Optional.empty(),
            /* until= */ Optional.empty(),
            /* before= */ OptionalLong.empty(),
            MOST));
  }
}
