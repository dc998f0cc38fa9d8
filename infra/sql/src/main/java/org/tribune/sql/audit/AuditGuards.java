package org.tribune.sql.audit;

/**
 * What keeps the tables of the audit trail from being changed by whoever has no right to change
 * triggers: an entry's hash can be written once, and its content be erased.
 */
public final class AuditGuards {
  private static final String IS_CHAINED =
      """
      OLD.hash IS NULL AND NEW.number = OLD.number AND NEW.at = OLD.at
        AND NEW.account IS NOT DISTINCT FROM OLD.account AND NEW.who = OLD.who
        AND NEW.action = OLD.action AND NEW.subject = OLD.subject AND NEW.detail = OLD.detail
        AND NEW.came_from = OLD.came_from
      """;

  private static final String IS_ERASED =
      """
      NEW.salt IS NULL AND NEW.account IS NULL AND NEW.who = '' AND NEW.subject = ''
        AND NEW.detail = '' AND NEW.came_from = '' AND NEW.number = OLD.number
        AND NEW.at = OLD.at AND NEW.action = OLD.action AND NEW.commitment = OLD.commitment
        AND NEW.hash = OLD.hash
      """;

  /** True of a trail that has entries; an empty one may become that of a backup. */
  private static final String IS_IN_USE = "EXISTS (SELECT 1 FROM audit WHERE hash IS NOT NULL)";

  private static final String IS_KEPT =
      """
      NEW.day = OLD.day AND NEW.number = OLD.number AND NEW.hash = OLD.hash
        AND NEW.made_at = OLD.made_at
        AND (OLD.token IS NULL OR NEW.token IS NOT DISTINCT FROM OLD.token)
        AND (OLD.mailed_at IS NULL OR NEW.mailed_at IS NOT DISTINCT FROM OLD.mailed_at)
      """;

  /** SQLite's, in the place of {@link AuditTable#SQLITE_GUARD}'s first. */
  public static final String SQLITE =
      """
      DROP TRIGGER audit_not_changed;

      CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit
      WHEN COALESCE(NOT ((%s) OR (%s)), 1)
      BEGIN
        SELECT RAISE(ABORT, 'The audit trail can not be changed');
      END;

      CREATE TRIGGER audit_genesis_not_changed BEFORE UPDATE ON audit_genesis WHEN %s
      BEGIN
        SELECT RAISE(ABORT, 'The beginning of the audit trail can not be changed');
      END;

      CREATE TRIGGER audit_genesis_not_erased BEFORE DELETE ON audit_genesis WHEN %s
      BEGIN
        SELECT RAISE(ABORT, 'The beginning of the audit trail can not be erased');
      END;

      CREATE TRIGGER audit_checkpoint_not_changed BEFORE UPDATE ON audit_checkpoint
      WHEN COALESCE(NOT (%s), 1)
      BEGIN
        SELECT RAISE(ABORT, 'A checkpoint of the audit trail can not be changed');
      END;

      CREATE TRIGGER audit_checkpoint_not_erased BEFORE DELETE ON audit_checkpoint
      BEGIN
        SELECT RAISE(ABORT, 'A checkpoint of the audit trail can not be erased');
      END;
      """
          .formatted(IS_CHAINED, IS_ERASED, IS_IN_USE, IS_IN_USE, IS_KEPT);

  /** PostgreSQL's, in the place of {@link AuditTable#POSTGRESQL_GUARD}'s first. */
  public static final String POSTGRESQL =
      """
      DROP TRIGGER audit_not_changed ON audit;

      CREATE TRIGGER audit_not_erased BEFORE DELETE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_refuse();

      CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit
        FOR EACH ROW WHEN (((%s) OR (%s)) IS NOT TRUE) EXECUTE FUNCTION audit_refuse();

      CREATE FUNCTION audit_genesis_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF %s THEN
          RAISE EXCEPTION 'The beginning of the audit trail can not be changed or erased';
        END IF;
        RETURN COALESCE(NEW, OLD);
      END
      $$;

      CREATE TRIGGER audit_genesis_not_changed BEFORE UPDATE OR DELETE ON audit_genesis
        FOR EACH ROW EXECUTE FUNCTION audit_genesis_refuse();

      CREATE TRIGGER audit_genesis_not_emptied BEFORE TRUNCATE ON audit_genesis
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

      CREATE TRIGGER audit_checkpoint_not_changed BEFORE UPDATE ON audit_checkpoint
        FOR EACH ROW WHEN ((%s) IS NOT TRUE) EXECUTE FUNCTION audit_refuse();

      CREATE TRIGGER audit_checkpoint_not_erased BEFORE DELETE ON audit_checkpoint
        FOR EACH ROW EXECUTE FUNCTION audit_refuse();

      CREATE TRIGGER audit_checkpoint_not_emptied BEFORE TRUNCATE ON audit_checkpoint
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
      """
          .formatted(IS_CHAINED, IS_ERASED, IS_IN_USE, IS_KEPT);

  private AuditGuards() {}
}
