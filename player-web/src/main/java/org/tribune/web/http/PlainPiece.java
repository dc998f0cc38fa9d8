package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;

/** A piece of a body that goes out as it is, over HTTP/1.1. */
final class PlainPiece implements BodyPiece {
  static final int LONGEST = 64 * 1_024;

  private final HttpServerResponse response;
  private final ByteBuf bytes;

  PlainPiece(HttpServerResponse response, int length) {
    this.response = response;
    this.bytes = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
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
    return response
        .write(BufferInternal.buffer(Unpooled.unreleasableBuffer(bytes.duplicate())))
        .onComplete(done -> bytes.release());
  }

  @Override
  public void release() {
    bytes.release();
  }
}
