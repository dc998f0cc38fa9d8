package org.tribune.site.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
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
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainVerification;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.RefusedException;

/** Where the audit trail ends, and whether it holds. Calls block. Safe for all threads. */
public final class AuditChainService {
  private final Accounts accounts;
  private final AuditChain chain;

  public AuditChainService(Accounts accounts) {
    this.accounts = accounts;
    this.chain = accounts.auditChain();
  }

  /** The head, to be printed, and what was told of it outside. */
  ObjectNode head() {
    Optional<AuditHead> head = chain.head();
    Optional<AuditGenesis> genesis = chain.genesis();
    long first = genesis.map(AuditGenesis::first).orElse(1L);
    ObjectNode view =
        ApiJson.object().put("entries", head.map(each -> each.number() - first + 1).orElse(0L));
    view.set("head", ApiJson.of(head.map(AuditHead::text)));
    view.set("since", ApiJson.of(genesis.map(AuditGenesis::at)));
    view.put("adopted", genesis.map(each -> each.adopted() - each.first() + 1).orElse(0L));
    view.set("certificate", ApiJson.of(certificate()));
    List<AuditCheckpoint> checkpoints = chain.checkpoints();
    if (checkpoints.isEmpty()) {
      view.putNull("checkpoint");
    } else {
      view.set("checkpoint", view(checkpoints.getLast()));
    }
    return view;
  }

  private static ObjectNode view(AuditCheckpoint checkpoint) {
    ObjectNode view =
        ApiJson.object()
            .put("day", checkpoint.day().toString())
            .put("head", checkpoint.head().text())
            .put("stamped", checkpoint.timestamp().isPresent());
    view.set("madeAt", ApiJson.of(checkpoint.madeAt()));
    view.set("mailedAt", ApiJson.of(checkpoint.mailedAt()));
    return view;
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
   * @param told a head from a letter or from paper
   */
  ObjectNode verify(Optional<String> told) {
    List<AuditHead> heads =
        Stream.concat(
                chain.checkpoints().stream().map(AuditCheckpoint::head),
                told.map(AuditChainService::parsed).stream())
            .distinct()
            .toList();
    ChainReport report = ChainVerification.of(chain, heads);
    ObjectNode view =
        ApiJson.object()
            .put("sound", report.isSound())
            .put("entries", report.entries())
            .put("erased", report.erased());
    ArrayNode violations = view.putArray("violations");
    report
        .violations()
        .forEach(
            each ->
                violations.add(
                    ApiJson.object()
                        .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                        .put("number", each.number())
                        .put("text", each.text())));
    return view;
  }

  private static AuditHead parsed(String text) {
    return AuditHead.parse(text)
        .orElseThrow(
            () ->
                RefusedException.badRequest(
                    "« head » est une empreinte comme dans le message quotidien : le numéro, puis 16"
                        + " groupes de 4 caractères.",
                    "'head' is a head as in the daily message: the number, then 16 groups of 4"
                        + " characters."));
  }
}
