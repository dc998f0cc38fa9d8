package org.tribune.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.tribune.core.Sha256;

/** What people tell certificates by. */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of a certificate, as other programs show it: {@code 3F:2A:…}. */
  public static String of(X509Certificate certificate) {
    try {
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(Sha256.of(certificate.getEncoded()).array());
    } catch (CertificateEncodingException e) {
      throw new SigningException("A certificate can't be encoded", e);
    }
  }
}
