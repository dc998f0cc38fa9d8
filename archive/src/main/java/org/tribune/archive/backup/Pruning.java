package org.tribune.archive.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.Inventory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * Takes out of a backup, once it is whole, what must not live on: what a correction replaced, what
 * was deleted, sealed originals; and what a folder of a key before holds twice. Objects of what the
 * catalogue does not know stay, unless it says that it was deleted. Used by one thread.
 */
final class Pruning {
  private final Catalogue catalogue;
  private final BackupFolder folder;
  private final ObjectKeys keys;
  private final BackupObjects objects;

  /**
   * A pruning of {@code folder}.
   *
   * @param keys of the names in all folders that are encrypted
   * @param objects the folder that the backup belongs to now
   */
  Pruning(Catalogue catalogue, BackupFolder folder, ObjectKeys keys, BackupObjects objects) {
    this.catalogue = catalogue;
    this.folder = folder;
    this.keys = keys;
    this.objects = objects;
  }

  /**
   * Prunes.
   *
   * @param waiting which files films are made of
   * @param versions of the recordings in the backup's catalogue: what is another by now is left to
   *     the next run, since that catalogue names what was there before
   * @return how many objects went
   */
  long run(WaitingFiles waiting, Map<BroadcastId, Long> versions) throws IOException {
    List<BackupObjects> all = new ArrayList<>();
    for (String name : folder.objectFolders()) {
      ObjectKeys its = name.equals(BackupFolder.PLAIN) ? ObjectKeys.Plain.INSTANCE : keys;
      all.add(new BackupObjects(folder.root().resolve(name), its, PlainFiles.INSTANCE));
    }
    long removed = 0;
    for (BackupObjects each : all) {
      removed += waiting.prune(each) + removeDeleted(each);
    }
    removed += removeReplaced(all, versions);
    for (String name : folder.objectFolders()) {
      if (folder.root().resolve(name).equals(objects.folder())) {
        continue;
      }
      if (name.equals(BackupFolder.PLAIN)) {
        moveIn(name);
      } else if (keys instanceof ObjectKeys.Secret) {
        removeCopied(name);
      } else {
        // The leftover of a first encrypted run that did not finish.
        folder.removeTree(name);
      }
    }
    return removed;
  }

  private long removeDeleted(BackupObjects each) {
    // Names of sealed originals: format 1 had copies of them.
    long removed = each.remove("sealed/", key -> true);
    for (ErasedOwners.Erased erased : ErasedOwners.of(catalogue).all()) {
      removed += each.removeAllBut(erased.owner(), Set.of());
    }
    return removed;
  }

  private long removeReplaced(List<BackupObjects> all, Map<BroadcastId, Long> versions) {
    Inventory inventory = new Inventory(catalogue);
    long removed = 0;
    for (Recording recording : inventory.recordings()) {
      Optional<Long> version = Optional.ofNullable(versions.get(recording.id()));
      if (recording.state() != RecordingState.DELETING
          && version.equals(Optional.of(recording.version()))) {
        Set<String> kept = names(inventory.of(recording));
        for (BackupObjects each : all) {
          removed += each.removeAllBut("recordings/" + recording.id(), kept);
        }
      }
    }
    for (Sitting sitting : inventory.sittings()) {
      Set<String> kept = names(inventory.of(sitting));
      for (BackupObjects each : all) {
        removed += each.removeAllBut(ObjectKeys.owner(DocumentNames.prefix(sitting.id())), kept);
      }
    }
    return removed;
  }

  private static Set<String> names(List<ExpectedObject> expected) {
    return expected.stream().map(ExpectedObject::name).collect(Collectors.toSet());
  }

  /** What is encrypted for others stays only where it is all that there is. */
  private void removeCopied(String name) throws IOException {
    BackupObjects other = new BackupObjects(folder.root().resolve(name), keys, PlainFiles.INSTANCE);
    var _ = other.remove("", objects::hasKey);
    removeIfEmpty(name, other);
  }

  /** What lies open moves in with what is encrypted. */
  private void moveIn(String name) throws IOException {
    Path half = folder.root().resolve(BackupFolder.HALF + "moved");
    FileSystemObjectStore open = new FileSystemObjectStore(folder.root().resolve(name));
    List<StoredObject> left;
    try (Stream<StoredObject> all = open.list("")) {
      left = all.toList();
    }
    for (StoredObject each : left) {
      if (!objects.has(each.name(), each.length())) {
        try (OutputStream out = objects.open(half)) {
          Files.copy(open.file(each.name()).orElseThrow(), out);
        }
        objects.putHalf(each.name(), half);
      }
      open.delete(each.name());
    }
    removeIfEmpty(
        name,
        new BackupObjects(
            folder.root().resolve(name), ObjectKeys.Plain.INSTANCE, PlainFiles.INSTANCE));
  }

  private void removeIfEmpty(String name, BackupObjects other) throws IOException {
    boolean isEmpty;
    try (Stream<StoredObject> left = other.list()) {
      isEmpty = left.findAny().isEmpty();
    }
    if (isEmpty) {
      folder.removeTree(name);
    }
  }
}
