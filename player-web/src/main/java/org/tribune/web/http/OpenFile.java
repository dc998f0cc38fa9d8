package org.tribune.web.http;

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

  private OpenFile(FileReads file) {
    this.file = file;
  }

  /**
   * Opens a file of this length, held once, if the kernel has all of it in memory, so that neither
   * opening nor sending it takes waiting; else empty, whatever the reason.
   */
  public static Optional<OpenFile> openNow(Path path, int length) {
    Optional<CachedFile> file = CachedFile.open(path);
    try {
      if (file.isPresent() && file.get().length() == length && file.get().isInMemory()) {
        return Optional.of(new OpenFile(file.get()));
      }
    } catch (IOException e) {
      LOG.debug("{} is left to who waits: {}", path, e.toString());
    }
    file.ifPresent(CachedFile::close);
    return Optional.empty();
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

  /** One holder fewer. */
  public void letGo() {
    if (holders.decrementAndGet() > 0) {
      return;
    }
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("A file of the store can't be closed: {}", e.toString());
    }
  }
}
