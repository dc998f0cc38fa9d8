package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import java.io.IOException;

/** A piece of a body that goes out as it is, not in frames of ours. */
final class PlainPiece implements BodyPiece {
  static final int LONGEST = 128 * 1_024;

  private final ByteBuf bytes;
  private final KernelBlockWriter writer;

  /** An empty piece. */
  PlainPiece(int length, KernelBlockWriter writer) {
    this.bytes = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
    this.writer = writer;
  }

  @Override
  public int length() {
    return bytes.capacity();
  }

  @Override
  public boolean fillNow(FileReads file, long position) throws IOException {
    return file.fillNow(bytes, position);
  }

  @Override
  public void fill(FileReads file, long position) throws IOException {
    file.fill(bytes, position);
  }

  @Override
  public Future<Void> write() {
    return writer.write(KernelBlock.of(bytes));
  }

  @Override
  public void release() {
    bytes.release();
  }
}
