package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.Bytes;

/**
 * The bodies that many ask for at once, copied out of the heap once: a socket takes bytes from
 * outside the heap alone, so each answer from the heap costs a copy of its own. The oldest leave
 * when there are too many, and their memory is freed when the last answer that uses it has gone.
 * For one event loop.
 */
final class OffHeapBodies implements AutoCloseable {
  /** Bytes, for all event loops together; {@code infra/tribune} allows 160 MB outside the heap. */
  private static final long BUDGET = 32L << 20;

  /** Larger ones are sent in pieces, from the heap. */
  private static final int LARGEST = 256 * 1_024;

  /** Smaller ones are copied as cheaply as they are looked up. */
  private static final int SMALLEST = 4_096;

  private final long most;
  private final Map<Key, ByteBuf> bodies = new LinkedHashMap<>();
  private long held = 0;

  /** The very run, not one that happens to hold the same bytes. */
  private record Key(Bytes bytes) {
    @Override
    @SuppressWarnings("ReferenceEquality") // Comparing the content would cost what this saves.
    public boolean equals(Object other) {
      return other instanceof Key key && key.bytes == bytes;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(bytes);
    }
  }

  /** Bodies of one of {@code loops} event loops. */
  OffHeapBodies(int loops) {
    this.most = BUDGET / loops;
  }

  /** True if this body should be sent by {@link #send}. */
  boolean takes(Bytes body) {
    return body.length() >= SMALLEST && body.length() <= LARGEST && body.length() <= most;
  }

  /** Ends {@code response} with {@code body}; reports when it is sent, or will never be. */
  Future<Void> send(HttpServerResponse response, Bytes body) {
    ByteBuf copy = bodies.computeIfAbsent(new Key(body), key -> copy(body));
    // Held until the answer is written or its connection is gone; the network must not free it.
    copy.retain();
    Future<Void> sent =
        response
            .end(BufferInternal.buffer(Unpooled.unreleasableBuffer(copy.duplicate())))
            .onComplete(done -> copy.release());
    letOldestGo();
    return sent;
  }

  private ByteBuf copy(Bytes body) {
    held += body.length();
    return Unpooled.directBuffer(body.length(), body.length()).writeBytes(body.array());
  }

  private void letOldestGo() {
    Iterator<ByteBuf> oldest = bodies.values().iterator();
    while (held > most) {
      ByteBuf body = oldest.next();
      held -= body.capacity();
      oldest.remove();
      body.release();
    }
  }

  /** Frees what no answer uses any more; the rest goes with the answers. */
  @Override
  public void close() {
    bodies.values().forEach(ByteBuf::release);
    bodies.clear();
    held = 0;
  }
}
