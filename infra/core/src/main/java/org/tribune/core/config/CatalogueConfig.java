package org.tribune.core.config;

import java.nio.file.Path;

/** Which catalogue. */
public sealed interface CatalogueConfig {
  /** Where the master key is kept below the data directory, unless another file is named. */
  Path MASTER_KEY = Path.of("keys", "master.key");

  /** The file of the master key, under which the catalogue's keys are wrapped. */
  Path masterKey();

  /**
   * A SQLite file of this machine.
   *
   * @param path the file; its folder also holds what SQLite writes beside it
   */
  record Sqlite(Path path, Path masterKey) implements CatalogueConfig {
    /** One whose master key is in the same folder. */
    public Sqlite(Path path) {
      this(path, path.resolveSibling(MASTER_KEY));
    }
  }

  /**
   * PostgreSQL.
   *
   * @param url as the driver takes it: {@code jdbc:postgresql://host:5432/database}, without
   *     secrets
   * @param user who the program is there
   * @param password of that user
   */
  record PostgreSql(String url, String user, Secret password, Path masterKey)
      implements CatalogueConfig {}
}
