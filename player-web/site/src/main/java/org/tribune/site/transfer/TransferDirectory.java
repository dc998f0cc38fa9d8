package org.tribune.site.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.tribune.delivery.download.Body;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.BodySending;

/**
 * A directory that packages are written to: each whole or not at all, read back before it has its
 * name. One process writes there at a time. For one thread.
 */
final class TransferDirectory implements AutoCloseable {
  private static final String BEGIN = "versement-";
  private static final String END = ".zip";
  private static final String UNFINISHED = ".part";
  private static final String LOCK = ".tribune-transfer";
  private static final long MEGABYTE = 1_000_000;
  private static final long WATCH_NANOS = Duration.ofSeconds(2).toNanos();

  private final Path directory;
  private final FileChannel lockFile;

  private TransferDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /**
   * Opens a directory, which is made if need be, and removes what a run that broke off has left.
   *
   * @throws IOException if it can't be written to, or another process does
   */
  static TransferDirectory open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel file =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    TransferDirectory opened = new TransferDirectory(directory, file);
    try {
      if (!opened.isLocked()) {
        throw new IOException("another 'tribune transfer' writes there: wait until it has ended");
      }
      opened.removeUnfinished();
      return opened;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private boolean isLocked() throws IOException {
    try {
      Optional<FileLock> lock = Optional.ofNullable(lockFile.tryLock());
      return lock.isPresent();
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void removeUnfinished() throws IOException {
    // Of others, which may keep their files there, too, nothing is touched.
    String ours = BEGIN + "*" + END + UNFINISHED;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, ours)) {
      for (Path each : left) {
        Files.delete(each);
      }
    }
  }

  /** The file of a package: of another name if it holds anything else. */
  Path file(TransferContents contents) {
    String name =
        BEGIN
            + FileNames.plain(contents.sitting().id().value())
            + "-"
            + TransferPackage.tag(contents)
            + END;
    return directory.resolve(name);
  }

  /**
   * Writes a package and reads it back.
   *
   * @param whole called once all of it is there, before it has its name: others may fetch it then
   * @throws IOException if it does not fit on the disk, or can't be written or read; nothing is
   *     left of it
   * @throws RuntimeException if a file of it can't be had any more
   */
  void write(TransferPackage made, BodySending sending, Runnable whole) throws IOException {
    Path target = file(made.contents());
    long needed = made.zip().length();
    if (free() < needed) {
      throw new IOException(full(needed));
    }
    Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
    try {
      copy(made, sending, unfinished);
      WrittenPackage.check(unfinished);
      made.watch();
      whole.run();
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // What others write there meanwhile is in no sum that was made before.
      long written = Files.exists(unfinished) ? Files.size(unfinished) : 0;
      throw free() < needed - written ? new IOException(full(needed), e) : e;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private long free() throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }

  private String full(long needed) throws IOException {
    return "it takes %d MB and %s has %d MB free: make room there, or name another disk"
        .formatted(Math.ceilDiv(needed, MEGABYTE), directory, free() / MEGABYTE);
  }

  private static void copy(TransferPackage made, BodySending sending, Path file)
      throws IOException {
    long looked = System.nanoTime();
    try (FileChannel out =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        Body body = made.zip().body(sending, 0, made.zip().length())) {
      for (Optional<BodyBlock> next = body.next(); next.isPresent(); next = body.next()) {
        try (BodyBlock block = next.get()) {
          write(block, out);
        }
        if (System.nanoTime() - looked > WATCH_NANOS) {
          looked = System.nanoTime();
          made.watch();
        }
      }
      made.watch();
      out.force(/* metaData= */ true);
    }
  }

  private static void write(BodyBlock block, FileChannel out) throws IOException {
    for (ByteBuffer each : block.bytes()) {
      while (each.hasRemaining()) {
        out.write(each);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
