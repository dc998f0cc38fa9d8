package org.tribune.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.tribune.core.Bytes;

/** SHA-256 sums. */
public final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 (FIPS 180-4), 32 bytes. */
  public static Bytes sha256(byte[] content) {
    try {
      return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** In hexadecimal digits. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(sha256(content).array());
  }

  /** The fingerprint of a certificate, as other programs show it: {@code 3F:2A:…}. */
  public static String of(X509Certificate certificate) {
    try {
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(sha256(certificate.getEncoded()).array());
    } catch (CertificateEncodingException e) {
      throw new SigningException("A certificate can't be encoded", e);
    }
  }
}
