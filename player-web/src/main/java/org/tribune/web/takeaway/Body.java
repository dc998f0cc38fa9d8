package org.tribune.web.takeaway;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** The bytes of an answer, given one block after the other. Used by one thread. */
@FunctionalInterface
interface Body {
  /**
   * The next block, of some hundred thousand bytes at most; empty at the end. May block.
   *
   * @throws RuntimeException if what follows can't be had
   */
  Optional<Buffer> next();
}
