package org.tribune.site.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionProofs;
import org.tribune.catalogue.secrecy.ClosedSessionSettlements;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.Staff;
import org.tribune.site.http.ProblemException;

/** Proofs of closed sessions, for the minutes. Calls block. Safe for all threads. */
final class ProofService {
  private final ClosedSessionProofs proofs;
  private final Accounts accounts;
  private final ClosedSessionSettlements settlements;

  ProofService(Catalogue catalogue) {
    this.proofs = catalogue.proofs();
    this.accounts = catalogue.accounts();
    this.settlements = new ClosedSessionSettlements(accounts);
  }

  /** The closed sessions of a recording. */
  ProofResponses.Listing list(String recording) {
    return new ProofResponses.Listing(sessions(recording));
  }

  /** Each closed session of a recording with its newest proof. */
  List<ProofResponses.Session> sessions(String recording) {
    List<ClosedSessionProof> newest = newest(recording);
    return IntStream.range(0, newest.size())
        .mapToObj(each -> view(recording, each + 1, newest.get(each)))
        .toList();
  }

  private ProofResponses.Session view(String recording, int number, ClosedSessionProof proof) {
    return ProofResponses.Session.of(
        recording,
        number,
        proof,
        Optional.of(proof)
            .filter(each -> each.result() != ClosedSessionProof.Result.CLEAN)
            .flatMap(settlements::of)
            .map(ProofResponses.Settlement::of));
  }

  /**
   * Settles what the check of a closed session has reported, in the name of {@code staff}. Once:
   * what is settled stays so.
   */
  ProofResponses.Session settle(String recording, String number, Staff staff, Instant now) {
    ClosedSessionProof proof = find(recording, number);
    if (proof.result() == ClosedSessionProof.Result.CLEAN) {
      throw new ProblemException(
          Problem.of(409, "Nothing to settle", "recording.nothing-to-settle"));
    }
    if (settlements.of(proof).isEmpty()) {
      var _ =
          accounts.record(
              staff.did(
                  AuditAction.CLOSED_SESSION_SETTLED,
                  proof.broadcast().value(),
                  ClosedSessionSettlements.detail(proof),
                  now));
    }
    return view(recording, Integer.parseInt(number), proof);
  }

  private List<ClosedSessionProof> newest(String recording) {
    Map<Instant, ClosedSessionProof> bySession = new LinkedHashMap<>();
    proofs.of(id(recording)).forEach(each -> bySession.put(each.from(), each));
    return new ArrayList<>(bySession.values());
  }

  private static BroadcastId id(String recording) {
    try {
      return new BroadcastId(recording);
    } catch (ValidationException e) {
      throw none();
    }
  }

  /**
   * The newest proof of a closed session.
   *
   * @param number 1 for the first of the recording
   */
  ClosedSessionProof find(String recording, String number) {
    List<ClosedSessionProof> newest = newest(recording);
    try {
      int index = Integer.parseInt(number) - 1;
      if (index >= 0 && index < newest.size()) {
        return newest.get(index);
      }
    } catch (NumberFormatException e) {
      // It is no session's number.
    }
    throw none();
  }

  private static ProblemException none() {
    return new ProblemException(Problem.of(404, "No such proof", "recording.no-proof"));
  }
}
