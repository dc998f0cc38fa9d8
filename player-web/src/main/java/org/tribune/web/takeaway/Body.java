package org.tribune.web.takeaway;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** The bytes of an answer, given one block after the other. Used by one thread. */
@FunctionalInterface
interface Body {
  /**
   * The next block, of some hundred thousand bytes at most, which the caller releases; empty at the
   * end. May block.
   *
   * @throws RuntimeException if what follows can't be had
   */
  Optional<ByteBuf> next();
}
