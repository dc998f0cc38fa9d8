package org.tribune.sql.database;

import java.time.Instant;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jdbi.v3.core.Jdbi;
import org.tribune.sql.audit.AuditChainTable;

/** Chains what the audit trail held before there was a chain; SQL has no SHA-256 everywhere. */
@SuppressWarnings("checkstyle:TypeName") // Flyway takes the version from it.
final class V17__AuditChain extends BaseJavaMigration {
  @Override
  public void migrate(Context context) {
    // A handle that is made so leaves the connection open, which is Flyway's.
    Jdbi.create(context.getConnection())
        .useHandle(handle -> AuditChainTable.adopt(handle, Instant.now()));
  }
}
