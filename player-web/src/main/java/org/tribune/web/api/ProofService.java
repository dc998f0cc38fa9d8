package org.tribune.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.secrecy.ClosedSessionProof;
import org.tribune.core.secrecy.ClosedSessionProofs;
import org.tribune.web.http.Problem;

/** Proofs of closed sessions, for the minutes. Calls block. Safe for all threads. */
final class ProofService {
  private final ClosedSessionProofs proofs;

  ProofService(ClosedSessionProofs proofs) {
    this.proofs = proofs;
  }

  /** The closed sessions of a recording. */
  ObjectNode list(String recording) {
    ObjectNode view = ApiJson.object();
    view.set("closedSessions", sessions(recording));
    return view;
  }

  /** Each closed session of a recording with its newest proof. */
  ArrayNode sessions(String recording) {
    ArrayNode sessions = ApiJson.array();
    List<ClosedSessionProof> newest = newest(recording);
    for (int i = 0; i < newest.size(); i++) {
      sessions.add(view(recording, i + 1, newest.get(i)));
    }
    return sessions;
  }

  private static ObjectNode view(String recording, int number, ClosedSessionProof proof) {
    String address = "/api/v1/recordings/" + recording + "/closed-sessions/" + number;
    ObjectNode view =
        ApiJson.object()
            .put("number", number)
            .put("edition", proof.edition())
            .put("result", proof.result().wireName())
            .put("bytes", proof.document().length())
            .put("document", address + "/proof.pdf")
            .put("findings", address + "/findings.json");
    view.set("from", ApiJson.of(proof.from()));
    view.set("until", ApiJson.of(proof.until()));
    view.set("madeAt", ApiJson.of(proof.madeAt()));
    return view;
  }

  private List<ClosedSessionProof> newest(String recording) {
    Map<Instant, ClosedSessionProof> bySession = new LinkedHashMap<>();
    proofs.of(id(recording)).forEach(each -> bySession.put(each.from(), each));
    return new ArrayList<>(bySession.values());
  }

  private static BroadcastId id(String recording) {
    try {
      return new BroadcastId(recording);
    } catch (IllegalArgumentException e) {
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

  private static RefusedException none() {
    return new RefusedException(
        Problem.of(
            404,
            "No such proof",
            "Il n’y a pas d’attestation de ce huis clos, ou pas encore : elle est faite quand tout est"
                + " contrôlé.",
            "There is no proof of this closed session, or not yet: it is made when all was"
                + " searched."));
  }
}
