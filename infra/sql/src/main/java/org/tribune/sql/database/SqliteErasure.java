package org.tribune.sql.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.store.DiskReserve;

/**
 * Has what was replaced or removed leave a SQLite catalogue's files, whatever table it was in. The
 * write-ahead log keeps a page as it was before each change, until it is written over: so it is
 * emptied soon after any write, and after the start. {@code secure_delete} writes zeros over what
 * is removed from a page; when SQLite moves rows from one page to another, which it does not do
 * over the old place, a few words in a thousand stay behind: so the file is written anew once a
 * day, as soon as nobody writes. On a thread of its own, which close() ends.
 */
public final class SqliteErasure implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteErasure.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long SPARE_BYTES = 64L << 20;
  private static final long DAY_SECONDS = 86_400;

  private final Path path;
  private final DiskReserve reserve;
  private final Jdbi writing;
  private final Jdbi reading;
  private final Rhythm rhythm;
  private final Semaphore writes = new Semaphore(1);
  private final Semaphore end = new Semaphore(0);
  private final Thread thread;
  private volatile boolean isClosing;
  private long otherWrites = -1;

  /**
   * When.
   *
   * @param checkpoint how long after a write the log is emptied
   * @param idle for how long nobody may have written when the file is written anew
   */
  public record Rhythm(Duration checkpoint, Duration idle) {
    static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  /**
   * Begins.
   *
   * @param reserve made here when there is room for it
   * @param writing the connection that writes, one alone
   * @param reading others
   */
  SqliteErasure(Path path, DiskReserve reserve, Jdbi writing, Jdbi reading, Rhythm rhythm) {
    this.path = path;
    this.reserve = reserve;
    this.writing = writing;
    this.reading = reading;
    this.rhythm = rhythm;
    this.thread = Thread.ofPlatform().name("catalogue-erasure").daemon().start(this::run);
  }

  /** Something was written. Any thread. */
  void written() {
    if (writes.availablePermits() == 0) {
      writes.release();
    }
  }

  private void run() {
    try {
      while (!isClosing) {
        if (!writes.tryAcquire(rhythm.idle().toMillis(), TimeUnit.MILLISECONDS)) {
          quietly(this::rewriteIfDue);
          reserve.make();
        } else if (!end.tryAcquire(rhythm.checkpoint().toMillis(), TimeUnit.MILLISECONDS)) {
          writes.drainPermits();
          quietly(this::emptyLog);
          reserve.make();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails now, such as on a full disk, is tried again after the next write. */
  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (JdbiException e) {
      if (!isClosing) {
        LOG.debug("Erased data could not be removed from the file {} yet", path, e);
      }
    }
  }

  /** What has to be written to the file is, before who writes must wait. */
  private void emptyLog() {
    reading.useHandle(handle -> handle.execute("PRAGMA wal_checkpoint(PASSIVE)"));
    boolean isBusy =
        writing.withHandle(
            handle ->
                handle
                    .createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                    .map((row, context) -> row.getInt(1) != 0)
                    .one());
    if (isBusy) {
      // Somebody still reads what was there before.
      written();
    }
  }

  private void rewriteIfDue() {
    long today = Instant.now().getEpochSecond() / DAY_SECONDS;
    writing.useHandle(
        handle -> {
          long others = number(handle, "PRAGMA data_version");
          boolean isIdle = others == otherWrites;
          otherWrites = others;
          if (isIdle && number(handle, "PRAGMA user_version") != today && hasRoom()) {
            long before = System.nanoTime();
            handle.execute("VACUUM");
            handle.execute("PRAGMA user_version = " + today);
            LOG.debug("{} was vacuumed in {} ms", path, (System.nanoTime() - before) / 1_000_000);
            written();
          }
        });
  }

  private static long number(Handle handle, String pragma) {
    return handle.createQuery(pragma).mapTo(Long.class).one();
  }

  private boolean hasRoom() {
    try {
      long needed = 2 * Files.size(path) + SPARE_BYTES;
      return Files.getFileStore(path).getUsableSpace() >= needed;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    isClosing = true;
    end.release();
    writes.release();
    try {
      if (!thread.join(PATIENCE)) {
        LOG.warn("Erased data are still being removed from the file {}", path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
