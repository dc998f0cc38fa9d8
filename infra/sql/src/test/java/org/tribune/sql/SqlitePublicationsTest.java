package org.tribune.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.testkit.catalogue.PublicationsContract;

final class SqlitePublicationsTest extends PublicationsContract {
  @TempDir Path directory = Path.of("");

  @Override
  protected Catalogue open() {
    return SqlCatalogue.open(MigratedSqlite.in(directory));
  }
}
