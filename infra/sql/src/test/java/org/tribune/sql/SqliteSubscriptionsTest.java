package org.tribune.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.testkit.catalogue.SubscriptionsContract;

final class SqliteSubscriptionsTest extends SubscriptionsContract {
  @TempDir Path directory = Path.of("");

  @Override
  protected Catalogue open() {
    return SqlCatalogue.open(new CatalogueConfig.Sqlite(directory.resolve("tribune.db")));
  }
}
