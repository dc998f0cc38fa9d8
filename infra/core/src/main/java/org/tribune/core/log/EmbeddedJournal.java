package org.tribune.core.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable topic's file (see {@link JournalFormat}): each entry is forced to disk before it
 * counts. Owned by its topic's lock. It is a RandomAccessFile since a FileChannel closes for good
 * when a thread that writes is interrupted, as a worker that loses its key is.
 *
 * <p>A crash can leave a torn entry at the end; it was never acknowledged, and opening cuts it off.
 * Damage in the middle is logged and stepped over.
 */
final class EmbeddedJournal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJournal.class);
  private static final int BLOCK = 1 << 20;

  /** So much is read at once: some three hundred entries, for who reads one after the other. */
  private static final int READ_AHEAD = 1 << 15;

  /** Takes where each entry of a journal that is opened begins, and its key. */
  @FunctionalInterface
  interface Reader {
    void accept(long offset, String key);
  }

  /** Takes the value of an entry, within what was read of the journal; not to be kept. */
  @FunctionalInterface
  interface Value {
    void see(byte[] bytes, int from, int to);
  }

  /** Takes the entries of a journal that is written anew; gives where each begins. */
  @FunctionalInterface
  interface Writer {
    long write(long timeMillis, String key, byte[] value) throws IOException;
  }

  /** Writes all entries of a journal to {@code writer}. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  private final Path directory;
  private final Path path;
  private RandomAccessFile file;
  private long size = 0;
  private final JournalBlock block = new JournalBlock();

  private EmbeddedJournal(Path directory, Path path, RandomAccessFile file) {
    this.directory = directory;
    this.path = path;
    this.file = file;
  }

  /** Opens {@code name} in {@code directory}; both are made when they are not there. */
  static EmbeddedJournal open(Path directory, String name) {
    Path path = directory.resolve(name);
    try {
      Files.createDirectories(directory);
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      if (!lock(file)) {
        file.close();
        throw new LogException(
            path + " is in use by another process: stop it, or give this one another --data");
      }
      force(directory);
      return new EmbeddedJournal(directory, path, file);
    } catch (IOException e) {
      throw new LogException(
          "Can't open " + path + " (" + e + "): check that the directory can be written to", e);
    }
  }

  private static boolean lock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** So that a new file's name outlives a crash, too. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(/* metaData= */ true);
    }
  }

  /** Reads all that is there. To be called once, before anything is appended. */
  void replay(Reader reader) {
    try {
      long length = file.length();
      replay(length, reader);
      block.clear();
      if (size < length) {
        LOG.warn("{}: the last {} bytes are a torn entry, cut off", path, length - size);
        cutBack();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void replay(long length, Reader reader) throws IOException {
    long offset = 0;
    byte[] name = new byte[0];
    String key = "";
    while (offset < length) {
      int from = block.reach(file, offset, length, BLOCK);
      byte[] bytes = block.bytes();
      if (!JournalFormat.isWhole(bytes, from, block.length())) {
        offset = nextMark(offset, from, length);
        continue;
      }
      if (offset > size) {
        LOG.error(
            "{}: {} damaged bytes at {} can't be read and are left out; what follows is whole",
            path,
            offset - size,
            size);
      }
      if (!JournalFormat.hasKey(bytes, from, name)) {
        key = JournalFormat.key(bytes, from);
        name = key.getBytes(StandardCharsets.UTF_8);
      }
      reader.accept(offset, key);
      offset += JournalFormat.lengthAtLeast(bytes, from, block.length());
      size = offset;
    }
  }

  /** Where to look for an entry after the one at {@code offset}, which is none. */
  private long nextMark(long offset, int from, long length) {
    int found = JournalFormat.nextMark(block.bytes(), from + 1, block.length());
    if (found >= 0) {
      return block.offset(found);
    }
    // One may begin in the last bytes that were read.
    long rest = block.offset(block.length()) - (Integer.BYTES - 1);
    return block.offset(block.length()) < length ? Math.max(offset + 1, rest) : length;
  }

  /**
   * The entry at {@code offset}; empty if it is damaged.
   *
   * @throws LogException if the disk can't be read
   */
  Optional<JournalFormat.Found> read(long offset) {
    int from = reach(offset);
    return JournalFormat.isWhole(block.bytes(), from, block.length())
        ? Optional.of(JournalFormat.read(block.bytes(), from))
        : Optional.empty();
  }

  /**
   * Shows the value of the entry at {@code offset}, unless it is damaged.
   *
   * @throws LogException if the disk can't be read
   */
  void show(long offset, Value value) {
    int from = reach(offset);
    byte[] bytes = block.bytes();
    if (JournalFormat.isWhole(bytes, from, block.length())) {
      int end = from + JournalFormat.lengthAtLeast(bytes, from, block.length());
      value.see(bytes, JournalFormat.valueFrom(bytes, from), end);
    }
  }

  private int reach(long offset) {
    try {
      return block.reach(file, offset, size, READ_AHEAD);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private LogException unreadable(IOException e) {
    return new LogException("Can't read " + path + " (" + e + "): check the disk", e);
  }

  /** Gives where the entry begins. */
  long append(long timeMillis, String key, byte[] value) {
    byte[] entry = JournalFormat.encode(timeMillis, key, value);
    try {
      file.seek(size);
      file.write(entry);
      file.getFD().sync();
      size += entry.length;
      return size - entry.length;
    } catch (IOException e) {
      cutBack();
      throw new LogException(
          "Can't write to " + path + " (" + e + "): check that the disk is there and not full", e);
    }
  }

  /**
   * Has {@code content} in the place of what is there: a crash leaves the one or the other, and
   * another process finds one of them in use.
   */
  void rewrite(Content content) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      RandomAccessFile next = new RandomAccessFile(fresh.toFile(), "rw");
      try {
        replaceBy(next, fresh, write(next, content));
      } catch (IOException e) {
        next.close();
        throw e;
      }
      // Before anything is written to it, or a crash could bring back the one before.
      force(directory);
    } catch (IOException e) {
      throw new LogException(
          "Can't write " + path + " anew (" + e + "): check that the disk is there and not full",
          e);
    }
  }

  private void replaceBy(RandomAccessFile next, Path fresh, long length) throws IOException {
    if (!lock(next)) {
      throw new IOException(fresh + " is in use");
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    close();
    file = next;
    size = length;
    block.clear();
  }

  private static long write(RandomAccessFile next, Content content) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    content.writeTo(
        (time, key, value) -> {
          if (block.size() > BLOCK) {
            next.write(block.toByteArray());
            block.reset();
          }
          long offset = next.getFilePointer() + block.size();
          block.writeBytes(JournalFormat.encode(time, key, value));
          return offset;
        });
    next.write(block.toByteArray());
    next.getFD().sync();
    return next.length();
  }

  /** Leaves nothing behind the last whole entry. */
  private void cutBack() {
    try {
      file.setLength(size);
    } catch (IOException e) {
      LOG.warn("{}: can't cut off what follows the last whole entry: {}", path, e.toString());
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("Closing {} failed: {}", path, e.toString());
    }
  }
}
