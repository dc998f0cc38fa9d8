package org.tribune.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.testkit.catalogue.PublicationsContract;

final class SqlitePublicationsTest extends PublicationsContract {
  @TempDir Path directory = Path.of("");

  @Override
  protected Catalogue open() {
    return SqlCatalogue.open(
        new CatalogueConfig.Sqlite(directory.resolve("not-yet-there/tribune.db")));
  }
}
