package org.tribune.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder for what libraries write for a while. {@code infra/tribune} makes one for each
 * process, and deletes those of processes that were killed.
 */
final class TemporaryFolder {
  private TemporaryFolder() {}

  /** The folder is deleted with what is in it when this process ends, if it is its own. */
  static void deleteAtExit() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    Path name = folder.getFileName();
    String own = "tribune-run-" + ProcessHandle.current().pid() + "-";
    if (name != null && name.toString().startsWith(own)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(folder), "temporary"));
    }
  }

  /** With what is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException | UncheckedIOException e) {
      // What is written meanwhile stays until the next start.
    }
  }
}
