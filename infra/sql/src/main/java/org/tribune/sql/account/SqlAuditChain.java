package org.tribune.sql.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.core.Bytes;
import org.tribune.sql.audit.AuditChainTable;
import org.tribune.sql.audit.AuditCheckpointTable;
import org.tribune.sql.audit.AuditTable;
import org.tribune.sql.database.Database;

/** The audit trail's chain in a SQL database. Safe for all threads. */
public final class SqlAuditChain implements AuditChain {
  private final Database database;

  public SqlAuditChain(Database database) {
    this.database = database;
  }

  @Override
  public Optional<AuditGenesis> genesis() {
    return database.read(AuditChainTable::genesis);
  }

  @Override
  public Optional<AuditHead> head() {
    return database.read(AuditChainTable::head);
  }

  @Override
  public List<ChainedEntry> entriesAfter(long number, int limit) {
    return database.read(handle -> AuditChainTable.after(handle, number, limit));
  }

  @Override
  public boolean erase(long number, AuditEntry why) {
    return database.write(
        handle -> {
          AuditTable.takeTurn(handle);
          boolean erased = AuditChainTable.erase(handle, number);
          if (erased) {
            var _ = AuditTable.add(handle, why);
          }
          return erased;
        });
  }

  @Override
  public Optional<AuditCheckpoint> checkpoint(LocalDate day, Instant now) {
    Optional<AuditCheckpoint> known =
        database.read(handle -> AuditCheckpointTable.find(handle, day));
    return known.isPresent() ? known : database.write(handle -> made(handle, day, now));
  }

  private static Optional<AuditCheckpoint> made(Handle handle, LocalDate day, Instant now) {
    AuditChainTable.head(handle)
        .map(
            head ->
                new AuditCheckpoint(
                    day,
                    head,
                    now,
                    /* timestamp= */ Optional.empty(),
                    /* mailedAt= */ Optional.empty()))
        .ifPresent(checkpoint -> AuditCheckpointTable.insert(handle, checkpoint));
    return AuditCheckpointTable.find(handle, day);
  }

  @Override
  public List<AuditCheckpoint> checkpoints() {
    return database.read(AuditCheckpointTable::all);
  }

  @Override
  public boolean lease(LocalDate day, Instant now, Instant until) {
    return database.write(handle -> AuditCheckpointTable.lease(handle, day, now, until));
  }

  @Override
  public void keepTimestamp(LocalDate day, Bytes token) {
    database.run(handle -> AuditCheckpointTable.keepTimestamp(handle, day, token));
  }

  @Override
  public void keepMailed(LocalDate day, Instant at) {
    database.run(handle -> AuditCheckpointTable.keepMailed(handle, day, at));
  }

  @Override
  public void restore(AuditGenesis genesis) {
    database.run(
        handle -> {
          AuditTable.takeTurn(handle);
          if (AuditChainTable.head(handle).isEmpty()) {
            AuditChainTable.replace(handle, genesis);
          }
        });
  }

  @Override
  public void restore(List<ChainedEntry> entries) {
    database.run(handle -> entries.forEach(entry -> AuditChainTable.insert(handle, entry)));
  }

  @Override
  public void restore(AuditCheckpoint checkpoint) {
    database.run(handle -> AuditCheckpointTable.insert(handle, checkpoint));
  }

  @Override
  public void adopt(Instant now) {
    database.run(handle -> AuditChainTable.adopt(handle, now));
  }
}
