package org.tribune.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * With what this site signs.
 *
 * @param chain its certificate first, then those that vouch for it, if any
 * @param isNew true if it was made just now
 */
public record SigningKey(PrivateKey key, List<X509Certificate> chain, boolean isNew) {
  /** A key. */
  public SigningKey {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("chain: holds no certificate");
    }
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /** By which people know it: the certificate's SHA-256. */
  public String fingerprint() {
    return Fingerprint.of(certificate());
  }

  /** The name of the signature's algorithm for this kind of key. */
  String algorithm() {
    return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  @Override
  public String toString() {
    return "SigningKey[" + fingerprint() + "]";
  }
}
