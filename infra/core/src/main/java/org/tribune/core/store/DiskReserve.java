package org.tribune.core.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is given up when its disk is full, so that people can still sign in, see why, delete
 * something, and have that in the audit trail (docs/decisions/0201-a-reserve-of-disk.md). Who
 * writes much looks whether it {@link #isGivenUp()}, and then writes nothing. It lies beside what
 * it is for; several processes may share it. Safe for all threads.
 */
public final class DiskReserve {
  private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
  private static final long MOST = 16L << 20;

  /** Of a small disk it takes this share. */
  private static final int SHARE = 32;

  /** It is made with so many times its size free. */
  private static final int ROOM = 3;

  private static final int WRITTEN_AT_ONCE = 1 << 20;

  private final Path file;

  private DiskReserve(Path file) {
    this.file = file;
  }

  /** The one beside {@code neighbour}, a file or folder, whether it is there or not. */
  public static DiskReserve beside(Path neighbour) {
    return new DiskReserve(neighbour.toAbsolutePath().resolveSibling("reserve"));
  }

  /** True if it was given up and the disk is still as good as full. */
  public boolean isGivenUp() {
    return Files.notExists(file) && !hasRoom();
  }

  /** Gives its bytes to whoever writes next; false if there are none. */
  public synchronized boolean giveUp() {
    try {
      if (!Files.deleteIfExists(file)) {
        return false;
      }
      LOG.error(
          "The disk of {} is full. Its reserve is given up, so that people can sign in and delete"
              + " something; nothing more is recorded before there is room",
          file.getParent());
      return true;
    } catch (IOException e) {
      LOG.error("The reserve {} can't be given up: {}", file, e.toString());
      return false;
    }
  }

  /** Makes it, if it is not there and there is room. Blocks while it is written. */
  public synchronized void make() {
    if (Files.exists(file) || !hasRoom()) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      write(part, size());
      Files.move(part, file);
      LOG.debug("{} holds {} bytes for when the disk is full", file, Files.size(file));
    } catch (IOException e) {
      LOG.warn("No reserve can be made on the disk: {}", e.toString());
      deleteQuietly(part);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("{} stays", file, e);
    }
  }

  /** Nothing that the file system could keep in less room. */
  private static void write(Path file, long bytes) throws IOException {
    byte[] noise = new byte[WRITTEN_AT_ONCE];
    SplittableRandom random = new SplittableRandom();
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      for (long left = bytes; left > 0; left -= noise.length) {
        random.nextBytes(noise);
        out.write(noise, 0, (int) Math.min(left, noise.length));
      }
      out.getFD().sync();
    }
  }

  private boolean hasRoom() {
    try {
      return disk().getUsableSpace() >= ROOM * size();
    } catch (IOException e) {
      return false;
    }
  }

  private long size() throws IOException {
    return Math.min(MOST, disk().getTotalSpace() / SHARE);
  }

  private FileStore disk() throws IOException {
    return Files.getFileStore(file.getParent());
  }
}
