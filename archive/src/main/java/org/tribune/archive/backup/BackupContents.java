package org.tribune.archive.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.Sha256;
import org.tribune.core.store.FileSystemObjectStore;

/** A finished backup, of this format or the one before, that is read. Used by one thread. */
final class BackupContents {
  private static final int BLOCK = 1 << 16;

  private final BackupFolder folder;
  private final BackupManifest manifest;
  private final Decryption decryption;

  private BackupContents(BackupFolder folder, BackupManifest manifest, Decryption decryption) {
    this.folder = folder;
    this.manifest = manifest;
    this.decryption = decryption;
  }

  /**
   * The backup in {@code root}.
   *
   * @param identity the file of the key that opens it, if it is encrypted
   * @throws BackupException if there is none, it is of a newer program, or its key is missing
   */
  static BackupContents open(Path root, Optional<Path> identity) {
    BackupFolder folder = BackupFolder.forReading(root);
    BackupManifest manifest = folder.manifest().orElseThrow();
    if (manifest.format() > BackupManifest.FORMAT) {
      throw new BackupException(
          folder.root()
              + " was written by a newer program ("
              + manifest.program()
              + "): restore it with that version");
    }
    if (manifest.isEncrypted() && identity.isEmpty()) {
      throw new BackupException(
          folder.root()
              + " is encrypted: put its key (the line that begins with AGE-SECRET-KEY-1) into a file"
              + " and name that with --identity FILE");
    }
    Decryption decryption =
        manifest.isEncrypted() ? new AgeIdentity(identity.orElseThrow()) : PlainFiles.INSTANCE;
    return new BackupContents(folder, manifest, decryption);
  }

  /** Makes sure that the catalogue and the files are whole, and that the key opens them. */
  void check() {
    if (manifest.generation().isPresent()) {
      checkSum(manifest.generation().get().catalogue());
      checkSum(manifest.generation().get().files());
    }
    reading("The catalogue", () -> CatalogueDump.check(catalogue(), "The backup's catalogue"));
    if (manifest.generation().isPresent()) {
      reading("The file of files", () -> FilesArchive.check(files()));
    }
  }

  private void checkSum(BackupManifest.StoredFile stored) {
    Path file = folder.root().resolve(stored.name());
    if (Files.notExists(file)) {
      throw new BackupException(
          file + " is missing: it belongs to this backup, so take another copy of it");
    }
    reading(
        stored.name(),
        () -> {
          DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Sha256.digest());
          try (in) {
            in.transferTo(OutputStream.nullOutputStream());
          }
          String sum = HexFormat.of().formatHex(in.getMessageDigest().digest());
          if (Files.size(file) != stored.bytes() || !sum.equals(stored.sha256())) {
            throw new BackupException(
                file + " is damaged, cut short or another's: take another copy of this backup");
          }
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  private void reading(String what, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new BackupException(
          what + " of " + folder.root() + " can't be read (" + e + "): take another copy of it", e);
    }
  }

  private InputStream catalogue() throws IOException {
    return open(
        manifest.generation().map(each -> each.catalogue().name()).orElse("catalogue.jsonl"));
  }

  private InputStream files() throws IOException {
    return open(manifest.generation().orElseThrow().files().name());
  }

  private InputStream open(String name) throws IOException {
    return new BufferedInputStream(decryption.open(folder.root().resolve(name)), BLOCK);
  }

  /** Fills {@code catalogue}, which holds nothing of it yet. */
  void restore(Catalogue catalogue) throws IOException {
    CatalogueDump.restore(catalogue(), "The backup's catalogue", catalogue);
  }

  /** Writes the files of the data directory into {@code data}. */
  void restore(Path data) throws IOException {
    if (manifest.generation().isPresent()) {
      FilesArchive.extract(files(), data);
    } else {
      copy(folder.root().resolve("data"), data);
    }
  }

  /** Format 1 had them as they are, and what is rebuilt among them. */
  private static void copy(Path from, Path data) throws IOException {
    Path search = from.resolve("search");
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about)
              throws IOException {
            if (directory.equals(search)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(data.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.copy(
                file, data.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The objects, of all folders that can be read with this key. */
  BackupCopies copies() {
    List<BackupCopies.Folder> folders = new ArrayList<>();
    reading(
        "A folder",
        () -> {
          Optional<ObjectKeys.Secret> names =
              manifest.isEncrypted() ? FilesArchive.names(files()) : Optional.empty();
          for (String each : folder.objectFolders()) {
            FileSystemObjectStore files = new FileSystemObjectStore(folder.root().resolve(each));
            if (each.equals(BackupFolder.PLAIN)) {
              folders.add(
                  new BackupCopies.Folder(files, ObjectKeys.Plain.INSTANCE, PlainFiles.INSTANCE));
            } else {
              names.ifPresent(
                  keys -> folders.add(new BackupCopies.Folder(files, keys, decryption)));
            }
          }
        });
    return new BackupCopies(folders);
  }
}
