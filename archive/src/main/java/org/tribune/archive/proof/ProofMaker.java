package org.tribune.archive.proof;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.signing.PdfSigner;
import org.tribune.signing.SigningException;
import org.tribune.signing.SigningKey;
import org.tribune.signing.SigningKeyFile;
import org.tribune.signing.TimestampAuthority;

/**
 * Makes the signed proof of a closed session, keeps it in the catalogue and records it in the audit
 * trail. Blocks; for one thread.
 */
public final class ProofMaker {
  private static final Logger LOG = LoggerFactory.getLogger(ProofMaker.class);

  private final Catalogue catalogue;
  private final SiteConfig site;
  private final AuditConfig config;
  private final SigningKeyFile keyFile;
  private final String software;
  private final Clock clock;
  private final StaffActions orders;

  /**
   * Proofs of a site.
   *
   * @param keyFile where its key is, which is opened or made when the first proof is
   * @param software the version of the program
   * @param clock with the town's zone
   */
  public ProofMaker(
      Catalogue catalogue,
      SiteConfig site,
      AuditConfig config,
      SigningKeyFile keyFile,
      String software,
      Clock clock) {
    this.catalogue = catalogue;
    this.site = site;
    this.config = config;
    this.keyFile = keyFile;
    this.software = software;
    this.clock = clock;
    this.orders = new StaffActions(catalogue.accounts());
  }

  /** The editions that there are of a session, the first one first. */
  public List<ClosedSessionProof> editions(ClosedSession session) {
    return catalogue.proofs().of(session.broadcast()).stream()
        .filter(each -> each.from().equals(session.from()))
        .toList();
  }

  /**
   * Makes the next edition of a session's proof.
   *
   * @throws SigningException if the site's key can't be read
   */
  public ClosedSessionProof make(Broadcast broadcast, ClosedSession session, SearchReport report) {
    SigningKey key = keyFile.open(site.name(), clock);
    tellOfKey(key);
    int edition = editions(session).size() + 1;
    ProofFindings findings = findings(broadcast, session, report, edition, key);
    ClosedSessionProof proof =
        new ClosedSessionProof(
            session.broadcast(),
            session.from(),
            edition,
            session.until(),
            findings.searchedAt(),
            findings.result(),
            signed(findings, key),
            ProofDocument.json(findings));
    if (catalogue.proofs().add(proof)) {
      String sum = Sha256.hex(proof.document());
      record(
          AuditAction.CLOSED_SESSION_PROVED,
          broadcast.id().value(),
          proof.result().wireName() + ", SHA-256 " + sum);
    }
    return proof;
  }

  private ProofFindings findings(
      Broadcast broadcast,
      ClosedSession session,
      SearchReport report,
      int edition,
      SigningKey key) {
    return new ProofFindings(
        ProofFindings.FORMAT,
        site.name(),
        software,
        clock.getZone().getId(),
        broadcast.id().value(),
        broadcast.channel().value(),
        broadcast.title(),
        session.number(),
        edition,
        broadcast.origin(),
        session.from(),
        session.until(),
        orders.find(broadcast.channel(), List.of(AuditAction.SESSION_CLOSED), session.from()),
        orders.find(
            broadcast.channel(),
            List.of(
                AuditAction.SESSION_REOPENED,
                AuditAction.BROADCAST_ENDED,
                AuditAction.BROADCAST_SUSPENDED),
            session.until()),
        session.searchedFrom(),
        clock.instant(),
        report.result(),
        report.places(),
        report.found(),
        report.unsearched(),
        key.fingerprint());
  }

  /** A stamp that is not to be had must not keep the proof from being made: it says so then. */
  private Bytes signed(ProofFindings findings, SigningKey key) {
    if (config.timestamps().isPresent()) {
      try {
        URI server = config.timestamps().get().server();
        return sign(
            findings,
            key,
            Optional.of(new TimestampAuthority(config.timestamps().get())),
            Optional.of(server.getHost() + " (RFC 3161)"));
      } catch (SigningException e) {
        LOG.warn("The proof is signed without a time stamp: {}", e.getMessage());
      }
    }
    return sign(findings, key, Optional.empty(), Optional.empty());
  }

  private Bytes sign(
      ProofFindings findings,
      SigningKey key,
      Optional<TimestampAuthority> authority,
      Optional<String> stampedBy) {
    boolean isFrench = !site.languages().getFirst().equals("en");
    ProofWords words = new ProofWords(isFrench);
    Bytes document = new ProofDocument(findings, words, stampedBy).write();
    return new PdfSigner(key, authority)
        .sign(document, site.name(), words.text("proof.title"), findings.searchedAt());
  }

  /** Records in the trail with which key proofs are signed from now on. */
  private void tellOfKey(SigningKey key) {
    AuditQuery newest =
        new AuditQuery(
            /* account= */ Optional.empty(),
            Optional.of(AuditAction.SIGNING_KEY_USED),
            /* since= */ Optional.empty(),
            /* until= */ Optional.empty(),
            /* before= */ OptionalLong.empty(),
            /* limit= */ 1);
    boolean isKnown =
        catalogue.accounts().audit(newest).stream()
            .anyMatch(each -> each.subject().equals(key.fingerprint()));
    if (!isKnown) {
      LOG.info("This site signs proofs with the certificate {}", key.fingerprint());
      record(AuditAction.SIGNING_KEY_USED, key.fingerprint(), /* detail= */ "");
    }
  }

  private void record(AuditAction action, String subject, String detail) {
    Instant now = clock.instant();
    var _ =
        catalogue
            .accounts()
            .record(
                new AuditEntry(
                    /* number= */ 0,
                    now,
                    /* account= */ Optional.empty(),
                    "Tribune",
                    action,
                    subject,
                    detail,
                    /* from= */ ""));
  }
}
