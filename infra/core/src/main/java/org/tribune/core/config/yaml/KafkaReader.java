package org.tribune.core.config.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tribune.core.config.KafkaSecurity;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.Loopback;

/** Reads {@code log} where it is Kafka. */
final class KafkaReader {
  private static final String NEEDED = "name Kafka's servers, such as kafka1:9093,kafka2:9093";
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");
  private static final int LONGEST_PASSWORD = 500;
  private static final List<String> MECHANISMS =
      Arrays.stream(KafkaSecurity.Mechanism.values()).map(KafkaSecurity.Mechanism::word).toList();

  private KafkaReader() {}

  static LogConfig.Kafka read(Section section) {
    String servers = Values.required(section, "bootstrapServers", NEEDED).orElse("");
    return new LogConfig.Kafka(
        servers,
        Values.text(section, "topicPrefix").orElse("tribune-"),
        Values.integer(section, "partitions", /* lowest= */ 1, /* highest= */ 1_000).orElse(12),
        Values.integer(section, "replication", /* lowest= */ 1, /* highest= */ 10)
            .orElse(1)
            .shortValue(),
        security(section, servers));
  }

  private static KafkaSecurity security(Section section, String servers) {
    boolean isTls =
        Values.choice(section, "security", List.of("tls", "none")).orElse("none").equals("tls");
    boolean allowClear = Values.flag(section, "allowClear", /* standard= */ false);
    KafkaSecurity security =
        new KafkaSecurity(
            isTls,
            allowClear,
            Values.path(section, "authorities"),
            certificate(section),
            login(section));
    if (!isTls) {
      requireLoopback(section, servers, security);
    }
    return security;
  }

  private static void requireLoopback(Section section, String servers, KafkaSecurity security) {
    boolean isHere =
        Arrays.stream(servers.split(",", -1))
            .map(each -> PORT.matcher(each.strip()).replaceFirst(""))
            .allMatch(Loopback::isLoopback);
    if (!isHere && !security.allowClear()) {
      section
          .find("bootstrapServers")
          .ifPresent(
              given ->
                  section
                      .mistakes()
                      .add(
                          given,
                          "is on another machine, and log.security is none: whoever reaches it or"
                              + " listens on the way could end a closed session. Set log.security:"
                              + " tls, or say log.allowClear: true if the network is yours alone"));
    }
    Stream.of("authorities", "certificate")
        .flatMap(key -> section.find(key).stream())
        .forEach(given -> section.mistakes().add(given, "is of no use without log.security: tls"));
  }

  private static Optional<KafkaSecurity.Certificate> certificate(Section section) {
    requireBoth(section, "certificate", "key", "is missing: a certificate is shown with its key");
    return Values.path(section, "certificate")
        .flatMap(
            chain ->
                Values.path(section, "key").map(key -> new KafkaSecurity.Certificate(chain, key)));
  }

  private static Optional<KafkaSecurity.Login> login(Section section) {
    requireBoth(section, "user", "password", "is missing: Kafka asks for both, or for neither");
    KafkaSecurity.Mechanism mechanism =
        Values.choice(section, "mechanism", MECHANISMS)
            .flatMap(
                word ->
                    Arrays.stream(KafkaSecurity.Mechanism.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst())
            .orElse(KafkaSecurity.Mechanism.SCRAM_SHA_512);
    Optional<String> user = Values.text(section, "user");
    return Values.secret(section, "password", /* shortest= */ 1, LONGEST_PASSWORD)
        .flatMap(password -> user.map(name -> new KafkaSecurity.Login(mechanism, name, password)));
  }

  private static void requireBoth(Section section, String one, String other, String remedy) {
    boolean isOne = section.find(one).isPresent();
    boolean isOther = section.find(other).isPresent();
    if (isOne != isOther) {
      section.mistakes().add(section.place(), section.nameOf(isOne ? other : one), remedy);
    }
  }
}
