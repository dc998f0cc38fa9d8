package org.tribune.catalogue.publication;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.SittingId;

/**
 * The register of what was published electronically (CGCT R2131-1). An entry is never removed or
 * written again; one that is withdrawn says so. What a call wrote is there for every later call of
 * every process, and outlives a crash. Calls block; safe for all threads. Every method throws
 * {@code org.tribune.catalogue.CatalogueException} if the database is away or refuses. Times are
 * kept to the microsecond.
 */
public interface Publications {
  /**
   * Enters something under the next number.
   *
   * @param after the number of the newest entry of the same thing that the caller knows of; empty
   *     if there is none
   * @return as it was entered; empty if another was faster
   */
  Optional<Publication> enter(Publication wished, Optional<Long> after);

  /** The entry of this number. */
  Optional<Publication> find(long number);

  /**
   * A page of the register, the newest first.
   *
   * @param before only those of a lower number
   */
  List<Publication> list(Optional<Long> before, int limit);

  /** All that was published of a sitting, the oldest first. */
  List<Publication> of(SittingId sitting);

  /**
   * Writes down that something is withdrawn.
   *
   * @return as it is there now; empty if it is withdrawn already, or there is none
   */
  Optional<Publication> withdraw(long number, Withdrawal how);

  /** Writes a stretch down, in the place of the one that began at the same time. */
  void saveSeen(long number, SeenOnline stretch);

  /** When something was seen online, in order. */
  List<SeenOnline> seen(long number);

  /** Writes an entry down as a backup has it, in the place of one of its number. */
  void restore(Publication entry);
}
