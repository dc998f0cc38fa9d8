package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;

/**
 * A file of the store that is open for reading, closed by its last holder. Safe for all threads.
 */
public final class OpenFile implements FileReads {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);
  private static final Path NOWHERE = Path.of("/dev/null");

  private final FileChannel channel;
  private final long length;
  private final long openedAt = System.nanoTime();
  private final AtomicInteger holders = new AtomicInteger(1);

  private OpenFile(FileChannel channel, long length) {
    this.channel = channel;
    this.length = length;
  }

  /**
   * Opens a file of this length, held once, if the kernel has all of it in memory, so that neither
   * opening nor sending it takes waiting; else empty, whatever the reason.
   */
  public static Optional<OpenFile> openNow(Path path, int length) {
    // Netty sends only what Java has opened, which does not tell whether that took waiting.
    try (CachedFile cached = CachedFile.open(path).orElse(null)) {
      return cached != null && cached.length() == length && cached.isInMemory()
          ? Optional.of(new OpenFile(FileChannel.open(path, StandardOpenOption.READ), length))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The bytes of a file of this length, if the kernel has them in memory; else empty likewise. */
  public static Optional<Bytes> readNow(Path path, int length) {
    ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
    try (CachedFile cached = CachedFile.open(path).orElse(null)) {
      return cached != null && cached.length() == length && cached.fillNow(bytes, 0)
          ? Optional.of(Bytes.wrap(ByteBufUtil.getBytes(bytes)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      bytes.release();
    }
  }

  /**
   * Opens a file, held once, and has the kernel read it from disk. Blocks.
   *
   * @throws IOException if it is not there or can't be read
   */
  public static OpenFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      long length = channel.size();
      readAhead(channel, length);
      return new OpenFile(channel, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Brings the file into the kernel's memory here, where waiting for a disk costs nobody anything:
   * an event loop that sends it would keep all its viewers waiting. Nothing is copied.
   */
  private static void readAhead(FileChannel channel, long length) throws IOException {
    try (FileChannel nowhere = FileChannel.open(NOWHERE, StandardOpenOption.WRITE)) {
      channel.transferTo(0, length, nowhere);
    }
  }

  /** It was read ahead when it was opened. */
  @Override
  public boolean fillNow(ByteBuf piece, long position) throws IOException {
    fill(piece, position);
    return true;
  }

  @Override
  public void fill(ByteBuf piece, long position) throws IOException {
    while (piece.isWritable()) {
      int read = piece.writeBytes(channel, position + piece.writerIndex(), piece.writableBytes());
      if (read < 0) {
        throw new EOFException("The file became shorter");
      }
    }
  }

  FileChannel channel() {
    return channel;
  }

  /** Bytes. */
  public long length() {
    return length;
  }

  /** True if it was opened longer ago than this: by now it may have been deleted. */
  boolean isOlderThan(long nanos) {
    return System.nanoTime() - openedAt > nanos;
  }

  /** One holder more; only who holds it may say so. */
  public void hold() {
    holders.incrementAndGet();
  }

  /** One holder fewer. */
  public void letGo() {
    if (holders.decrementAndGet() > 0) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("A file of the store can't be closed: {}", e.toString());
    }
  }
}
