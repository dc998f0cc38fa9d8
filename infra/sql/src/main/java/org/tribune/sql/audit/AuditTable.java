package org.tribune.sql.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.AccountId;
import org.tribune.sql.column.Times;

/** The table {@code audit}, which the database lets nobody change. */
public final class AuditTable {
  /** What keeps SQLite's from being changed. */
  public static final String SQLITE_GUARD =
      """
      CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit
      BEGIN
        SELECT RAISE(ABORT, 'The audit trail can not be changed');
      END;

      CREATE TRIGGER audit_not_erased BEFORE DELETE ON audit
      BEGIN
        SELECT RAISE(ABORT, 'The audit trail can not be erased');
      END;
      """;

  /** What keeps PostgreSQL's from being changed. */
  public static final String POSTGRESQL_GUARD =
      """
      CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The audit trail can not be changed or erased';
      END
      $$;

      CREATE TRIGGER audit_not_changed BEFORE UPDATE OR DELETE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_refuse();

      CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
      """;

  private AuditTable() {}

  /**
   * Adds the entry with the next number, which it gives; others wait until the transaction ends.
   */
  public static long add(Handle handle, AuditEntry entry) {
    takeTurn(handle);
    long number =
        handle
            .createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM audit")
            .mapTo(Long.class)
            .one();
    AuditChainTable.append(handle, entry.numbered(number));
    return number;
  }

  /** Who adds to the trail does it alone, in whatever process. */
  public static void takeTurn(Handle handle) {
    handle.execute("UPDATE account_turn SET what = what WHERE what = 'audit'");
  }

  public static List<AuditEntry> list(Handle handle, AuditQuery query) {
    StringBuilder sql =
        new StringBuilder(
            "SELECT number, at, account, who, action, subject, detail, came_from FROM audit"
                + " WHERE 1 = 1");
    query.account().ifPresent(each -> sql.append(" AND account = :account"));
    query.action().ifPresent(each -> sql.append(" AND action = :action"));
    query.since().ifPresent(each -> sql.append(" AND at >= :since"));
    query.until().ifPresent(each -> sql.append(" AND at < :until"));
    query.before().ifPresent(each -> sql.append(" AND number < :before"));
    sql.append(" ORDER BY number DESC LIMIT :limit");
    Query list = handle.createQuery(sql.toString()).bind("limit", query.limit());
    query.account().ifPresent(each -> list.bind("account", each.value()));
    query.action().ifPresent(each -> list.bind("action", each.wireName()));
    query.since().ifPresent(each -> list.bind("since", Times.micros(each)));
    query.until().ifPresent(each -> list.bind("until", Times.micros(each)));
    query.before().ifPresent(each -> list.bind("before", each));
    return list.map((row, context) -> entry(row)).list();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        Times.instant(row, 2),
        Optional.ofNullable(row.getString(3)).map(AccountId::new),
        row.getString(4),
        AuditAction.ofWireName(row.getString(5)).orElseThrow(),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }
}
