package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;

/**
 * Whether a backup may be gone on with: what was published is never lost, so neither an emptied or
 * damaged catalogue nor another site's may take the place of the one that is backed up there.
 */
final class Continuation {
  /**
   * What the manifest has an id of, by which the key of the names is distinguished from another.
   */
  static final String NAMES = "names";

  private static final Logger LOG = LoggerFactory.getLogger(Continuation.class);
  private static final String OTHER =
      "Nothing was changed. Look whether --config and --data are right. If all is as it should be"
          + " (you restored an older state, or began anew), name a new directory, and keep this one"
          + " until the new backup is made";

  private final Catalogue catalogue;
  private final BackupFolder folder;
  private final BackupManifest before;

  Continuation(Catalogue catalogue, BackupFolder folder, BackupManifest before) {
    this.catalogue = catalogue;
    this.folder = folder;
    this.before = before;
  }

  /**
   * Lets a run go on.
   *
   * @throws BackupException if it may not
   */
  void require(Optional<AgeRecipients> recipients, ObjectKeys keys) throws IOException {
    if (before.format() > BackupManifest.FORMAT) {
      throw new BackupException(
          folder.root()
              + " was written by a newer program ("
              + before.program()
              + "): name a new directory, or update this one");
    }
    if (before.isEncrypted() && recipients.isEmpty()) {
      throw new BackupException(
          "The backup in "
              + folder.root()
              + " is encrypted, and backup.recipients is not set: set it as it was, or name a new"
              + " directory for one that is not encrypted");
    }
    ObjectKeys keysBefore = before.isEncrypted() ? keys : ObjectKeys.Plain.INSTANCE;
    if (before.generation().isPresent()
        && !before.generation().get().names().equals(keysBefore.idOf(NAMES))) {
      throw new BackupException(
          "The backup in "
              + folder.root()
              + " was made from another data directory, or from one whose "
              + NamesKey.FILE
              + " is lost. "
              + OTHER);
    }
    Optional<String> loss =
        extent().flatMap(each -> each.loss(catalogue, ErasedOwners.of(catalogue), keysBefore));
    if (loss.isPresent()) {
      throw new BackupException(
          "The catalogue is not the one that was backed up into "
              + folder.root()
              + " on "
              + before.startedAt()
              + ", or has lost some of it: "
              + loss.get()
              + ". "
              + OTHER);
    }
  }

  /** What the catalogue held then; format 1 has it in the catalogue itself. */
  private Optional<CatalogueExtent> extent() throws IOException {
    if (before.generation().isPresent()) {
      return before.generation().map(BackupManifest.Generation::extent);
    }
    Path dump = folder.root().resolve("catalogue.jsonl");
    if (Files.notExists(dump)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CatalogueExtent.ofDump(Files.newInputStream(dump), dump.toString()));
    } catch (BackupException e) {
      LOG.warn(
          "What the previous backup held is unknown, so a full backup is made: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
