package org.tribune.site.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A piece of an upload that is being written: all that one request sends. Owned by the thread that
 * writes it; only {@link #isIdle} and {@link #interrupt} are for others. Now and then it is forced
 * to the disk beside the writing, so that the end has not all of it to wait for.
 */
final class Chunk {
  /** What waits for the disk is never much more: the live's own writes must not wait behind it. */
  private static final long FLUSHED_AFTER = 64 << 20;

  private final Upload upload;
  private final long start;
  private final FileChannel channel;
  private final Optional<Checksum> checksum;
  private final Optional<MessageDigest> digest;
  private final AtomicLong heardAt = new AtomicLong(System.nanoTime());
  private volatile Runnable interruption = () -> {};
  private final AtomicBoolean isFlushing = new AtomicBoolean();
  private volatile Optional<IOException> failure = Optional.empty();
  private long offset;
  private long flushedTo;
  private Optional<Boolean> verdict = Optional.empty();

  /**
   * A piece.
   *
   * @param start where it begins in the upload
   * @param channel to the upload's bytes, positioned there
   * @param checksum that its bytes must have
   */
  Chunk(Upload upload, long start, FileChannel channel, Optional<Checksum> checksum) {
    this.upload = upload;
    this.start = start;
    this.offset = start;
    this.flushedTo = start;
    this.channel = channel;
    this.checksum = checksum;
    this.digest = checksum.map(Checksum::begin);
  }

  Upload upload() {
    return upload;
  }

  long start() {
    return start;
  }

  /** Where the next byte goes. */
  long offset() {
    return offset;
  }

  /** How many bytes there is still room for. */
  long room() {
    return upload.length() - offset;
  }

  /** Writes what is between position and limit. */
  void write(ByteBuffer block) throws IOException {
    digest.ifPresent(each -> each.update(block.duplicate()));
    while (block.hasRemaining()) {
      offset += channel.write(block);
    }
    if (offset - flushedTo >= FLUSHED_AFTER && isFlushing.compareAndSet(false, true)) {
      flushedTo = offset;
      Thread.ofVirtual().name("flush-" + upload.id()).start(this::flush);
    }
  }

  /** Beside the writing; what goes wrong is reported by the next {@link #force}. */
  private void flush() {
    try {
      channel.force(/* metaData= */ false);
    } catch (ClosedChannelException e) {
      // It is over, and was forced.
    } catch (IOException e) {
      failure = Optional.of(e);
    } finally {
      isFlushing.set(false);
    }
  }

  /** The first bytes of the upload, {@code length} at most. */
  byte[] head(int length) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(length, offset));
    while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
      // Until it is full.
    }
    return head.array();
  }

  boolean hasChecksum() {
    return checksum.isPresent();
  }

  /** True if it may stay: there is no checksum, or it is that of what came; all has come. */
  boolean isRight() {
    if (verdict.isEmpty()) {
      verdict =
          Optional.of(checksum.isEmpty() || checksum.get().isOf(digest.orElseThrow().digest()));
    }
    return verdict.get();
  }

  /** Takes all of it back. */
  void undo() throws IOException {
    channel.truncate(start);
    offset = start;
  }

  /** Forces what was written to the disk. */
  void force() throws IOException {
    channel.force(/* metaData= */ true);
    Optional<IOException> before = failure;
    if (before.isPresent()) {
      throw before.get();
    }
  }

  void close() throws IOException {
    channel.close();
  }

  /** Something came just now. */
  void heard() {
    heardAt.set(System.nanoTime());
  }

  /** True if nothing came for so long: its connection may be dead. */
  boolean isIdle(long nanos) {
    return System.nanoTime() - heardAt.get() > nanos;
  }

  /** What {@link #interrupt} does, once it can be done. */
  void onInterrupt(Runnable cut) {
    interruption = cut;
  }

  /** Cuts the connection that it comes by. */
  void interrupt() {
    interruption.run();
  }
}
