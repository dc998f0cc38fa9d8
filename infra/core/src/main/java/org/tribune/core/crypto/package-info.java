/**
 * Encryption at rest with envelope keys, and crypto-shredding: what must die dies with its key.
 * docs/decisions/0119-crypto-shredding.md.
 */
@NullMarked
package org.tribune.core.crypto;

import org.jspecify.annotations.NullMarked;
