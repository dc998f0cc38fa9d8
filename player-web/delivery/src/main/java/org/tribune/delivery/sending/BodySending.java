package org.tribune.delivery.sending;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.LongConsumer;
import org.tribune.core.Bytes;

/** How the bytes of a body reach the socket. One for all event loops; safe for all threads. */
public interface BodySending {
  /** Several runs, one after the other, for Vert.x to write; who has them does not change them. */
  Buffer buffer(List<Bytes> runs);

  /** A run, likewise. */
  default Buffer buffer(Bytes run) {
    return buffer(List.of(run));
  }

  /**
   * Bodies that many ask for at once, for one of {@code loops} event loops.
   *
   * @param inUse called for each answer that begins (1) and ends (-1) to hold one
   */
  SharedBodies shared(int loops, LongConsumer inUse);

  /** Files of the store. */
  FileSending files();

  /**
   * An empty block of a long answer.
   *
   * @param memoryAtOnce how much memory to take when some is needed, in bytes
   */
  BodyBlock block(int memoryAtOnce);

  /** Writes blocks as the answer to {@code request}; for its event loop. */
  BlockWriter blocks(HttpServerRequest request);
}
