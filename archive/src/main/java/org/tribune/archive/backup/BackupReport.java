package org.tribune.archive.backup;

import java.util.List;

/**
 * What a backup did.
 *
 * @param recordings in the catalogue
 * @param kept objects that the backup before had
 * @param copied objects
 * @param copiedBytes of them
 * @param removed objects that were corrected or erased since, and must not live on in the backup
 * @param missing names of objects that the store should have and gave not, or damaged
 */
public record BackupReport(
    int recordings, long kept, long copied, long copiedBytes, long removed, List<String> missing) {
  public BackupReport {
    missing = List.copyOf(missing);
  }

  /** The same with what was removed and is missing. */
  BackupReport with(long nowRemoved, List<String> nowMissing) {
    return new BackupReport(recordings, kept, copied, copiedBytes, nowRemoved, nowMissing);
  }
}
