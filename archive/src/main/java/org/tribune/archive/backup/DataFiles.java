package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The files of the data directory that are neither the store nor the catalogue: the event log's
 * journals, sessions, keys. A journal that grows meanwhile may end in a torn entry, which opening
 * it cuts off.
 */
final class DataFiles {
  private DataFiles() {}

  /**
   * Copies the files of {@code from} to {@code to}.
   *
   * @param without files and directories that are left out
   */
  static void copy(Path from, Path to, Set<Path> without) throws IOException {
    Path root = from.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (without.contains(directory)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(root.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !without.contains(file)) {
              copyFile(file, to.resolve(root.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  private static void copyFile(Path file, Path target) throws IOException {
    try {
      Files.copy(
          file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException e) {
      // It was a passing one.
    }
  }
}
