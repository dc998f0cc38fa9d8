package org.tribune.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.tribune.core.config.AuditConfig;

/** A small time stamping authority on this machine, with an authority that vouches for it. */
final class TimestampServer implements AutoCloseable {
  static final String POLICY = "1.3.6.1.4.1.99999.1";
  static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");

  private final HttpServer server;
  private final Path authorities;
  private final KeyPair root = keys();
  private final KeyPair signing = keys();
  private final X509Certificate rootCertificate;
  private final X509Certificate certificate;
  private final AtomicInteger serial = new AtomicInteger();
  private volatile Answer answer = Answer.RIGHT;

  /** What it does wrong. */
  enum Answer {
    RIGHT,
    OF_ANOTHER_NONCE,
    OF_ANOTHER_SUM,
    OF_ANOTHER_POLICY,
    REFUSED,
    CHANGED,
    NO_ANSWER
  }

  TimestampServer(Path directory) throws Exception {
    rootCertificate = certificate("CN=Root", root, "CN=Root", root, /* isAuthority= */ true);
    certificate = certificate("CN=Stamps", signing, "CN=Root", root, /* isAuthority= */ false);
    authorities = Files.createTempFile(directory, "authorities", ".pem");
    Files.writeString(authorities, pem(rootCertificate));
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), /* port= */ 0), 0);
    server.createContext("/tsr", this::answer);
    server.start();
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(
      String name, KeyPair keys, String issuer, KeyPair issuerKeys, boolean isAuthority)
      throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(System.nanoTime()),
            Date.from(NOW.minus(Duration.ofDays(400))),
            Date.from(NOW.plus(Duration.ofDays(400))),
            new X500Name(name),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    if (!isAuthority) {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  AuditConfig.Timestamps config() {
    return new AuditConfig.Timestamps(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsr"),
        authorities,
        Optional.of(POLICY));
  }

  void answers(Answer next) {
    answer = next;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = response(new TimeStampRequest(exchange.getRequestBody().readAllBytes()));
      exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
      exchange.sendResponseHeaders(answer == Answer.NO_ANSWER ? 500 : 200, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private byte[] response(TimeStampRequest request) throws Exception {
    String policy = answer == Answer.OF_ANOTHER_POLICY ? POLICY + ".2" : POLICY;
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", signing.getPrivate(), certificate),
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(
                    new AlgorithmIdentifier(
                        new ASN1ObjectIdentifier(TSPAlgorithms.SHA256.getId()))),
            new ASN1ObjectIdentifier(policy));
    tokens.addCertificates(new JcaCertStore(List.of(certificate, rootCertificate)));
    TimeStampResponseGenerator generator =
        new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
    BigInteger number = BigInteger.valueOf(serial.incrementAndGet());
    Date at = Date.from(NOW);
    if (answer == Answer.REFUSED) {
      return generator.generateRejectedResponse(new TSPException("not today")).getEncoded();
    }
    TimeStampResponse made = generator.generate(altered(request), number, at);
    byte[] encoded = made.getEncoded();
    if (answer == Answer.CHANGED) {
      encoded[encoded.length - 9] ^= 1;
    }
    return encoded;
  }

  /** What it stamps in the place of what it was asked to. */
  private TimeStampRequest altered(TimeStampRequest request) throws IOException {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    byte[] sum = request.getMessageImprintDigest();
    BigInteger nonce = request.getNonce();
    switch (answer) {
      case OF_ANOTHER_NONCE -> nonce = nonce.add(BigInteger.ONE);
      case OF_ANOTHER_SUM -> sum[0] ^= 1;
      case OF_ANOTHER_POLICY -> {
        // It is then of the server's own.
      }
      case RIGHT, REFUSED, CHANGED, NO_ANSWER -> {
        return request;
      }
    }
    return generator.generate(TSPAlgorithms.SHA256, sum, nonce);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
