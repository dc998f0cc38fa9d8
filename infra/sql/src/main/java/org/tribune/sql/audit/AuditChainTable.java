package org.tribune.sql.audit;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.catalogue.audit.AuditHashes;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.core.Bytes;
import org.tribune.sql.column.Times;

/** The chain in the table {@code audit}, and where it begins. */
public final class AuditChainTable {
  private static final int AT_ONCE = 500;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AuditChainTable() {}

  /** Adds an entry behind the last; who calls has the trail's turn. */
  static void append(Handle handle, AuditEntry entry) {
    insert(handle, ChainedEntry.of(entry, previous(handle), random()));
  }

  /** A seed, or a salt. */
  public static Bytes random() {
    byte[] bytes = new byte[AuditHashes.LENGTH];
    RANDOM.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  /**
   * The hash that the next entry follows. A trail whose beginning was deleted still takes entries:
   * it is the verification that reports it.
   */
  private static Bytes previous(Handle handle) {
    return lastHash(handle)
        .or(() -> genesis(handle).map(AuditHashes::of))
        .orElse(Bytes.wrap(new byte[AuditHashes.LENGTH]));
  }

  private static Optional<Bytes> lastHash(Handle handle) {
    return handle
        .createQuery("SELECT hash FROM audit WHERE hash IS NOT NULL ORDER BY number DESC LIMIT 1")
        .map((row, context) -> Bytes.wrap(row.getBytes(1)))
        .findOne();
  }

  public static Optional<AuditHead> head(Handle handle) {
    return handle
        .createQuery(
            "SELECT number, hash FROM audit WHERE hash IS NOT NULL ORDER BY number DESC LIMIT 1")
        .map((row, context) -> new AuditHead(row.getLong(1), Bytes.wrap(row.getBytes(2))))
        .findOne();
  }

  public static Optional<AuditGenesis> genesis(Handle handle) {
    return handle
        .createQuery("SELECT seed, at, first, adopted FROM audit_genesis WHERE one = 1")
        .map(
            (row, context) ->
                new AuditGenesis(
                    Bytes.wrap(row.getBytes(1)),
                    Times.instant(row, 2),
                    row.getLong(3),
                    row.getLong(4)))
        .findOne();
  }

  public static void replace(Handle handle, AuditGenesis genesis) {
    handle.execute("DELETE FROM audit_genesis");
    handle
        .createUpdate(
            "INSERT INTO audit_genesis (one, seed, at, first, adopted)"
                + " VALUES (1, :seed, :at, :first, :adopted)")
        .bind("seed", genesis.seed().array())
        .bind("at", Times.micros(genesis.at()))
        .bind("first", genesis.first())
        .bind("adopted", genesis.adopted())
        .execute();
  }

  /** Gives a trail of which nothing is chained a beginning, and chains all that it has. */
  public static void adopt(Handle handle, Instant now) {
    AuditTable.takeTurn(handle);
    if (lastHash(handle).isPresent()) {
      return;
    }
    long first = number(handle, "SELECT COALESCE(MIN(number), 1) FROM audit");
    long last = number(handle, "SELECT COALESCE(MAX(number), 0) FROM audit");
    AuditGenesis genesis = new AuditGenesis(random(), now, first, Math.max(last, first - 1));
    replace(handle, genesis);
    Bytes previous = AuditHashes.of(genesis(handle).orElseThrow());
    List<ChainedEntry> page = after(handle, Long.MIN_VALUE, AT_ONCE);
    while (!page.isEmpty()) {
      for (ChainedEntry each : page) {
        previous = chain(handle, each, previous);
      }
      page = after(handle, page.getLast().number(), AT_ONCE);
    }
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private static Bytes chain(Handle handle, ChainedEntry unchained, Bytes previous) {
    AuditEntry entry =
        unchained
            .entry()
            .orElseThrow(
                () ->
                    new CatalogueException(
                        "The audit trail has what this version does not know ("
                            + unchained.action()
                            + "): start a newer one"));
    ChainedEntry chained = ChainedEntry.of(entry, previous, random());
    bindHashes(
            handle.createUpdate(
                "UPDATE audit SET salt = :salt, commitment = :commitment, hash = :hash"
                    + " WHERE number = :number"),
            chained)
        .bind("number", chained.number())
        .execute();
    return chained.hash().orElseThrow();
  }

  /** Adds it as it is, unless one is there that has its number. */
  public static void insert(Handle handle, ChainedEntry entry) {
    ChainedEntry.Content content = entry.content();
    bindHashes(
            handle.createUpdate(
                """
                INSERT INTO audit (number, at, account, who, action, subject, detail, came_from,
                  salt, commitment, hash)
                VALUES (:number, :at, :account, :who, :action, :subject, :detail, :from,
                  :salt, :commitment, :hash)
                ON CONFLICT (number) DO NOTHING
                """),
            entry)
        .bind("number", entry.number())
        .bind("at", Times.micros(entry.at()))
        .bind("account", content.account().isEmpty() ? null : content.account())
        .bind("who", content.who())
        .bind("action", entry.action())
        .bind("subject", content.subject())
        .bind("detail", content.detail())
        .bind("from", content.from())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bindHashes(S statement, ChainedEntry entry) {
    return statement
        .bind("salt", entry.salt().map(Bytes::array).orElse(null))
        .bind("commitment", entry.commitment().map(Bytes::array).orElse(null))
        .bind("hash", entry.hash().map(Bytes::array).orElse(null));
  }

  public static List<ChainedEntry> after(Handle handle, long number, int limit) {
    return handle
        .createQuery(
            "SELECT number, at, account, who, action, subject, detail, came_from, salt, commitment,"
                + " hash FROM audit WHERE number > :number ORDER BY number LIMIT :limit")
        .bind("number", number)
        .bind("limit", limit)
        .map((row, context) -> entry(row))
        .list();
  }

  private static ChainedEntry entry(ResultSet row) throws SQLException {
    return new ChainedEntry(
        row.getLong(1),
        Times.instant(row, 2),
        row.getString(5),
        new ChainedEntry.Content(
            Optional.ofNullable(row.getString(3)).orElse(""),
            row.getString(4),
            row.getString(6),
            row.getString(7),
            row.getString(8)),
        bytes(row, 9),
        bytes(row, 10),
        bytes(row, 11));
  }

  static Optional<Bytes> bytes(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Bytes::wrap);
  }

  /** False if there is none, or nothing is left of it. */
  public static boolean erase(Handle handle, long number) {
    return handle
            .createUpdate(
                "UPDATE audit SET account = NULL, who = '', subject = '', detail = '',"
                    + " came_from = '', salt = NULL WHERE number = :number AND salt IS NOT NULL")
            .bind("number", number)
            .execute()
        == 1;
  }
}
