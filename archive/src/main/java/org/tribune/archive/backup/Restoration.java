package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tribune.archive.inventory.Inventory;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.catalogue.RecordingQuery;
import org.tribune.core.sitting.Sitting;
import org.tribune.core.sitting.SittingQuery;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * Fills an empty site from a backup: with the same store and database as before, or others. Every
 * checksum is verified on the way. What was interrupted can be run again. Blocks; used by one
 * thread.
 */
public final class Restoration {
  /** While this file is in the data directory, the site is not whole. */
  private static final String MARK = "restoration-unfinished";

  private final Site site;

  /** A restoration of {@code site}, which must not be running. */
  public Restoration(Site site) {
    this.site = site;
  }

  /** True if a restoration into this data directory did not come to its end. */
  public static boolean isUnfinished(Path data) {
    return Files.exists(data.resolve(MARK));
  }

  /**
   * Fills the site.
   *
   * @return the names of objects that the backup should have and has not, or damaged
   * @throws BackupException if there is no whole backup, or the site holds recordings or accounts
   */
  public List<String> run(Path backup) {
    BackupFolder folder = BackupFolder.forReading(backup);
    requireReadable(folder);
    try {
      CatalogueDump.check(folder.catalogueFile());
      requireEmpty();
      Files.createDirectories(site.data());
      Path mark = site.data().resolve(MARK);
      Files.writeString(mark, backup.toAbsolutePath() + "\n");
      CatalogueDump.restore(folder.catalogueFile(), site.catalogue());
      List<String> missing = copyObjects(folder.store());
      DataFiles.copy(folder.data(), site.data().toAbsolutePath().normalize(), Set.of());
      Files.delete(mark);
      return missing;
    } catch (IOException e) {
      throw new BackupException(
          "Can't restore from " + backup + " (" + e + "): check the disks and their space", e);
    }
  }

  private static void requireReadable(BackupFolder folder) {
    BackupManifest manifest = folder.manifest().orElseThrow();
    if (manifest.format() > BackupManifest.FORMAT) {
      throw new BackupException(
          folder.root()
              + " was written by a newer program ("
              + manifest.program()
              + "): restore it with that version");
    }
  }

  private void requireEmpty() {
    if (isUnfinished(site.data())) {
      return;
    }
    if (Files.isDirectory(site.data().resolve("log"))) {
      throw new BackupException(
          site.data()
              + " is the data directory of a site already: name another with --data, or move this"
              + " one away");
    }
    if (!site.catalogue().recordings(RecordingQuery.ALL).isEmpty()
        || !site.catalogue().accounts().accounts().isEmpty()
        || !site.catalogue().sittings().list(SittingQuery.ALL).isEmpty()) {
      throw new BackupException(
          "The catalogue holds recordings, accounts or sittings already: restore into an empty one (another"
              + " catalogue.path, or an empty database)");
    }
  }

  private List<String> copyObjects(ObjectStore copies) throws IOException {
    Inventory inventory = new Inventory(site.catalogue());
    List<String> missing = new ArrayList<>();
    try (ObjectCopies copying = new ObjectCopies(copies, site.store())) {
      for (Recording recording : inventory.recordings()) {
        missing.addAll(copying.copy(inventory.of(recording)));
      }
      for (Sitting sitting : inventory.sittings()) {
        missing.addAll(copying.copy(Inventory.of(sitting)));
      }
    }
    missing.addAll(
        new WaitingFiles(site.catalogue().preparations())
            .copy(copies, site.store(), site.data().resolve("waiting.half")));
    try (Stream<StoredObject> sealed = copies.list(Backup.SEALED)) {
      sealed.forEach(
          object ->
              copies
                  .get(object.name())
                  .ifPresent(content -> site.store().put(object.name(), content)));
    }
    return missing;
  }
}
