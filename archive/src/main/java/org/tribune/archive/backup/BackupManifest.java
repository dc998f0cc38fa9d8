package org.tribune.archive.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup is. It can be read without a key, and reveals nothing of what is in it.
 *
 * @param format of the backup; a program refuses a higher one
 * @param program the version that wrote it
 * @param startedAt what was published before is in it
 * @param recordings how many
 * @param objects how many
 * @param bytes of the objects
 * @param generation which files belong to it; absent in format 1, where they have fixed names
 */
record BackupManifest(
    int format,
    String program,
    Instant startedAt,
    int recordings,
    long objects,
    long bytes,
    Optional<Generation> generation) {
  /** The format that this program writes. */
  static final int FORMAT = 2;

  /**
   * The files of one run. The manifest is replaced once all are there, and those of the run before
   * go after that: so there is a whole backup at any time.
   *
   * @param number 1, and one more for each run
   * @param catalogue the catalogue, a line for each thing
   * @param files the data directory's files and the configuration
   * @param objects the folder of the objects
   * @param recipients who can open it; empty if it is not encrypted
   * @param names distinguishes the key of its names from others
   * @param extent what the catalogue held
   */
  record Generation(
      long number,
      StoredFile catalogue,
      StoredFile files,
      String objects,
      List<String> recipients,
      String names,
      CatalogueExtent extent) {
    Generation {
      recipients = List.copyOf(recipients);
    }
  }

  /**
   * A file of a backup.
   *
   * @param sha256 in hexadecimal digits
   */
  record StoredFile(String name, long bytes, String sha256) {}

  /** True if a key is needed to open it. */
  boolean isEncrypted() {
    return generation.filter(each -> !each.recipients().isEmpty()).isPresent();
  }
}
