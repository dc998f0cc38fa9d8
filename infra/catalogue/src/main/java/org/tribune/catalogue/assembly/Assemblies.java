package org.tribune.catalogue.assembly;

import java.util.List;
import java.util.Optional;

/**
 * The assemblies that the catalogue keeps, each under a name that no other has: {@link PlainName}
 * says which names are the same. What a call wrote is there for every later call of every process,
 * and outlives a crash. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses. Times are kept to
 * the microsecond.
 */
public interface Assemblies {
  /**
   * Writes a new assembly down, with the version that it has.
   *
   * @return false if one of its id or of its name is there: that one stays as it is
   */
  boolean create(Assembly assembly);

  /** The assembly of this id. */
  Optional<Assembly> find(AssemblyId id);

  /** The assembly whose sittings bear this name. */
  Optional<Assembly> findByBody(String name);

  /** All of them, by their names. */
  List<Assembly> list();

  /**
   * Writes an assembly down with the next version, if the one that is there still has the version
   * that {@code changed} bears, and no other has its name.
   *
   * @return as it is there now; empty if another was faster, has its name, or there is none
   */
  Optional<Assembly> replace(Assembly changed);

  /**
   * Forgets an assembly that still has this version. Sittings keep the speakers that they took.
   *
   * @return false if another changed it since, or there is none
   */
  boolean forget(AssemblyId id, long version);
}
