package org.tribune.testkit.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tribune.core.config.HttpConfig;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.TestCertificate;

/**
 * Listeners of a {@link KafkaBroker} that ask who comes: SASL over TLS (SCRAM-SHA-512, whose users
 * are made through the broker's admin), and mutual TLS. Its keys are made anew in a folder.
 */
public final class SecuredListeners {
  private final HttpConfig.Tls broker;
  private final HttpConfig.Tls client;
  private final Path keyStore;
  private final int saslPort = FreePort.find();
  private final int tlsPort = FreePort.find();

  private SecuredListeners(HttpConfig.Tls broker, HttpConfig.Tls client, Path keyStore) {
    this.broker = broker;
    this.client = client;
    this.keyStore = keyStore;
  }

  /** Makes the keys and certificates. */
  public static SecuredListeners make(Path folder) throws IOException {
    Files.createDirectories(folder);
    HttpConfig.Tls broker = TestCertificate.of(folder, "broker", "CN=broker");
    HttpConfig.Tls client = TestCertificate.of(folder, "client", "CN=tribune-web");
    // Kafka reads both from one file.
    Path both = folder.resolve("broker-both.pem");
    Files.writeString(
        both, Files.readString(broker.key()) + Files.readString(broker.certificate()));
    return new SecuredListeners(broker, client, both);
  }

  /** The certificate that the broker's is signed by, PEM. */
  public Path authorities() {
    return broker.certificate();
  }

  /** The certificate and key of the principal {@code User:CN=tribune-web}, PEM. */
  public HttpConfig.Tls client() {
    return client;
  }

  /** Where users with a password come in. */
  public String saslServers() {
    return "127.0.0.1:" + saslPort;
  }

  /** Where those come in who have a certificate. */
  public String tlsServers() {
    return "127.0.0.1:" + tlsPort;
  }

  String listeners() {
    return ",SASL_SSL://127.0.0.1:" + saslPort + ",SSL://127.0.0.1:" + tlsPort;
  }

  String settings() {
    return """
        inter.broker.listener.name=PLAINTEXT
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        allow.everyone.if.no.acl.found=false
        super.users=User:ANONYMOUS
        sasl.enabled.mechanisms=SCRAM-SHA-512
        listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
        ssl.keystore.type=PEM
        ssl.keystore.location=%s
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        listener.name.ssl.ssl.client.auth=required
        """
        .formatted(keyStore, client.certificate());
  }
}
