package org.tribune.archive.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tribune.core.Sha256;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.log.LogException;

/**
 * Where a backup lies. It holds what is not public: only its owner may read it.
 *
 * <pre>
 *   tribune-backup.json      what it is, and which of these belong to it; replaced last
 *   catalogue-7.jsonl[.age]  the catalogue as the seventh run found it
 *   files-7.zip[.age]        the files of the data directory; encrypted, the configuration as well
 *   store/                   the objects, under their names
 *   objects-4f0c…/           the objects, encrypted for the recipients with this fingerprint
 * </pre>
 *
 * In format 1 there were {@code catalogue.jsonl}, {@code data/}, {@code tribune.yml} and {@code
 * store/}.
 */
final class BackupFolder implements AutoCloseable {
  /** The folder of objects that are not encrypted. */
  static final String PLAIN = "store";

  /** What the names of files begin with that are half written. */
  static final String HALF = "half-";

  private static final String ENCRYPTED = "objects-";
  private static final JsonCodec<BackupManifest> MANIFEST = new JsonCodec<>(BackupManifest.class);
  private static final String MANIFEST_FILE = "tribune-backup.json";
  private static final String LOCK = ".lock";
  private static final int BLOCK = 1 << 16;

  private final Path root;
  private final Optional<FileChannel> lock;

  private BackupFolder(Path root, Optional<FileChannel> lock) {
    this.root = root.toAbsolutePath().normalize();
    this.lock = lock;
  }

  /**
   * The folder for a backup: a new one, an empty one, or that of the backup before. It is locked
   * until close().
   */
  static BackupFolder forWriting(Path root) {
    try {
      Files.createDirectories(root);
      if (!isOurs(root)) {
        throw new BackupException(
            root + " holds other things and no backup: name an empty directory, or a new one");
      }
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      return new BackupFolder(root, Optional.of(lock(root)));
    } catch (IOException e) {
      throw new BackupException(
          "Can't write to " + root + " (" + e + "): check the disk and its permissions", e);
    }
  }

  /** True for a backup, one that did not come to its end, and an empty directory. */
  private static boolean isOurs(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      List<String> names = files.map(each -> each.getFileName().toString()).toList();
      return names.contains(MANIFEST_FILE)
          || names.stream()
              .allMatch(each -> each.equals(LOCK) || each.equals(PLAIN) || isOfARun(each));
    }
  }

  private static boolean isOfARun(String name) {
    return name.matches("(catalogue-[0-9]+[.]jsonl|files-[0-9]+[.]zip)([.]age)?")
        || name.startsWith(ENCRYPTED)
        || name.startsWith(HALF)
        || name.equals("catalogue.jsonl.new");
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process has it.
    }
    channel.close();
    throw new BackupException(
        "Another backup is being made into " + root + ": let it come to its end");
  }

  /** The folder of a backup that is there. */
  static BackupFolder forReading(Path root) {
    BackupFolder folder = new BackupFolder(root, Optional.empty());
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

  Path root() {
    return root;
  }

  /** The manifest; empty if no run came to its end yet. */
  Optional<BackupManifest> manifest() {
    Path file = root.resolve(MANIFEST_FILE);
    try {
      return Files.exists(file)
          ? Optional.of(MANIFEST.decode(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new BackupException("Can't read " + file + " (" + e + ")", e);
    } catch (LogException e) {
      throw new BackupException(
          file + " is damaged: take another copy of this backup, or make one in a new directory",
          e);
    }
  }

  /** The name of the folder for objects that are encrypted like this. */
  static String objects(Optional<AgeRecipients> recipients) {
    return recipients.map(each -> ENCRYPTED + each.fingerprint()).orElse(PLAIN);
  }

  /** The names of the folders of objects that are there. */
  List<String> objectFolders() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> each.equals(PLAIN) || each.startsWith(ENCRYPTED))
          .sorted()
          .toList();
    }
  }

  /** What is written into a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes the file {@code name} to the disk, encrypted or not. */
  BackupManifest.StoredFile write(String name, Encryption encryption, Content content)
      throws IOException {
    Path file = root.resolve(name);
    DigestOutputStream digested =
        new DigestOutputStream(Files.newOutputStream(file), Sha256.digest());
    try (OutputStream out = encryption.encrypt(new BufferedOutputStream(digested, BLOCK))) {
      content.writeTo(out);
    }
    force(file);
    return new BackupManifest.StoredFile(
        name, Files.size(file), HexFormat.of().formatHex(digested.getMessageDigest().digest()));
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** From now on the backup is what {@code manifest} says. */
  void finish(BackupManifest manifest) throws IOException {
    Path half = root.resolve(MANIFEST_FILE + ".new");
    Files.write(half, MANIFEST.encode(manifest));
    force(half);
    Files.move(half, root.resolve(MANIFEST_FILE), StandardCopyOption.ATOMIC_MOVE);
    force(root);
  }

  /** Removes the files of other runs and of the format before, but no objects. */
  void removeAllBut(BackupManifest.Generation generation) throws IOException {
    List<String> kept = List.of(generation.catalogue().name(), generation.files().name());
    Predicate<String> isOther =
        name ->
            !kept.contains(name)
                && !name.startsWith(ENCRYPTED)
                && (isOfARun(name)
                    || List.of("catalogue.jsonl", "tribune.yml", "data").contains(name));
    List<Path> others;
    try (Stream<Path> files = Files.list(root)) {
      others = files.filter(each -> isOther.test(each.getFileName().toString())).toList();
    }
    for (Path each : others) {
      removeTree(each);
    }
  }

  /** Removes a folder of objects. */
  void removeTree(String objects) throws IOException {
    removeTree(root.resolve(objects));
  }

  private static void removeTree(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public void close() {
    lock.ifPresent(
        channel -> {
          try {
            channel.close();
          } catch (IOException e) {
            throw new BackupException("Can't unlock " + root + " (" + e + ")", e);
          }
        });
  }
}
