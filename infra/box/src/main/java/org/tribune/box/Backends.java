package org.tribune.box;

import java.time.Duration;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.s3.S3ObjectStore;
import org.tribune.sql.SqlCatalogue;

/** The store and the catalogue that are configured. */
final class Backends {
  private static final Duration PATIENCE_OF_COMMANDS = Duration.ofMinutes(10);

  private Backends() {}

  static ObjectStore openStore(TribuneConfig config) {
    return switch (config.store()) {
      case StoreConfig.Directory directory -> new FileSystemObjectStore(directory.path());
      case StoreConfig.S3 s3 -> new S3ObjectStore(s3);
    };
  }

  /** The catalogue, which is being opened from now on. */
  static Catalogue openCatalogue(TribuneConfig config) {
    return SqlCatalogue.openSoon(config.catalogue());
  }

  /** The same for a command, which waits until a large catalogue is brought to this version. */
  static Catalogue openCatalogueForCommand(TribuneConfig config) {
    return SqlCatalogue.open(config.catalogue(), PATIENCE_OF_COMMANDS);
  }
}
