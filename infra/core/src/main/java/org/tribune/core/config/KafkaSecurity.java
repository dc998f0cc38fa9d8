package org.tribune.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the connections to Kafka's servers are secured. What is in Kafka puts a room on air and takes
 * it off; in the clear, and without a login, whoever reaches the servers could.
 *
 * @param isTls false: in the clear
 * @param allowClear true: in the clear also to other machines
 * @param authorities PEM certificates that may have signed the servers'; those that Java knows if
 *     absent
 * @param certificate that this process shows, for servers that ask (mutual TLS)
 * @param login by SASL, for servers that ask
 */
public record KafkaSecurity(
    boolean isTls,
    boolean allowClear,
    Optional<Path> authorities,
    Optional<Certificate> certificate,
    Optional<Login> login) {
  /** In the clear, to servers on this machine alone. */
  public static final KafkaSecurity LOOPBACK =
      new KafkaSecurity(
          /* isTls= */ false,
          /* allowClear= */ false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * A certificate and its key.
   *
   * @param chain PEM, the process's own certificate first
   * @param key PEM, PKCS#8, not encrypted
   */
  public record Certificate(Path chain, Path key) {}

  /** Who this process is. */
  public record Login(Mechanism mechanism, String user, Secret password) {}

  /** How the password is proved. */
  public enum Mechanism {
    /** RFC 5802 and 7677, with SHA-512: the password never crosses the network. */
    SCRAM_SHA_512("SCRAM-SHA-512"),

    /** The same with SHA-256. */
    SCRAM_SHA_256("SCRAM-SHA-256"),

    /** RFC 4616: the password as it is, under TLS. */
    PLAIN("PLAIN");

    private final String word;

    Mechanism(String word) {
      this.word = word;
    }

    /** As Kafka and tribune.yml name it. */
    public String word() {
      return word;
    }
  }
}
