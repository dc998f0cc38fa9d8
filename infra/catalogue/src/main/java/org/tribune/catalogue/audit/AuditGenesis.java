package org.tribune.catalogue.audit;

import java.time.Instant;
import org.tribune.core.Bytes;

/**
 * Where a chain begins.
 *
 * @param seed 32 random bytes: no two sites have the same chain
 * @param at when the chain was made
 * @param first the number of the first entry
 * @param adopted the last entry that was older than the chain: what it says was never protected
 *     before; {@code first - 1} if there was none
 */
public record AuditGenesis(Bytes seed, Instant at, long first, long adopted) {
  /** A beginning. */
  public AuditGenesis {
    if (seed.length() != AuditHashes.LENGTH || adopted < first - 1) {
      throw new IllegalArgumentException(
          "seed, adopted: " + seed.length() + " bytes, " + first + " to " + adopted);
    }
  }
}
