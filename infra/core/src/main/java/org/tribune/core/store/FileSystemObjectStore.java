package org.tribune.core.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;

/**
 * The object store in a directory: an object is a file of its name. It is written beside the
 * objects, in {@code .incoming} of the same directory, forced to disk and then renamed, so that a
 * crash leaves the old object or the new one, never a piece. Safe for all threads; one process at a
 * time may own the directory.
 */
public final class FileSystemObjectStore implements ObjectStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileSystemObjectStore.class);
  private static final String INCOMING = ".incoming";
  private static final Optional<Bytes> NOTHING = Optional.empty();

  private final Path root;
  private final Path incoming;

  /**
   * A store in {@code root}, which is made when it is not there. What a crash left half written is
   * removed.
   *
   * @throws StoreException if the directory can't be made or written to
   */
  public FileSystemObjectStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.incoming = this.root.resolve(INCOMING);
    try {
      makeDirectories(incoming);
      removeDebris();
    } catch (IOException e) {
      throw new StoreException(
          "Can't use the store in " + root + " (" + e + "): check store.path and its permissions",
          e);
    }
  }

  private void removeDebris() throws IOException {
    int removed = 0;
    try (DirectoryStream<Path> debris = Files.newDirectoryStream(incoming)) {
      for (Path half : debris) {
        Files.delete(half);
        removed++;
      }
    }
    if (removed > 0) {
      LOG.info("Removed {} half-written objects that a crash left in {}", removed, incoming);
    }
  }

  @Override
  public void put(String name, Bytes content) {
    Path target = root.resolve(ObjectNames.require(name));
    Path half = incoming.resolve(UUID.randomUUID().toString());
    try {
      withoutInterrupt(
          () -> {
            makeDirectories(directoryOf(target));
            write(half, content);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            force(directoryOf(target));
            return content;
          });
    } catch (IOException e) {
      remove(half);
      throw failure(name, content, e);
    }
  }

  private static void write(Path half, Bytes content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(half.toFile())) {
      out.write(content.array());
      out.getFD().sync();
    }
  }

  private static void remove(Path half) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException e) {
      LOG.warn("Can't remove {}: {}", half, e.toString());
    }
  }

  private StoreException failure(String name, Bytes content, IOException cause) {
    if (isFull(content, cause)) {
      return StoreException.full(
          "Can't store "
              + name
              + " ("
              + content.length()
              + " bytes): the disk of "
              + root
              + " is full; free some space on it or enlarge it",
          cause);
    }
    return new StoreException(
        "Can't store " + name + " in " + root + " (" + cause + "): check the disk", cause);
  }

  private boolean isFull(Bytes content, IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    if (reason.contains("No space left") || reason.contains("quota exceeded")) {
      return true;
    }
    try {
      return Files.getFileStore(root).getUsableSpace() < content.length();
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes what is missing, and forces each new name to disk: it is part of the object's. */
  private static void makeDirectories(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path each = directory; !Files.isDirectory(each); each = directoryOf(each)) {
      missing.push(each);
    }
    for (Path each : missing) {
      Files.createDirectories(each);
      force(directoryOf(each));
    }
  }

  private static Path directoryOf(Path path) {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(/* metaData= */ true);
    }
  }

  @Override
  public Optional<Bytes> get(String name) {
    Path file = root.resolve(ObjectNames.require(name));
    try {
      return withoutInterrupt(
          () ->
              Files.isRegularFile(file)
                  ? Optional.of(Bytes.wrap(Files.readAllBytes(file)))
                  : Optional.<Bytes>empty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException(
          "Can't read " + name + " from " + root + " (" + e + "): check the disk", e);
    }
  }

  @Override
  public OptionalLong lengthOf(String name) {
    Path file = root.resolve(ObjectNames.require(name));
    try {
      return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new StoreException(
          "Can't look at " + name + " in " + root + " (" + e + "): check the disk", e);
    }
  }

  @Override
  public Optional<Bytes> get(String name, long offset, int length) {
    Path file = root.resolve(ObjectNames.require(name));
    try {
      return withoutInterrupt(
          () -> Files.isRegularFile(file) ? Optional.of(read(file, offset, length)) : NOTHING);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException(
          "Can't read " + name + " from " + root + " (" + e + "): check the disk", e);
    }
  }

  private static Bytes read(Path file, long offset, int length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long there = Math.max(0, Math.min(length, channel.size() - offset));
      ByteBuffer run = ByteBuffer.allocate((int) there);
      while (run.hasRemaining() && channel.read(run, offset + run.position()) >= 0) {
        // Until it is full.
      }
      return Bytes.wrap(Arrays.copyOf(run.array(), run.position()));
    }
  }

  @Override
  public void putFile(String name, Path file) {
    Path target = root.resolve(ObjectNames.require(name));
    try {
      withoutInterrupt(
          () -> {
            makeDirectories(directoryOf(target));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
              channel.force(/* metaData= */ true);
            }
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            force(directoryOf(target));
            return file;
          });
    } catch (IOException e) {
      throw new StoreException(
          "Can't store " + name + " in " + root + " (" + e + "): check the disk", e);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> !file.startsWith(incoming) && Files.isRegularFile(file))
          .map(this::stored)
          .filter(object -> object.name().startsWith(prefix))
          .sorted(Comparator.comparing(StoredObject::name))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new StoreException("Can't list " + root + " (" + e + "): check the disk", e);
    }
  }

  private StoredObject stored(Path file) {
    try {
      return new StoredObject(
          root.relativize(file).toString(),
          Files.size(file),
          Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      throw new StoreException("Can't look at " + file + " (" + e + "): check the disk", e);
    }
  }

  @Override
  public void delete(String name) {
    Path file = root.resolve(ObjectNames.require(name));
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StoreException(
          "Can't delete " + name + " from " + root + " (" + e + "): check the disk", e);
    }
  }

  @Override
  public Optional<Path> file(String name) {
    Path file = root.resolve(ObjectNames.require(name));
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** File channels fail when their thread is interrupted; an object is worth more than that. */
  private static <T> T withoutInterrupt(Callable<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return work.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
