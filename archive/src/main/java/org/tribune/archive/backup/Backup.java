package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.archive.correction.SealedOriginals;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.Inventory;
import org.tribune.archive.inventory.ObjectOwner;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.catalogue.RecordingState;
import org.tribune.core.sitting.DocumentNames;
import org.tribune.core.sitting.Sitting;
import org.tribune.core.sitting.SittingId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * Copies a site, which may be running, into a directory; what the backup before has is not copied
 * again. What was corrected or erased since leaves the backup, too; what the store merely lost
 * stays there. Blocks; used by one thread.
 */
public final class Backup {
  /** What the names of sealed originals begin with. */
  static final String SEALED = SealedOriginals.ALL;

  private final Site site;
  private final String program;
  private final Clock clock;

  /**
   * A backup of {@code site}.
   *
   * @param program the version of this program
   */
  public Backup(Site site, String program, Clock clock) {
    this.site = site;
    this.program = program;
    this.clock = clock;
  }

  /**
   * Makes the backup in {@code target}: a new directory, an empty one or that of the backup before.
   *
   * @throws BackupException if it can't be made there
   */
  public BackupReport run(Path target) {
    BackupFolder folder = BackupFolder.forWriting(target);
    Instant start = clock.instant();
    try {
      WaitingFiles waiting = new WaitingFiles(site.catalogue().preparations());
      // What waits by the catalogue's copy has its file here, even if its film is finished by now.
      var _ = copy(waiting, folder);
      // Before the rest: whatever it names is in the store by now.
      CatalogueDump.write(site.catalogue(), folder.catalogueFile(), /* withPrivate= */ true);
      BackupReport report = copyObjects(folder, waiting);
      DataFiles.copy(site.data(), folder.data(), withoutTarget(folder));
      if (site.configuration().isPresent()) {
        Files.copy(
            site.configuration().get(),
            folder.configuration(),
            StandardCopyOption.REPLACE_EXISTING);
      }
      folder.finish(manifest(start, report, folder.store()));
      return report;
    } catch (IOException e) {
      throw new BackupException(
          "Can't write the backup to " + target + " (" + e + "): check the disk and its space", e);
    }
  }

  private Set<Path> withoutTarget(BackupFolder folder) {
    Set<Path> without = new HashSet<>(site.passing());
    without.add(folder.root());
    return without;
  }

  private BackupManifest manifest(Instant start, BackupReport report, ObjectStore copies) {
    try (Stream<StoredObject> objects = copies.list("")) {
      long bytes = objects.mapToLong(StoredObject::length).sum();
      return new BackupManifest(
          BackupManifest.FORMAT,
          program,
          start,
          report.recordings(),
          report.kept() + report.copied(),
          bytes);
    }
  }

  private List<String> copy(WaitingFiles waiting, BackupFolder folder) throws IOException {
    return waiting.copy(site.store(), folder.store(), folder.root().resolve("waiting.half"));
  }

  private BackupReport copyObjects(BackupFolder folder, WaitingFiles waiting) throws IOException {
    ObjectStore copies = folder.store();
    Inventory inventory = new Inventory(site.catalogue());
    Map<BroadcastId, Set<String>> names = new HashMap<>();
    List<String> missing = new ArrayList<>();
    try (ObjectCopies copying = new ObjectCopies(site.store(), copies)) {
      for (Recording recording : inventory.recordings()) {
        if (recording.state() == RecordingState.DELETING) {
          continue;
        }
        List<ExpectedObject> expected = inventory.of(recording);
        names.put(recording.id(), names(expected));
        missing.addAll(copying.copy(expected));
      }
      Map<SittingId, Set<String>> documents = new HashMap<>();
      for (Sitting sitting : inventory.sittings()) {
        List<ExpectedObject> expected = Inventory.of(sitting);
        documents.put(sitting.id(), names(expected));
        missing.addAll(copying.copy(expected));
      }
      copySealed(copies);
      missing.addAll(copy(waiting, folder));
      waiting.prune(copies);
      long removed = prune(copies, names) + pruneDocuments(copies, documents);
      return new BackupReport(
          names.size(), copying.kept(), copying.copied(), copying.copiedBytes(), removed, missing);
    }
  }

  private static Set<String> names(List<ExpectedObject> expected) {
    return expected.stream().map(ExpectedObject::name).collect(Collectors.toSet());
  }

  /** Sealed originals have no row: the store's list is what there is of them. */
  private void copySealed(ObjectStore copies) {
    Set<String> sealed = names(site.store(), SEALED);
    for (String name : sealed) {
      if (copies.lengthOf(name).isEmpty()) {
        site.store().get(name).ifPresent(content -> copies.put(name, content));
      }
    }
    names(copies, SEALED).stream().filter(name -> !sealed.contains(name)).forEach(copies::delete);
  }

  private static Set<String> names(ObjectStore store, String prefix) {
    try (Stream<StoredObject> objects = store.list(prefix)) {
      return objects.map(StoredObject::name).collect(Collectors.toSet());
    }
  }

  /**
   * Removes what must not live on: objects that a correction replaced, and recordings that were
   * erased. A recording of which the catalogue knows nothing at all stays: it may have been lost.
   */
  private long prune(ObjectStore copies, Map<BroadcastId, Set<String>> names) {
    List<String> superfluous = new ArrayList<>();
    try (Stream<StoredObject> objects = copies.list("recordings/")) {
      objects
          .map(StoredObject::name)
          .filter(name -> isSuperfluous(name, names))
          .forEach(superfluous::add);
    }
    superfluous.forEach(copies::delete);
    return superfluous.size();
  }

  /** Removes documents that were taken away; those of a sitting that is not known stay. */
  private static long pruneDocuments(ObjectStore copies, Map<SittingId, Set<String>> known) {
    List<String> superfluous =
        names(copies, DocumentNames.ALL).stream()
            .filter(
                name ->
                    DocumentNames.sittingOf(name)
                        .map(known::get)
                        .filter(named -> !named.contains(name))
                        .isPresent())
            .toList();
    superfluous.forEach(copies::delete);
    return superfluous.size();
  }

  private boolean isSuperfluous(String name, Map<BroadcastId, Set<String>> names) {
    return ObjectOwner.of(name)
        .map(
            recording -> {
              Set<String> known = names.get(recording);
              return known != null
                  ? !known.contains(name)
                  : site.catalogue().broadcast(recording).isPresent();
            })
        .orElse(false);
  }
}
