package org.tribune.archive.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.tribune.core.broadcast.BroadcastId;

/** Where films are encoded before they go to the store; nothing in it outlives the process. */
record WorkFolder(Path path) {
  /** A folder of this film alone, empty. */
  Path begin(BroadcastId film) throws IOException {
    Path own = path.resolve(film.value());
    delete(own);
    return Files.createDirectories(own);
  }

  /** Forgets what was made of this film. */
  void end(BroadcastId film) {
    try {
      delete(path.resolve(film.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what an earlier process left running here, and deletes what it left. */
  void clear() throws IOException {
    String own = path.toAbsolutePath().toString();
    ProcessHandle.allProcesses()
        .filter(each -> each.info().arguments().map(words -> isWorkIn(own, words)).orElse(false))
        .forEach(ProcessHandle::destroyForcibly);
    delete(path);
    Files.createDirectories(path);
  }

  private static boolean isWorkIn(String folder, String[] words) {
    for (String word : words) {
      if (word.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
