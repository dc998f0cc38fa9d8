package org.tribune.core.crypto;

import java.util.List;

/**
 * What was found when every key was opened, and every ciphertext of the catalogue read.
 *
 * @param keys that open
 * @param ciphertexts that can be read
 * @param shredded ciphertexts whose keys were destroyed: they are noise, as they should be
 * @param violations a line for each key that does not open, and each ciphertext that can't be read
 */
public record KeyCheck(int keys, int ciphertexts, int shredded, List<String> violations) {
  public KeyCheck {
    violations = List.copyOf(violations);
  }
}
