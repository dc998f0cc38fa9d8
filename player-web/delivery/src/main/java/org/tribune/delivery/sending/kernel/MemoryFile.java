package org.tribune.delivery.sending.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.OpenFile;
import org.tribune.delivery.sending.SharedBodies;

/**
 * A file in the machine's memory that has no name any more, so that it goes with the program
 * whatever happens. What is in it is sent by {@code sendfile(2)}: the sockets refer to its pages,
 * and no bytes are copied. Pages that a socket still holds must not change, so it is written once,
 * from its start on, and never again. For one event loop.
 */
final class MemoryFile {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** A body that begins where a page does touches one page less, and costs a sixth less to send. */
  private static final int PAGE = 4_096;

  private final FileChannel channel;
  private final OpenFile forReaders;
  private final List<SharedBodies.Key> contents = new ArrayList<>();
  private int length = 0;
  private int holders = 1;

  private MemoryFile(FileChannel channel, OpenFile forReaders) {
    this.channel = channel;
    this.forReaders = forReaders;
  }

  /**
   * An empty file, held once.
   *
   * @throws IOException if the machine has no such memory, or none for us
   */
  static MemoryFile create() throws IOException {
    Path path = MEMORY.resolve("tribune-" + UUID.randomUUID());
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      OpenFile forReaders = new KernelFiles().open(path);
      Files.delete(path);
      return new MemoryFile(channel, forReaders);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Writes {@code runs} from {@link #length} on, and remembers that they are {@code key}'s; the
   * next begin at the next page.
   */
  void append(SharedBodies.Key key, List<Bytes> runs) throws IOException {
    int end = length;
    for (Bytes run : runs) {
      ByteBuffer left = ByteBuffer.wrap(run.array());
      while (left.hasRemaining()) {
        end += channel.write(left, end);
      }
    }
    length = Math.ceilDiv(end, PAGE) * PAGE;
    contents.add(key);
  }

  /** For reading what is in it when it is read; held by this. */
  OpenFile forReaders() {
    return forReaders;
  }

  /** The bytes of whole pages that it takes. */
  int length() {
    return length;
  }

  /** What was appended, whole. */
  List<SharedBodies.Key> contents() {
    return contents;
  }

  void hold() {
    holders++;
  }

  /**
   * One holder fewer; with the last the memory is free once the sockets have sent it.
   *
   * @return true if this was the last
   */
  boolean letGo() {
    holders--;
    if (holders > 0) {
      return false;
    }
    forReaders.letGo();
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("A file in memory can't be closed", e);
    }
    return true;
  }
}
