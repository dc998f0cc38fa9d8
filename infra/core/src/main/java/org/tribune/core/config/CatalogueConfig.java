package org.tribune.core.config;

import java.nio.file.Path;

/** Which catalogue. */
public sealed interface CatalogueConfig {
  /**
   * A SQLite file of this machine.
   *
   * @param path the file; its folder also holds what SQLite writes beside it
   */
  record Sqlite(Path path) implements CatalogueConfig {}

  /**
   * PostgreSQL.
   *
   * @param url as the driver takes it: {@code jdbc:postgresql://host:5432/database}, without
   *     secrets
   * @param user who the program is there
   * @param password of that user
   */
  record PostgreSql(String url, String user, Secret password) implements CatalogueConfig {}
}
