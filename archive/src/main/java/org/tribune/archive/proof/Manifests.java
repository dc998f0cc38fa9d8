package org.tribune.archive.proof;

import org.tribune.core.Sha256;

/** One sum for all that was read in a place. */
final class Manifests {
  private Manifests() {}

  /** SHA-256 of {@link SearchedPlace#manifest}. */
  static String sum(SearchedPlace place) {
    return Sha256.hex(place.manifest());
  }
}
