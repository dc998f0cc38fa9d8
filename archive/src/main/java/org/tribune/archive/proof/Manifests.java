package org.tribune.archive.proof;

import org.tribune.archive.inventory.Digests;
import org.tribune.core.Bytes;

/** One sum for all that was read in a place. */
final class Manifests {
  private Manifests() {}

  /** SHA-256 of {@link SearchedPlace#manifest}. */
  static String sum(SearchedPlace place) {
    return Digests.hex(Digests.sha256(Bytes.utf8(place.manifest())));
  }
}
