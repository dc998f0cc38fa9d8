package org.tribune.core.config;

import java.nio.file.Path;

/** Which object store. */
public sealed interface StoreConfig {
  /** A directory of this machine. */
  record Directory(Path path) implements StoreConfig {}
}
