package org.tribune.core.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where objects are written until they are whole. What a crash left here is removed once nobody has
 * written to it for an hour. So no process can take another's, and none needs a lock: several
 * processes, and machines on a network file system, may share a store. Safe for all threads.
 */
final class IncomingFiles {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingFiles.class);
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path directory;
  private final InstantSource clock;
  private final AtomicReference<Instant> swept;

  /** Makes {@code directory}, and removes what is abandoned in it. */
  IncomingFiles(Path directory, InstantSource clock) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.clock = clock;
    this.swept = new AtomicReference<>(clock.instant());
    removeAbandoned();
  }

  /** A name that is free, to write an object to. */
  Path next() throws IOException {
    Instant last = swept.get();
    Instant now = clock.instant();
    if (Duration.between(last, now).abs().compareTo(ABANDONED) >= 0
        && swept.compareAndSet(last, now)) {
      removeAbandoned();
    }
    return directory.resolve(UUID.randomUUID().toString());
  }

  /** False if the directory is gone: its disk is not mounted. */
  boolean areThere() {
    return Files.isDirectory(directory);
  }

  /** Removes what could not be written whole. */
  void remove(Path half) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException e) {
      LOG.warn("Can't remove {}: {}", half, e.toString());
    }
  }

  private void removeAbandoned() throws IOException {
    Instant oldest = clock.instant().minus(ABANDONED);
    int removed = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path half : files) {
        if (isOlder(half, oldest) && Files.deleteIfExists(half)) {
          removed++;
        }
      }
    }
    if (removed > 0) {
      LOG.info("Removed {} half-written objects that a crash left in {}", removed, directory);
    }
  }

  private static boolean isOlder(Path half, Instant oldest) throws IOException {
    try {
      return Files.getLastModifiedTime(half).toInstant().isBefore(oldest);
    } catch (NoSuchFileException e) {
      // It is whole by now, or another process was quicker.
      return false;
    }
  }
}
