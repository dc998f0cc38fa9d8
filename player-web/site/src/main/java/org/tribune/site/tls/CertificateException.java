package org.tribune.site.tls;

/** The certificate can't be used; the message says why, and what to do. */
public final class CertificateException extends RuntimeException {
  public CertificateException(String message, Throwable cause) {
    super(message, cause);
  }

  public CertificateException(String message) {
    super(message);
  }
}
