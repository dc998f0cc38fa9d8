package org.tribune.sql.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.tribune.catalogue.CatalogueException;

/** What SQLite's failures mean, and what to do. */
final class SqliteFailure {
  /** An extended code says what kind of its primary code, the lowest eight bits, it is. */
  private static final int PRIMARY = 0xff;

  /** The bytes of disk below which nothing that is of use can be written. */
  private static final long LEAST_SPACE = 64L << 10;

  private SqliteFailure() {}

  static boolean isBusy(SQLException said) {
    int code = said.getErrorCode() & PRIMARY;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  static boolean isDamage(SQLException said) {
    int code = said.getErrorCode() & PRIMARY;
    return code == SQLiteErrorCode.SQLITE_NOTADB.code
        || code == SQLiteErrorCode.SQLITE_CORRUPT.code;
  }

  static CatalogueException tell(Path path, Throwable failure) {
    if (isFull(path, failure)) {
      return new CatalogueException(
          "The catalogue "
              + path
              + " can't grow, since its disk is full: nothing was written. Free some space",
          failure,
          /* full= */ true);
    }
    String other = failure instanceof UncheckedIOException ? notWritable() : " failed: " + failure;
    String trouble = Attempts.sqlException(failure).map(SqliteFailure::trouble).orElse(other);
    return new CatalogueException("The catalogue " + path + trouble, failure);
  }

  /**
   * What a migration fails with on a full disk is often the roll-back's failure and not the first
   * one, and SQLite reports a log that can't grow as an input or output error: so the disk is
   * asked.
   */
  private static boolean isFull(Path path, Throwable failure) {
    int primary =
        Attempts.sqlException(failure).map(said -> said.getErrorCode() & PRIMARY).orElse(0);
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return true;
    }
    if (primary != SQLiteErrorCode.SQLITE_ERROR.code
        && primary != SQLiteErrorCode.SQLITE_IOERR.code
        && primary != SQLiteErrorCode.SQLITE_CANTOPEN.code
        && !(failure instanceof UncheckedIOException)) {
      return false;
    }
    try {
      return Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace() < LEAST_SPACE;
    } catch (IOException e) {
      return false;
    }
  }

  private static String trouble(SQLException said) {
    if (isBusy(said)) {
      return " is locked by another process: nothing was written. End what keeps it open (fuser"
          + " names it), then it goes on by itself";
    }
    int primary = said.getErrorCode() & PRIMARY;
    if (isDamage(said)) {
      return " is damaged, or no SQLite file ("
          + said.getMessage()
          + "): restore the last backup, or move the file away to begin an empty one";
    }
    if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      return notWritable();
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      return " can't be read or written ("
          + said.getMessage()
          + "): look at its disk and at the space that is left there";
    }
    return " failed: " + said.getMessage();
  }

  private static String notWritable() {
    return " can't be opened for writing: let the user "
        + System.getProperty("user.name")
        + " write to it and to its folder, or set catalogue.path";
  }
}
