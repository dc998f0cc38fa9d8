package org.tribune.archive.backup;

/** A backup or a restoration can't be done; the message says why, and what to do. */
public final class BackupException extends RuntimeException {
  public BackupException(String message) {
    super(message);
  }

  public BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
