package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;

/**
 * Where a backup lies. It holds secrets: only its owner may read it.
 *
 * <pre>
 *   tribune-backup.json   what it is; written last
 *   catalogue.jsonl       the catalogue, a line for each thing
 *   data/                 the files of the data directory
 *   tribune.yml           the configuration, if there was a file
 *   store/                the objects
 * </pre>
 */
final class BackupFolder {
  private static final JsonCodec<BackupManifest> MANIFEST = new JsonCodec<>(BackupManifest.class);

  private final Path root;

  private BackupFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The folder for a backup: a new one, an empty one, or that of the backup before. */
  static BackupFolder forWriting(Path root) {
    BackupFolder folder = new BackupFolder(root);
    try {
      Files.createDirectories(root);
      if (!isEmpty(root) && !Files.exists(folder.manifestFile()) && !folder.isUnfinished()) {
        throw new BackupException(
            root + " holds other things and no backup: name an empty directory, or a new one");
      }
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      return folder;
    } catch (IOException e) {
      throw new BackupException(
          "Can't write to " + root + " (" + e + "): check the disk and its permissions", e);
    }
  }

  /** The folder of a backup that is there. */
  static BackupFolder forReading(Path root) {
    BackupFolder folder = new BackupFolder(root);
    if (!Files.isDirectory(root)) {
      throw new BackupException("There is no directory " + root + ": name the backup's");
    }
    if (folder.manifest().isEmpty()) {
      throw new BackupException(
          root
              + " holds no finished backup (tribune-backup.json is missing): run 'tribune backup"
              + " "
              + root
              + "' to its end first");
    }
    return folder;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private boolean isUnfinished() {
    return Files.isDirectory(root.resolve("store")) && !Files.exists(catalogueFile());
  }

  Path root() {
    return root;
  }

  Path catalogueFile() {
    return root.resolve("catalogue.jsonl");
  }

  Path data() {
    return root.resolve("data");
  }

  Path configuration() {
    return root.resolve("tribune.yml");
  }

  private Path manifestFile() {
    return root.resolve("tribune-backup.json");
  }

  ObjectStore store() {
    return new FileSystemObjectStore(root.resolve("store"));
  }

  Optional<BackupManifest> manifest() {
    try {
      return Files.exists(manifestFile())
          ? Optional.of(MANIFEST.decode(Files.readAllBytes(manifestFile())))
          : Optional.empty();
    } catch (IOException e) {
      throw new BackupException("Can't read " + manifestFile() + " (" + e + ")", e);
    }
  }

  void finish(BackupManifest manifest) throws IOException {
    Path half = root.resolve("tribune-backup.json.new");
    Files.write(half, MANIFEST.encode(manifest));
    Files.move(half, manifestFile(), StandardCopyOption.ATOMIC_MOVE);
  }
}
