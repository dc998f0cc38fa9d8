package org.tribune.site.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.secrecy.ClosedSessionProof;

/** What the routes of closed sessions answer, as {@code openapi.yaml} describes it. */
final class ProofResponses {
  private ProofResponses() {}

  /** The closed sessions of a recording. */
  record Listing(List<Session> closedSessions) {}

  /**
   * A closed session with its newest proof.
   *
   * @param number 1 for the first of its recording
   * @param bytes of the document
   * @param document where it is read, as are the findings
   * @param settled empty while nobody has settled what its check reported, or where there is
   *     nothing to
   */
  record Session(
      int number,
      int edition,
      String result,
      int bytes,
      String document,
      String findings,
      Instant from,
      Instant until,
      Instant madeAt,
      Optional<Settlement> settled) {
    static Session of(
        String recording, int number, ClosedSessionProof proof, Optional<Settlement> settled) {
      String address = "/api/v1/recordings/" + recording + "/closed-sessions/" + number;
      return new Session(
          number,
          proof.edition(),
          proof.result().wireName(),
          proof.document().length(),
          address + "/proof.pdf",
          address + "/findings.json",
          proof.from(),
          proof.until(),
          proof.madeAt(),
          settled);
    }
  }

  /** Who settled what the check reported. */
  record Settlement(String by, Instant at) {
    static Settlement of(AuditEntry entry) {
      return new Settlement(entry.who(), entry.at());
    }
  }
}
