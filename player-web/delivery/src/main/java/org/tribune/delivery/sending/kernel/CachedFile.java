package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.tribune.delivery.sending.OpenFile;

/**
 * A file that is opened, read and sent as far as the kernel has it in memory: an event loop that
 * waited for a disk would keep all its viewers waiting. Elsewhere than on Linux none can be opened;
 * on an old one none is known to be in memory. Used by one thread at a time.
 */
final class CachedFile implements FileReads {
  /** The kernel reads as much at once, or more, in bytes. */
  private static final int TOUCHED_EVERY = 64 * 1_024;

  private final int descriptor;
  private final long length;
  private boolean isForMany = true;
  private boolean isAwaited = false;

  private CachedFile(int descriptor) {
    this.descriptor = descriptor;
    this.length = KernelCalls.length(descriptor);
  }

  /** Opens a file, if it is there and that takes no waiting; else empty, whatever the reason. */
  static Optional<CachedFile> open(Path path) {
    if (!KernelCalls.areSupported()) {
      return Optional.empty();
    }
    int descriptor = KernelCalls.openCached(path);
    return descriptor < 0 ? Optional.empty() : Optional.of(new CachedFile(descriptor));
  }

  /** Opens a file likewise, if it is of this length. */
  static Optional<CachedFile> open(Path path, int length) {
    Optional<CachedFile> file = open(path);
    if (file.isPresent() && file.get().length != length) {
      file.get().close();
      return Optional.empty();
    }
    return file;
  }

  /**
   * Opens a file on Linux. Blocks.
   *
   * @throws IOException if it is not there or can't be opened
   */
  static CachedFile openSlowly(Path path) throws IOException {
    int descriptor = KernelCalls.open(path);
    if (descriptor == -KernelCalls.ENOENT) {
      throw new NoSuchFileException(path.toString());
    }
    if (descriptor < 0) {
      throw new IOException("The file can't be opened (error " + -descriptor + "): " + path);
    }
    return new CachedFile(descriptor);
  }

  /** The file that {@code file} is, on Linux. */
  static CachedFile of(OpenFile file) {
    return (CachedFile) file.content();
  }

  /** The same, for one answer. */
  CachedFile forOne() {
    isForMany = false;
    return this;
  }

  @Override
  public boolean isForMany() {
    return isForMany;
  }

  @Override
  public long length() {
    return length;
  }

  /**
   * True if the kernel has all of it in memory. Pages that are just being read count for it too, so
   * its last byte is read, which comes last.
   */
  boolean isInMemory() throws IOException {
    return length > 0
        && KernelCalls.cached(descriptor, length) >= length
        && touch(length - 1, /* wait= */ false);
  }

  /** Has the kernel begin to read it, without waiting for that. */
  void readAhead() {
    isAwaited = true;
    KernelCalls.readAhead(descriptor, length);
  }

  /** As far as a byte here and there shows. */
  @Override
  public void await() throws IOException {
    if (!isAwaited) {
      return;
    }
    for (long position = 0; position < length; position += TOUCHED_EVERY) {
      touch(Math.min(position + TOUCHED_EVERY, length) - 1, /* wait= */ true);
    }
    isAwaited = false;
  }

  private boolean touch(long position, boolean wait) throws IOException {
    ByteBuf one = PooledByteBufAllocator.DEFAULT.directBuffer(1, 1);
    try {
      return fill(one, position, wait);
    } finally {
      one.release();
    }
  }

  @Override
  public boolean fillNow(ByteBuf piece, long position) throws IOException {
    return fill(piece, position, /* wait= */ false);
  }

  @Override
  public void fill(ByteBuf piece, long position) throws IOException {
    fill(piece, position, /* wait= */ true);
  }

  /** False if the kernel would have to wait. */
  private boolean fill(ByteBuf piece, long position, boolean wait) throws IOException {
    while (piece.isWritable()) {
      MemorySegment free =
          MemorySegment.ofBuffer(piece.nioBuffer(piece.writerIndex(), piece.writableBytes()));
      long read = KernelCalls.read(descriptor, position + piece.writerIndex(), free, wait);
      if (read == 0) {
        throw new EOFException("The file became shorter");
      }
      if (read > 0) {
        piece.writerIndex(piece.writerIndex() + Math.toIntExact(read));
      } else if (!wait) {
        // Whatever it is, who waits for it gets the error.
        return false;
      } else if (read != -KernelCalls.EINTR && read != -KernelCalls.EAGAIN) {
        throw new IOException("The file can't be read (error " + -read + ")");
      }
    }
    return true;
  }

  /**
   * Sends a run of it to a socket, as much as that takes without waiting.
   *
   * @return bytes sent, or an error as {@link KernelCalls} returns it
   * @throws EOFException if the file ends before
   */
  long sendTo(int socket, long position, long count) throws EOFException {
    long sent = KernelCalls.sendFile(socket, descriptor, position, count);
    if (sent == 0) {
      throw new EOFException("The file became shorter");
    }
    return sent;
  }

  @Override
  public void close() {
    KernelCalls.close(descriptor);
  }
}
