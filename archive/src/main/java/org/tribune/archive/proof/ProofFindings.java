package org.tribune.archive.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionProof.Result;
import org.tribune.core.log.JsonCodec;

/**
 * All that a proof says, for machines: attached to the document as {@code findings.json}. It holds
 * nothing of what was said or shown.
 *
 * @param format 1
 * @param site its name
 * @param software the version of the program
 * @param zone the time zone of the hours that the document shows
 * @param origin the channel's clock was zero then
 * @param orderedBy who closed the session; absent if the audit trail does not say
 * @param resumedBy who resumed it or ended the broadcast; absent if the audit trail does not say
 * @param searchedFrom from when nothing may have been kept
 * @param result what the search came to
 * @param fingerprint of the certificate that signs
 */
public record ProofFindings(
    int format,
    String site,
    String software,
    String zone,
    String broadcast,
    String channel,
    String title,
    int session,
    int edition,
    Instant origin,
    Instant from,
    Instant until,
    Optional<StaffAction> orderedBy,
    Optional<StaffAction> resumedBy,
    Instant searchedFrom,
    Instant searchedAt,
    Result result,
    List<SearchedPlace> places,
    List<String> found,
    List<String> unsearched,
    String fingerprint) {
  /** The format that this program writes. */
  public static final int FORMAT = 1;

  private static final JsonCodec<ProofFindings> JSON = new JsonCodec<>(ProofFindings.class);

  /** Findings; the lists are copied. */
  public ProofFindings {
    places = List.copyOf(places);
    found = List.copyOf(found);
    unsearched = List.copyOf(unsearched);
  }

  /**
   * What {@link ClosedSessionProof#findings()} says.
   *
   * @throws org.tribune.core.log.LogException if it is nothing of the kind
   */
  public static ProofFindings read(String json) {
    return JSON.decode(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for {@link #read}. */
  String write() {
    return new String(JSON.encode(this), StandardCharsets.UTF_8);
  }

  /** What was searched, and what came of it. */
  public SearchReport report() {
    return new SearchReport(places, found, unsearched);
  }
}
