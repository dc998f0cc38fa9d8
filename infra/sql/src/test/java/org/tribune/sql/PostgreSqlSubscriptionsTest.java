package org.tribune.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tribune.catalogue.Catalogue;
import org.tribune.testkit.catalogue.SubscriptionsContract;

final class PostgreSqlSubscriptionsTest extends SubscriptionsContract {
  @RegisterExtension static final PostgreSqlDatabases DATABASES = new PostgreSqlDatabases();

  @Override
  protected Catalogue open() {
    return DATABASES.open();
  }
}
