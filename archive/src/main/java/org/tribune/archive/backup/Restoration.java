package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.Inventory;
import org.tribune.archive.storyboard.DrawnPictures;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.crypto.KeyId;

/**
 * Fills an empty site from a backup: with the same store and database as before, or others. Every
 * checksum is verified on the way. What was interrupted can be run again. Blocks; used by one
 * thread.
 */
public final class Restoration {
  /** While this file is in the data directory, the site is not whole. */
  private static final String MARK = "restoration-unfinished";

  private final Site site;
  private final Set<KeyId> shredded;

  /** A restoration of {@code site}, which must not be running. */
  public Restoration(Site site) {
    this(site, Set.of());
  }

  /**
   * The same.
   *
   * @param shredded keys that were destroyed, also after the backup was made: what was under them
   *     is not brought back
   */
  public Restoration(Site site, Set<KeyId> shredded) {
    this.site = site;
    this.shredded = Set.copyOf(shredded);
  }

  /** True if a restoration into this data directory did not come to its end. */
  public static boolean isUnfinished(Path data) {
    return Files.exists(data.resolve(MARK));
  }

  /**
   * What a restoration left undone.
   *
   * @param missing the names of objects that the backup should have and has not, or damaged
   * @param redrawn how many pictures it has not: they are drawn anew once the archive runs. Of what
   *     was on air they were replaced while the backup was made
   */
  public record Result(List<String> missing, int redrawn) {
    public Result {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Fills the site.
   *
   * @param identity the file of the key that opens the backup, if it is encrypted
   * @throws BackupException if there is no whole backup, its key is missing or another, or the site
   *     holds recordings or accounts: nothing was written then
   */
  public Result run(Path backup, Optional<Path> identity) {
    BackupContents reader = BackupContents.open(backup, identity);
    reader.check();
    try {
      requireEmpty();
      Files.createDirectories(site.data());
      Path mark = site.data().resolve(MARK);
      Files.writeString(mark, backup.toAbsolutePath() + "\n");
      var _ = site.catalogue().dataKeys().shredAgain(shredded);
      reader.restore(site.catalogue());
      Result result = copyObjects(reader.copies());
      reader.restore(site.data().toAbsolutePath().normalize());
      Files.delete(mark);
      return result;
    } catch (IOException e) {
      throw new BackupException(
          "Can't restore from " + backup + " (" + e + "): check the disks and their space", e);
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
        || !site.catalogue().assemblies().list().isEmpty()
        || !site.catalogue().sittings().list(SittingQuery.ALL).isEmpty()) {
      throw new BackupException(
          "The catalogue holds recordings, accounts, assemblies or sittings already: restore into an empty one (another"
              + " catalogue.path, or an empty database)");
    }
  }

  private Result copyObjects(ObjectSource copies) throws IOException {
    Inventory inventory = new Inventory(site.catalogue());
    List<String> missing = new ArrayList<>();
    int redrawn = 0;
    ObjectTarget store = ObjectTarget.of(site.store());
    try (ObjectCopies copying = new ObjectCopies(copies, Optional.empty(), store)) {
      for (Recording recording : inventory.recordings()) {
        if (recording.state() == RecordingState.DELETING) {
          // Its objects left the backup as it was being erased.
          continue;
        }
        List<ExpectedObject> expected = inventory.of(recording);
        Set<String> absent = new LinkedHashSet<>(copying.copy(expected));
        List<ExpectedObject> drawn =
            expected.stream()
                .filter(each -> absent.contains(each.name()) && DrawnPictures.isDrawn(each))
                .toList();
        if (!drawn.isEmpty()) {
          DrawnPictures.forget(site.catalogue(), recording.id(), drawn);
          drawn.forEach(each -> absent.remove(each.name()));
          redrawn += drawn.size();
        }
        missing.addAll(absent);
      }
      for (Sitting sitting : inventory.sittings()) {
        missing.addAll(copying.copy(inventory.of(sitting)));
      }
    }
    missing.addAll(
        new WaitingFiles(site.catalogue().transcodeJobs())
            .copy(copies, store, site.data().resolve("waiting.half")));
    return new Result(missing, redrawn);
  }
}
