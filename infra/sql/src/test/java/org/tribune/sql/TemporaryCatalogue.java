package org.tribune.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.core.crypto.MasterKeyFile;
import org.tribune.sql.audit.AuditChainTable;

/**
 * An empty catalogue for one test: the program's statements on a SQLite database of its own, which
 * is gone after the test, and failures when a test wants them. The end of the test or of the class
 * that opened it closes it ({@link TemporaryCatalogues}). Safe for all threads.
 */
public final class TemporaryCatalogue extends SqlCatalogue {
  private final FaultyDatabase database;
  private final Path keys;

  /** Opens an empty one. */
  public TemporaryCatalogue() {
    this(new FaultyDatabase(MemoryDatabase.open()), folder());
  }

  private TemporaryCatalogue(FaultyDatabase database, Path keys) {
    super(database, new MasterKeyFile(keys.resolve("keys/master.key")));
    this.database = database;
    this.keys = keys;
    // They are copies of one, and no two sites have the same chain; golden files want its day.
    accounts()
        .auditChain()
        .restore(
            new AuditGenesis(
                AuditChainTable.random(), Instant.EPOCH, /* first= */ 1, /* adopted= */ 0));
    TemporaryCatalogues.opened(this);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("tribune-catalogue");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every call fails with {@code exception} from now on. */
  public void fail(CatalogueException exception) {
    database.fail(exception);
  }

  /** Calls work again. */
  public void recover() {
    database.recover();
  }

  /** From now on only urgent calls come back; the others wait for {@link #letGo}. */
  public void hold() {
    database.hold();
  }

  /** How many calls wait. */
  public int held() {
    return database.held();
  }

  /** The calls that wait come back, and those to come. */
  public void letGo() {
    database.letGo();
  }

  @Override
  public void close() {
    super.close();
    try (Stream<Path> files = Files.walk(keys)) {
      for (Path each : files.toList().reversed()) {
        Files.delete(each);
      }
    } catch (NoSuchFileException e) {
      // Closed before.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
