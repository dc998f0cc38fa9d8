package org.tribune.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.tribune.core.Bytes;
import org.tribune.core.config.AuditConfig;

/**
 * A time stamping authority that is spoken to over HTTP (RFC 3161, 3.4). What it answers is
 * believed only if it is of the asked sum, number and policy, and signed by who the configured
 * certificates vouch for. Safe for all threads; calls block.
 */
public final class TimestampAuthority {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final int OK = 200;
  private static final int NONCE_BITS = 64;

  private final URI server;
  private final Optional<String> policy;
  private final TimestampTrust trust;
  private final SecureRandom random = new SecureRandom();

  /** The authority that is configured; nothing is asked of it yet. */
  public TimestampAuthority(AuditConfig.Timestamps config) {
    this.server = config.server();
    this.policy = config.policy();
    this.trust = TimestampTrust.of(config);
  }

  /**
   * A token that says that this SHA-256 sum was known at some time.
   *
   * @throws SigningException if the authority is away, refuses, or answers what can't be believed
   */
  public Bytes stamp(Bytes sha256) {
    BigInteger nonce = new BigInteger(NONCE_BITS, random);
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    policy.ifPresent(each -> generator.setReqPolicy(new ASN1ObjectIdentifier(each)));
    TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, sha256.array(), nonce);
    try {
      TimeStampResponse response = new TimeStampResponse(ask(request.getEncoded()));
      // Looks at the status, the nonce, the imprint and the policy.
      response.validate(request);
      if (response.getTimeStampToken() == null) {
        throw new SigningException(
            "The time stamping authority "
                + server
                + " refuses ("
                + response.getStatusString()
                + "): see whether it knows this site");
      }
      Bytes token = Bytes.wrap(response.getTimeStampToken().getEncoded());
      var _ = trust.verify(token, sha256);
      return token;
    } catch (TSPException | IOException e) {
      throw new SigningException(
          "The time stamping authority "
              + server
              + " gives no stamp that can be believed ("
              + e.getMessage()
              + "): see audit.timestampServer and whether it can be reached",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SigningException("Stopped while a time stamp was asked for", e);
    }
  }

  private byte[] ask(byte[] request) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(server)
            .timeout(PATIENCE)
            .header("Content-Type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<byte[]> response =
          client.send(
              post,
              info ->
                  BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER).apply(info));
      if (response.statusCode() != OK) {
        throw new IOException("HTTP " + response.statusCode());
      }
      return response.body();
    }
  }

  /** Who is believed. */
  public TimestampTrust trust() {
    return trust;
  }
}
