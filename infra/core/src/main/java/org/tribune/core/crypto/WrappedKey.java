package org.tribune.core.crypto;

import java.time.Instant;
import org.tribune.core.Bytes;

/**
 * A data key as the catalogue keeps it: encrypted under a master key.
 *
 * @param master the id of that master key
 * @param wrapped nonce, ciphertext and tag (AES-256-GCM, as NIST SP 800-38F allows for keys), bound
 *     to the id and the name
 * @param madeAt when the key was made
 */
public record WrappedKey(KeyName name, KeyId id, String master, Bytes wrapped, Instant madeAt) {
  /** What may be shown. */
  @Override
  public String toString() {
    return "WrappedKey[" + name + ", " + id + "]";
  }
}
