package org.tribune.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The directories below {@code root}: made when the first file comes, gone with the last, and
 * forced to disk, since a file's name is part of the object. Safe for all threads and processes.
 */
final class DurableDirectories {
  /** How often a directory may vanish under a file that comes: each time, somebody's last left. */
  private static final int ATTEMPTS = 1_000;

  private final Path root;
  private final Object making = new Object();

  DurableDirectories(Path root) {
    this.root = root;
  }

  /**
   * Moves {@code file}, which is on the same file system, to {@code target} below the root, in
   * place of what is there. Its content is on disk already.
   */
  void moveIn(Path file, Path target) throws IOException {
    Path directory = of(target);
    for (int attempt = 1; ; attempt++) {
      try {
        make(directory);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        break;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS || Files.notExists(file) || Files.notExists(root)) {
          throw e;
        }
        // A delete took the directory in between, as the last file had left it.
      }
    }
    force(directory);
  }

  /** Deletes a file if it is there, and the directories that are empty without it. */
  void delete(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      Files.deleteIfExists(file);
      removeEmpty(of(file));
    }
  }

  /** Removes {@code directory} if it is empty, and so on upwards; the root stays. */
  void removeEmpty(Path directory) throws IOException {
    Path each = directory;
    try {
      while (!each.equals(root)) {
        // The system refuses it, whatever happens at the same time, unless it is empty.
        Files.deleteIfExists(each);
        each = of(each);
      }
    } catch (DirectoryNotEmptyException e) {
      // It stays.
    }
    force(each);
  }

  private void make(Path directory) throws IOException {
    // One at a time: who finds a directory made must find its name forced to disk as well.
    synchronized (making) {
      Deque<Path> missing = new ArrayDeque<>();
      for (Path each = directory; !each.equals(root) && !Files.isDirectory(each); each = of(each)) {
        missing.push(each);
      }
      for (Path each : missing) {
        makeOne(each);
        force(of(each));
      }
    }
  }

  private static void makeOne(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (Files.isRegularFile(directory)) {
        throw e;
      }
      // Another process was quicker, and may have removed it again: then the move fails.
    }
  }

  /** Makes the root and what is above it. */
  void makeRoot() throws IOException {
    Files.createDirectories(root);
    force(of(root));
  }

  private static Path of(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static void force(Path directory) throws IOException {
    try {
      force(directory, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      // Somebody deleted the last file in it since: nothing is left to be kept.
    }
  }

  /** Forces a file or a directory to disk. */
  static void force(Path path, StandardOpenOption mode) throws IOException {
    var _ =
        Uninterrupted.run(
            () -> {
              try (FileChannel channel = FileChannel.open(path, mode)) {
                channel.force(/* metaData= */ true);
                return path;
              }
            });
  }
}
