package org.tribune.core.store;

import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tribune.core.Bytes;

/**
 * The object store in a directory: an object is a file, which {@link ShardedPaths} places. It is
 * written beside the objects, in {@code .incoming} of the same directory, forced to disk and then
 * renamed, so that a crash leaves the old object or the new one, never a piece. Safe for all
 * threads, and for several processes on the same directory (see {@link IncomingFiles}).
 */
public final class FileSystemObjectStore implements ObjectStore {
  private static final int COPIED_AT_ONCE = 1 << 20;

  private final Path root;
  private final ShardedPaths paths;
  private final DurableDirectories directories;
  private final IncomingFiles incoming;

  /**
   * A store in {@code root}, which is made when it is not there. What a crash left half written an
   * hour ago or more is removed.
   *
   * @throws StoreException if the directory can't be made or written to
   */
  public FileSystemObjectStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.paths = new ShardedPaths(this.root);
    this.directories = new DurableDirectories(this.root);
    try {
      directories.makeRoot();
      this.incoming = new IncomingFiles(this.root.resolve(".incoming"), InstantSource.system());
    } catch (IOException e) {
      throw new StoreException(
          "Can't use the store in " + root + " (" + e + "): check store.path and its permissions",
          e);
    }
  }

  @Override
  public void put(String name, Bytes content) {
    Path target = paths.of(ObjectNames.require(name));
    try {
      Path half = incoming.next();
      try {
        write(half, content);
        directories.moveIn(half, target);
      } finally {
        incoming.remove(half);
      }
    } catch (IOException e) {
      throw notStored(name, content.length(), e);
    }
  }

  private static void write(Path half, Bytes content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(half.toFile())) {
      out.write(content.array());
      out.getFD().sync();
    }
  }

  @Override
  public void putFile(String name, Path file) {
    Path target = paths.of(ObjectNames.require(name));
    long length = 0;
    try {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString(), null, "no file to store");
      }
      if (!incoming.areThere()) {
        throw new NoSuchFileException(root.toString(), null, "is its disk mounted?");
      }
      length = Files.size(file);
      if (!rename(file, target)) {
        copy(file, target);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw notStored(name, length, e);
    }
  }

  /** False if it can't be renamed to there: it is on another file system, or a link. */
  private boolean rename(Path file, Path target) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    DurableDirectories.force(file, StandardOpenOption.READ);
    try {
      directories.moveIn(file, target);
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    } catch (IOException e) {
      if (Files.notExists(file) && Files.exists(target)) {
        // Its name could not be forced to disk: the caller keeps the file, to try again.
        Files.move(target, file, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  private void copy(Path file, Path target) throws IOException {
    Path half = incoming.next();
    try (FileInputStream in = new FileInputStream(file.toFile());
        FileOutputStream out = new FileOutputStream(half.toFile())) {
      // Between streams, not channels, which an interrupt would close.
      BufferedOutputStream buffered = new BufferedOutputStream(out, COPIED_AT_ONCE);
      in.transferTo(buffered);
      buffered.flush();
      out.getFD().sync();
      directories.moveIn(half, target);
    } finally {
      incoming.remove(half);
    }
  }

  private StoreException notStored(String name, long length, IOException cause) {
    if (isFull(length, cause)) {
      return StoreException.full(
          "Can't store "
              + name
              + " ("
              + length
              + " bytes): the disk of "
              + root
              + " is full; free some space on it or enlarge it",
          cause);
    }
    return failure("store " + name + " in", cause);
  }

  private boolean isFull(long length, IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    if (reason.contains("No space left") || reason.contains("quota exceeded")) {
      return true;
    }
    try {
      return Files.getFileStore(root).getUsableSpace() < length;
    } catch (IOException e) {
      return false;
    }
  }

  private StoreException failure(String attempt, IOException cause) {
    return new StoreException(
        "Can't " + attempt + " " + root + " (" + cause + "): check the disk", cause);
  }

  @Override
  public Optional<Bytes> get(String name) {
    Path file = paths.of(ObjectNames.require(name));
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Bytes.wrap(Uninterrupted.run(() -> Files.readAllBytes(file))))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read " + name + " from", e);
    }
  }

  @Override
  public Optional<Bytes> get(String name, long offset, int length) {
    Path file = paths.of(ObjectNames.require(name));
    ObjectNames.requireRun(offset, length);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Uninterrupted.run(() -> read(file, offset, length)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read " + name + " from", e);
    }
  }

  private static Bytes read(Path file, long offset, int length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long there = Math.max(0, Math.min(length, channel.size() - offset));
      ByteBuffer run = ByteBuffer.allocate((int) there);
      while (run.hasRemaining() && channel.read(run, offset + run.position()) >= 0) {
        // Until it is full.
      }
      return Bytes.wrap(
          run.hasRemaining() ? Arrays.copyOf(run.array(), run.position()) : run.array());
    }
  }

  @Override
  public OptionalLong lengthOf(String name) {
    Path file = paths.of(ObjectNames.require(name));
    try {
      return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw failure("look at " + name + " in", e);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    return StreamSupport.stream(new ObjectWalk(paths, prefix), /* parallel= */ false);
  }

  @Override
  public void delete(String name) {
    Path file = paths.of(ObjectNames.require(name));
    try {
      directories.delete(file);
    } catch (IOException e) {
      throw failure("delete " + name + " from", e);
    }
  }

  @Override
  public OptionalLong freeBytes() {
    try {
      return OptionalLong.of(Files.getFileStore(root).getUsableSpace());
    } catch (IOException e) {
      throw failure("find out the free space of", e);
    }
  }

  @Override
  public Optional<Path> file(String name) {
    return location(name).filter(Files::isRegularFile);
  }

  @Override
  public Optional<Path> location(String name) {
    return Optional.of(paths.of(ObjectNames.require(name)));
  }
}
