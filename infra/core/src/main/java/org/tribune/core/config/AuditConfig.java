package org.tribune.core.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What makes the audit trail and the proofs of closed sessions believable outside of this machine.
 *
 * @param mailTo the address to which it is mailed each day where the trail ends; absent: to none
 * @param timestamps an authority that stamps them with the time; absent: none is asked
 * @param keystore the key that signs proofs; absent: one that the site makes for itself
 */
public record AuditConfig(
    Optional<String> mailTo, Optional<Timestamps> timestamps, Optional<Keystore> keystore) {
  /** Nothing is mailed or stamped, and the site has its own key. */
  public static final AuditConfig USUAL =
      new AuditConfig(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A time stamping authority (RFC 3161).
   *
   * @param server where it answers, by HTTP or HTTPS: what it says is signed in either
   * @param authorities certificates (PEM) that vouch for who signs its stamps, or the signer's own
   * @param policy the one under which it shall stamp; absent: its usual one
   */
  public record Timestamps(URI server, Path authorities, Optional<String> policy) {}

  /** A key and its certificates (PKCS #12). */
  public record Keystore(Path file, Secret password) {}
}
