package org.tribune.site.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.config.HttpConfig;

/**
 * The certificate and key of {@code http.tls}, read and checked as a pair. Reading blocks. Safe for
 * all threads.
 */
public final class CertificateFiles {
  private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";
  private static final long LARGEST = 1 << 20;

  /** What was read, good or bad: to see whether the files changed. */
  private record Contents(Bytes certificate, Bytes key) {}

  private final HttpConfig.Tls tls;
  private Optional<Contents> last = Optional.empty();

  /** The files that {@code tls} names. */
  public CertificateFiles(HttpConfig.Tls tls) {
    this.tls = tls;
  }

  /**
   * Reads them.
   *
   * @throws CertificateException if they can't be used now
   */
  public synchronized PemKeyCertOptions read(Instant now) {
    Contents contents = new Contents(bytes(tls.certificate()), bytes(tls.key()));
    last = Optional.of(contents);
    return check(contents, now);
  }

  /**
   * Reads them again; empty if they are as they were.
   *
   * @throws CertificateException if they changed and can't be used: thrown once for each change
   */
  public synchronized Optional<PemKeyCertOptions> readIfChanged(Instant now) {
    Contents contents = new Contents(bytes(tls.certificate()), bytes(tls.key()));
    if (last.filter(contents::equals).isPresent()) {
      return Optional.empty();
    }
    last = Optional.of(contents);
    return Optional.of(check(contents, now));
  }

  private PemKeyCertOptions check(Contents contents, Instant now) {
    X509Certificate certificate = certificate(contents.certificate().array());
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw new CertificateException(
          "The certificate "
              + tls.certificate()
              + " expired on "
              + certificate.getNotAfter().toInstant()
              + ": renew it (for example with certbot renew), or take http.tls out of"
              + " tribune.yml");
    }
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      throw new CertificateException(
          "The certificate "
              + tls.certificate()
              + " is valid only from "
              + certificate.getNotBefore().toInstant()
              + ": check the machine's clock");
    }
    if (!belongTogether(certificate.getPublicKey(), key(contents.key().array()))) {
      throw new CertificateException(
          "The key "
              + tls.key()
              + " is not the key of the certificate "
              + tls.certificate()
              + ": give the two files that were made together");
    }
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(contents.certificate().array()))
        .addKeyValue(Buffer.buffer(contents.key().array()));
  }

  private static Bytes bytes(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new CertificateException(file + " is too large to be a certificate or a key");
      }
      return Bytes.wrap(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new CertificateException(
          file + " does not exist: correct http.tls in tribune.yml, or take it out", e);
    } catch (AccessDeniedException e) {
      throw new CertificateException(
          file + " can't be read by this user: give it the right to (chmod, chgrp)", e);
    } catch (IOException e) {
      throw new CertificateException(file + " can't be read (" + e.getMessage() + ")", e);
    }
  }

  private X509Certificate certificate(byte[] pem) {
    try {
      Collection<? extends Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      if (!chain.isEmpty() && chain.iterator().next() instanceof X509Certificate first) {
        return first;
      }
      throw new CertificateException(
          tls.certificate() + " holds no certificate: it must be a PEM file");
    } catch (java.security.cert.CertificateException e) {
      throw new CertificateException(
          tls.certificate() + " is not a certificate in PEM form (" + e.getMessage() + ")", e);
    }
  }

  private PrivateKey key(byte[] pem) {
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(KEY_BEGIN);
    int end = text.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new CertificateException(
          tls.key()
              + " is not a PKCS#8 key in PEM form: convert it with openssl pkcs8 -topk8 -nocrypt"
              + " -in OLD -out NEW");
    }
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
    } catch (IllegalArgumentException e) {
      throw new CertificateException(tls.key() + " is damaged: copy it again", e);
    }
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        // Not of this kind: the next may fit.
      }
    }
    throw new CertificateException(
        tls.key() + " is neither an RSA nor an elliptic-curve key, or is damaged");
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
    String algorithm =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update((byte) 1);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update((byte) 1);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
