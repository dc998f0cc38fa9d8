package org.tribune.delivery.sending.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.BodyWriter;
import org.tribune.delivery.sending.SharedBodies;

/**
 * One copy as Vert.x's buffer for all who ask: a reader that is slow holds no copy of its own. The
 * oldest leave when there are too many, and go with the last answer that uses them. For one event
 * loop.
 */
final class VertxSharedBodies implements SharedBodies {
  /** Bytes, for all event loops together. */
  private static final long BUDGET = 32L << 20;

  private final BodySending sending;
  private final LongConsumer inUse;
  private final long most;
  private final Map<Key, Buffer> bodies = new LinkedHashMap<>();
  private long held = 0;

  VertxSharedBodies(BodySending sending, int loops, LongConsumer inUse) {
    this.sending = sending;
    this.inUse = inUse;
    this.most = BUDGET / loops;
  }

  @Override
  public boolean send(HttpServerRequest request, List<Bytes> runs, int length) {
    if (length > most / 4) {
      return false;
    }
    Buffer body =
        bodies.computeIfAbsent(new Key(runs.getFirst(), length), first -> copy(runs, length));
    inUse.accept(1);
    BodyWriter.send(request.response(), body).onComplete(done -> inUse.accept(-1));
    letOldestGo();
    return true;
  }

  private Buffer copy(List<Bytes> runs, int length) {
    held += length;
    return sending.buffer(runs);
  }

  private void letOldestGo() {
    Iterator<Buffer> oldest = bodies.values().iterator();
    while (held > most) {
      held -= oldest.next().length();
      oldest.remove();
    }
  }

  @Override
  public void close() {
    bodies.clear();
    held = 0;
  }
}
