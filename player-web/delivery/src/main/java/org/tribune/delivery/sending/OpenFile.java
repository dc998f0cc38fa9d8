package org.tribune.delivery.sending;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;

/**
 * A file of the store that is open for reading, closed by its last holder. Safe for all threads.
 */
public final class OpenFile {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

  private final Content content;
  private final long openedAt = System.nanoTime();
  private final AtomicInteger holders = new AtomicInteger(1);

  /** What is in it, for who opened it and sends it. */
  public interface Content extends AutoCloseable {
    /** Bytes, when it was opened. */
    long length();

    /** All its bytes; blocks. */
    Bytes read() throws IOException;

    /** Waits until the kernel has all of it, if it was opened ahead. Blocks; for one thread. */
    default void await() throws IOException {}

    /** True if many answers may be sent from it, at the same time too. */
    boolean isForMany();

    @Override
    void close() throws IOException;
  }

  /** A file that is held once. */
  public OpenFile(Content content) {
    this.content = content;
  }

  /** For who opened it. */
  public Content content() {
    return content;
  }

  /**
   * Waits until the kernel has all of a file that was opened ahead. Blocks; for one thread.
   *
   * @throws IOException if it can't be read
   */
  public void await() throws IOException {
    content.await();
  }

  /** All its bytes; blocks. */
  public Bytes read() throws IOException {
    return content.read();
  }

  /** Bytes. */
  public long length() {
    return content.length();
  }

  /** True if it was opened longer ago than this: by now it may have been deleted. */
  boolean isOlderThan(long nanos) {
    return System.nanoTime() - openedAt > nanos;
  }

  /** False once nobody holds it. */
  public boolean isOpen() {
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
      LOG.error("A file of the store was released by somebody who did not hold it");
    }
    if (left != 0) {
      return;
    }
    try {
      content.close();
    } catch (IOException e) {
      LOG.warn("A file of the store can't be closed: {}", e.toString());
    }
  }
}
