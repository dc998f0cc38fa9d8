package org.tribune.archive.backup;

import java.time.Instant;

/**
 * What a backup is.
 *
 * @param format of the backup; a program refuses a higher one
 * @param program the version that wrote it
 * @param startedAt what was published before is in it
 * @param recordings how many
 * @param objects how many
 * @param bytes of the objects
 */
public record BackupManifest(
    int format, String program, Instant startedAt, int recordings, long objects, long bytes) {
  /** The format that this program writes. */
  static final int FORMAT = 1;
}
