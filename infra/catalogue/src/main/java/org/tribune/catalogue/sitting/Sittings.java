package org.tribune.catalogue.sitting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sittings that the catalogue keeps. What a call wrote is there for every later call of every
 * process, and outlives a crash. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses. Times are kept to
 * the microsecond.
 */
public interface Sittings {
  /**
   * Writes a new sitting down, with the version that it has.
   *
   * @return false if one of its id is there: that one stays as it is
   */
  boolean create(Sitting sitting);

  /** The sitting of this id. */
  Optional<Sitting> find(SittingId id);

  /** Those of these ids that are there, in no order. */
  List<Sitting> find(Collection<SittingId> ids);

  /** Sittings by their start; those that start at the same time by id. */
  List<Sitting> list(SittingQuery query);

  /**
   * The version of every sitting that is there: what keeps a copy asks this to know which of its
   * sittings are another by now. Nothing of their content is read.
   */
  Map<SittingId, Long> versions();

  /**
   * Writes a sitting down with the next version, if the one that is there still has the version
   * that {@code changed} bears.
   *
   * @return as it is there now; empty if another was faster, or there is none
   */
  Optional<Sitting> replace(Sitting changed);

  /**
   * Forgets a sitting that still has this version.
   *
   * @return false if another changed it since, or there is none
   */
  boolean forget(SittingId id, long version);
}
