package org.tribune.site.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.audit.ChainVerification;
import org.tribune.site.http.ProblemException;

/** Where the audit trail ends, and whether it holds. Calls block. Safe for all threads. */
final class AuditChainService {
  private final Accounts accounts;
  private final AuditChain chain;

  AuditChainService(Accounts accounts) {
    this.accounts = accounts;
    this.chain = accounts.auditChain();
  }

  /** The head, to be printed, and what was published of it outside. */
  AuditResponses.Head head() {
    Optional<AuditHead> head = chain.head();
    Optional<AuditGenesis> genesis = chain.genesis();
    long first = genesis.map(AuditGenesis::first).orElse(1L);
    List<AuditCheckpoint> checkpoints = chain.checkpoints();
    return new AuditResponses.Head(
        head.map(each -> each.number() - first + 1).orElse(0L),
        head.map(AuditHead::text),
        genesis.map(AuditGenesis::at),
        genesis.map(each -> each.adopted() - each.first() + 1).orElse(0L),
        certificate(),
        checkpoints.isEmpty()
            ? Optional.empty()
            : Optional.of(AuditResponses.Checkpoint.of(checkpoints.getLast())));
  }

  /** By which proofs of closed sessions are known as this site's. */
  private Optional<String> certificate() {
    AuditQuery newest =
        new AuditQuery(
            Optional.empty(),
            Optional.of(AuditAction.SIGNING_KEY_USED),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            /* limit= */ 1);
    return accounts.audit(newest).stream()
        .map(AuditEntry::subject)
        .filter(subject -> !subject.isEmpty())
        .findFirst();
  }

  /**
   * Whether the whole chain, the stored heads and one from outside hold.
   *
   * @param told a head from an e-mail or from paper
   */
  AuditResponses.Verification verify(Optional<String> told) {
    List<AuditHead> heads =
        Stream.concat(
                chain.checkpoints().stream().map(AuditCheckpoint::head),
                told.map(AuditChainService::parsed).stream())
            .distinct()
            .toList();
    return AuditResponses.Verification.of(ChainVerification.of(chain, heads));
  }

  private static AuditHead parsed(String text) {
    return AuditHead.parse(text)
        .orElseThrow(() -> ProblemException.badRequest("audit.head-invalid"));
  }
}
