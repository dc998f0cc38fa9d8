package org.tribune.archive.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainVerification;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.signing.PdfSignature;
import org.tribune.signing.SigningException;
import org.tribune.signing.TimestampTrust;

/**
 * Verifies the audit trail: its whole chain, the stored heads and heads from outside, the time
 * stamps, and the proofs of closed sessions, whose sums are in it. Blocks; for one thread.
 */
public final class TrailExamination {
  private static final int ENTRIES_AT_ONCE = 500;

  private final Catalogue catalogue;
  private final Optional<TimestampTrust> trust;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * An examination.
   *
   * @param trust whose stamps are believed; empty: stamps are not looked at
   */
  public TrailExamination(Catalogue catalogue, Optional<TimestampTrust> trust) {
    this.catalogue = catalogue;
    this.trust = trust;
  }

  /**
   * What was found.
   *
   * @param chain what the walk along the chain found
   * @param stamps how many time stamps are right
   * @param proofs how many proofs are
   */
  public record Result(ChainReport chain, int stamps, int proofs, List<Finding> findings) {
    /** True if nobody must look. */
    public boolean isSound() {
      return findings.stream().noneMatch(each -> each.outcome() == Finding.Outcome.OPEN);
    }
  }

  /**
   * Looks at all of it.
   *
   * @param heads from e-mails or paper
   */
  public Result examine(List<AuditHead> heads) {
    AuditChain chain = catalogue.accounts().auditChain();
    List<AuditCheckpoint> checkpoints = chain.checkpoints();
    List<AuditHead> all = new ArrayList<>(heads);
    checkpoints.forEach(each -> all.add(each.head()));
    ChainReport report = ChainVerification.of(chain, all.stream().distinct().toList());
    report.violations().forEach(each -> findings.add(Finding.open("audit trail: " + each.text())));
    int stamps = (int) checkpoints.stream().filter(this::isStamped).count();
    return new Result(report, stamps, examineProofs(), List.copyOf(findings));
  }

  private boolean isStamped(AuditCheckpoint checkpoint) {
    if (trust.isEmpty() || checkpoint.timestamp().isEmpty()) {
      return false;
    }
    try {
      var _ = trust.get().verify(checkpoint.timestamp().get(), checkpoint.head().hash());
      return true;
    } catch (SigningException e) {
      findings.add(
          Finding.open(
              "audit trail: the time stamp of "
                  + checkpoint.day()
                  + " is wrong: "
                  + e.getMessage()));
      return false;
    }
  }

  private int examineProofs() {
    Set<String> told = toldSums();
    Set<String> seen = new HashSet<>();
    int right = 0;
    for (BroadcastId broadcast : catalogue.proofs().broadcasts()) {
      for (ClosedSessionProof proof : catalogue.proofs().of(broadcast)) {
        seen.add(Sha256.hex(proof.document()));
        right += isRight(proof, told) ? 1 : 0;
      }
    }
    told.stream()
        .filter(sum -> !seen.contains(sum))
        .forEach(
            sum ->
                findings.add(
                    Finding.open(
                        "The proof of a closed session with the SHA-256 sum "
                            + sum
                            + " was made and is gone: put it back from a backup")));
    return right;
  }

  private boolean isRight(ClosedSessionProof proof, Set<String> told) {
    String name =
        "The proof of the closed session of " + proof.from() + " (" + proof.broadcast() + ")";
    if (!told.contains(Sha256.hex(proof.document()))) {
      findings.add(Finding.open(name + " is not the one in the audit trail"));
      return false;
    }
    try {
      PdfSignature signature = PdfSignature.verify(proof.document());
      if (trust.isPresent() && signature.timestamp().isPresent()) {
        var _ = trust.get().verify(signature.timestamp().get(), signature.signatureSum());
      }
      return true;
    } catch (SigningException e) {
      findings.add(Finding.open(name + " is not as it was signed: " + e.getMessage()));
      return false;
    }
  }

  /** The sums of all proofs that were ever made. */
  private Set<String> toldSums() {
    AuditQuery query =
        new AuditQuery(
            Optional.empty(),
            Optional.of(AuditAction.CLOSED_SESSION_PROVED),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            ENTRIES_AT_ONCE);
    Set<String> sums = new HashSet<>();
    List<AuditEntry> page = catalogue.accounts().audit(query);
    while (!page.isEmpty()) {
      sums.addAll(
          page.stream()
              .map(AuditEntry::detail)
              .filter(detail -> detail.contains("SHA-256 "))
              .map(detail -> detail.substring(detail.lastIndexOf(' ') + 1))
              .collect(Collectors.toSet()));
      page = catalogue.accounts().audit(query.before(page.getLast().number()));
    }
    return sums;
  }
}
