package org.tribune.delivery.sending;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;

/**
 * A file of the store that is open for reading, closed by its last holder. Safe for all threads.
 */
public final class OpenFile {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

  private final FileReads file;
  private final long openedAt = System.nanoTime();
  private final AtomicInteger holders = new AtomicInteger(1);
  private boolean isAwaited = false;

  private OpenFile(FileReads file) {
    this.file = file;
  }

  /**
   * Opens a file of this length, held once, if the kernel has all of it in memory, so that neither
   * opening nor sending it takes waiting; else empty, whatever the reason.
   */
  public static Optional<OpenFile> openNow(Path path, int length) {
    Optional<CachedFile> file = CachedFile.open(path, length);
    try {
      if (file.isPresent() && file.get().isInMemory()) {
        return Optional.of(new OpenFile(file.get()));
      }
    } catch (IOException e) {
      LOG.debug("{} is left to who waits: {}", path, e.toString());
    }
    file.ifPresent(CachedFile::close);
    return Optional.empty();
  }

  /**
   * Opens a file of this length, held once, if that takes no waiting, and has the kernel begin to
   * read it; else empty, whatever the reason.
   */
  public static Optional<OpenFile> openAhead(Path path, int length) {
    Optional<CachedFile> file = CachedFile.open(path, length);
    try {
      if (file.isPresent()) {
        OpenFile opened = new OpenFile(file.get());
        opened.isAwaited = !file.get().isInMemory();
        if (opened.isAwaited) {
          file.get().readAhead();
        }
        return Optional.of(opened);
      }
    } catch (IOException e) {
      LOG.debug("{} is left to who waits: {}", path, e.toString());
    }
    file.ifPresent(CachedFile::close);
    return Optional.empty();
  }

  /**
   * Opens a file, held once, and has the kernel read it from disk. Blocks.
   *
   * @throws IOException if it is not there or can't be read
   */
  public static OpenFile open(Path path) throws IOException {
    ChannelFile readAhead = ChannelFile.open(path);
    if (!LinuxCalls.areSupported()) {
      return new OpenFile(readAhead);
    }
    try (readAhead) {
      return new OpenFile(CachedFile.openSlowly(path));
    }
  }

  /** Its bytes, which the kernel has in memory, for who holds it. */
  FileReads reads() {
    return file;
  }

  /**
   * Waits until the kernel has all of a file that was opened ahead. Blocks; for one thread.
   *
   * @throws IOException if it can't be read
   */
  public void await() throws IOException {
    if (isAwaited) {
      forTheKernel().await();
      isAwaited = false;
    }
  }

  /** All its bytes; blocks. */
  public Bytes read() throws IOException {
    int length = Math.toIntExact(length());
    ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
    try {
      file.fill(bytes, 0);
      return Bytes.wrap(ByteBufUtil.getBytes(bytes));
    } finally {
      bytes.release();
    }
  }

  /** The file for the kernel to send, on Linux. */
  CachedFile forTheKernel() {
    return (CachedFile) file;
  }

  /** Bytes. */
  public long length() {
    return file.length();
  }

  /** True if it was opened longer ago than this: by now it may have been deleted. */
  boolean isOlderThan(long nanos) {
    return System.nanoTime() - openedAt > nanos;
  }

  /** False once nobody holds it. */
  boolean isOpen() {
    return holders.get() > 0;
  }

  /** One holder more; only who holds it may say so. */
  public void hold() {
    holders.incrementAndGet();
  }

  /**
   * One holder fewer; the last closes it. A surplus call closes nothing: the descriptor's number
   * may be another file's by then.
   */
  public void letGo() {
    int left = holders.decrementAndGet();
    if (left < 0) {
      LOG.error("A file of the store was let go by somebody who did not hold it");
    }
    if (left != 0) {
      return;
    }
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("A file of the store can't be closed: {}", e.toString());
    }
  }
}
