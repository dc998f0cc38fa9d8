package org.tribune.site.page;

/** The certificate can't be used; the message says why, and what to do. */
public final class CertificateException extends RuntimeException {
  CertificateException(String message, Throwable cause) {
    super(message, cause);
  }

  CertificateException(String message) {
    super(message);
  }
}
