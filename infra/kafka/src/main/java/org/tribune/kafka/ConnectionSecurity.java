package org.tribune.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.tribune.core.config.KafkaSecurity;
import org.tribune.core.log.LogException;

/**
 * The configured security in the words of Kafka's clients (KIP-651 for PEM). The servers' names are
 * verified against their certificates. Certificates are read once, when the log is opened.
 */
final class ConnectionSecurity {
  private static final String PEM = "PEM";

  private ConnectionSecurity() {}

  /**
   * The settings of every client.
   *
   * @throws LogException if a file can't be read
   */
  static Map<String, Object> settings(KafkaSecurity security) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol(security).name);
    security
        .authorities()
        .ifPresent(
            file -> {
              settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
              settings.put(
                  SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, read("log.authorities", file));
            });
    security
        .certificate()
        .ifPresent(
            files -> {
              settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
              settings.put(
                  SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
                  read("log.certificate", files.chain()));
              settings.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, read("log.key", files.key()));
            });
    security.login().ifPresent(login -> settings.putAll(sasl(login)));
    return settings;
  }

  private static SecurityProtocol protocol(KafkaSecurity security) {
    if (security.login().isPresent()) {
      return security.isTls() ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT;
    }
    return security.isTls() ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
  }

  private static Map<String, Object> sasl(KafkaSecurity.Login login) {
    Class<?> module =
        switch (login.mechanism()) {
          case SCRAM_SHA_512, SCRAM_SHA_256 -> ScramLoginModule.class;
          case PLAIN -> PlainLoginModule.class;
        };
    String jaas =
        module.getName()
            + " required username="
            + quoted(login.user())
            + " password="
            + quoted(login.password().reveal())
            + ";";
    return Map.of(
        SaslConfigs.SASL_MECHANISM,
        login.mechanism().word(),
        SaslConfigs.SASL_JAAS_CONFIG,
        new Password(jaas));
  }

  /** As JAAS reads it. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static Password read(String key, Path file) {
    try {
      return new Password(Files.readString(file));
    } catch (IOException e) {
      throw new LogException(
          key + ": " + file + " can't be read (" + e + "); a PEM file is needed there", e);
    }
  }
}
