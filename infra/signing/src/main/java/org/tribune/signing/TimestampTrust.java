package org.tribune.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.tribune.core.Bytes;
import org.tribune.core.config.AuditConfig;

/** Whose time stamps are trusted. Immutable. */
public final class TimestampTrust {
  private final Set<TrustAnchor> anchors;
  private final Optional<String> policy;

  private TimestampTrust(Set<TrustAnchor> anchors, Optional<String> policy) {
    this.anchors = anchors;
    this.policy = policy;
  }

  /**
   * Those whom the configured certificates vouch for.
   *
   * @throws SigningException if the file can't be read
   */
  public static TimestampTrust of(AuditConfig.Timestamps config) {
    Path file = config.authorities();
    try (InputStream pem = Files.newInputStream(file)) {
      Set<TrustAnchor> anchors =
          CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
              .map(each -> new TrustAnchor((X509Certificate) each, /* nameConstraints= */ null))
              .collect(Collectors.toUnmodifiableSet());
      if (anchors.isEmpty()) {
        throw new SigningException(
            file + " holds no certificate (PEM): put the time stamping authority's there");
      }
      return new TimestampTrust(anchors, config.policy());
    } catch (IOException | GeneralSecurityException e) {
      throw new SigningException(
          "The certificates of audit.timestampAuthorities can't be read from "
              + file
              + " ("
              + e.getMessage()
              + "): check the file",
          e);
    }
  }

  /**
   * When the stamped sum was known.
   *
   * @throws SigningException if the token is of another sum or policy, its signature is wrong, or
   *     nobody vouches for who signed it
   */
  public Instant verify(Bytes token, Bytes sha256) {
    try {
      TimeStampToken read = new TimeStampToken(new CMSSignedData(token.array()));
      TimeStampTokenInfo info = read.getTimeStampInfo();
      if (!Bytes.wrap(info.getMessageImprintDigest()).equals(sha256)) {
        throw new SigningException("The time stamp is of another sum");
      }
      if (policy.isPresent() && !policy.get().equals(info.getPolicy().getId())) {
        throw new SigningException("The time stamp is by another policy, " + info.getPolicy());
      }
      X509Certificate signer = signer(read);
      read.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      requirePath(signer, others(read), info.getGenTime());
      return info.getGenTime().toInstant();
    } catch (TSPException
        | CMSException
        | IOException
        | OperatorCreationException
        | GeneralSecurityException e) {
      throw new SigningException("The time stamp can't be believed (" + e.getMessage() + ")", e);
    }
  }

  private static X509Certificate signer(TimeStampToken token) throws GeneralSecurityException {
    return SignerCertificate.of(token.getCertificates(), token.getSID())
        .orElseThrow(
            () ->
                new GeneralSecurityException("it does not hold the certificate of who signed it"));
  }

  private static List<X509Certificate> others(TimeStampToken token)
      throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (X509CertificateHolder each : token.getCertificates().getMatches(/* selector= */ null)) {
      certificates.add(new JcaX509CertificateConverter().getCertificate(each));
    }
    return certificates;
  }

  /** The path to an anchor at the time of the stamp; lists of revocations need the network. */
  private void requirePath(X509Certificate signer, List<X509Certificate> others, Date at)
      throws GeneralSecurityException {
    if (anchors.stream().anyMatch(each -> signer.equals(each.getTrustedCert()))) {
      return;
    }
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(at);
    var _ = CertPathBuilder.getInstance("PKIX").build(parameters);
  }
}
