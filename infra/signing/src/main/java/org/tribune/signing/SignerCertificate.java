package org.tribune.signing;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.util.Store;

/** Finds who signed among the certificates that a signature carries. */
final class SignerCertificate {
  private SignerCertificate() {}

  static Optional<X509Certificate> of(Store<X509CertificateHolder> certificates, SignerId signer)
      throws CertificateException {
    for (X509CertificateHolder each : certificates.getMatches(/* selector= */ null)) {
      if (signer.match(each)) {
        return Optional.of(new JcaX509CertificateConverter().getCertificate(each));
      }
    }
    return Optional.empty();
  }
}
