package org.tribune.delivery.sending.vertx;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.OpenFile;

/** All in one buffer. */
final class VertxBlock implements BodyBlock {
  private Buffer bytes;

  VertxBlock(int memoryAtOnce) {
    this.bytes = Buffer.buffer(memoryAtOnce);
  }

  @Override
  public void add(byte[] array, int offset, int count) {
    bytes.appendBytes(array, offset, count);
  }

  @Override
  public void add(BodyBlock other, int offset, int count) {
    bytes.appendBuffer(((VertxBlock) other).bytes, offset, count);
  }

  @Override
  public void copy(OpenFile file, int offset, int count) throws IOException {
    bytes.appendBytes(VertxFile.of(file).read(offset, count));
  }

  @Override
  public void refer(OpenFile file, int offset, int count) {
    throw new UnsupportedOperationException("Blocks that Vert.x writes have no files in them");
  }

  @Override
  public int length() {
    return bytes.length();
  }

  @Override
  public List<ByteBuffer> bytes() {
    return List.of(ByteBuffer.wrap(bytes.getBytes()));
  }

  /** What is to be written; the block is used up. */
  Buffer take() {
    Buffer taken = bytes;
    close();
    return taken;
  }

  @Override
  public void close() {
    bytes = Buffer.buffer();
  }
}
