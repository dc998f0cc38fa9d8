package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.List;
import org.tribune.core.Bytes;

/** Bytes of the media path as Vert.x buffers, without a copy. */
final class WireBuffer {
  private WireBuffer() {}

  /** A read-only view of {@code bytes}. */
  static Buffer of(Bytes bytes) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes.array()));
  }

  /** A read-only view of several runs, one after the other. */
  static Buffer of(List<Bytes> runs) {
    if (runs.size() == 1) {
      return of(runs.getFirst());
    }
    ByteBuf[] wrapped =
        runs.stream().map(run -> Unpooled.wrappedBuffer(run.array())).toArray(ByteBuf[]::new);
    return BufferInternal.buffer(Unpooled.wrappedBuffer(wrapped.length, wrapped));
  }
}
