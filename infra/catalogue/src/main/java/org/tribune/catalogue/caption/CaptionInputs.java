package org.tribune.catalogue.caption;

import java.util.List;
import java.util.Optional;

/**
 * Where caption software may send what it writes. What a call wrote is there for every later call
 * of every process. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses.
 */
public interface CaptionInputs {
  /** Writes a new one down. */
  void add(CaptionInput input);

  /** All of them, the oldest first. */
  List<CaptionInput> all();

  /** The one whose secret has this hash. */
  Optional<CaptionInput> find(String hash);

  /** Takes one away for good; empty if there is none of this id. */
  Optional<CaptionInput> remove(String id);
}
