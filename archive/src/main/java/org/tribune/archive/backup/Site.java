package org.tribune.archive.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.store.ObjectStore;

/**
 * A site that is backed up or restored.
 *
 * @param catalogue of any kind
 * @param store of any kind
 * @param data the data directory
 * @param passing files and directories in it that are no part of a backup: the store's and the
 *     catalogue's own, the spool
 * @param configuration the file that the site runs from, if there is one
 */
public record Site(
    Catalogue catalogue,
    ObjectStore store,
    Path data,
    Set<Path> passing,
    Optional<Path> configuration) {
  public Site {
    passing =
        passing.stream()
            .map(each -> each.toAbsolutePath().normalize())
            .collect(Collectors.toUnmodifiableSet());
  }
}
