package org.tribune.delivery.download;

import java.util.Optional;
import org.tribune.delivery.sending.BodyBlock;

/** The bytes of an answer, given one block after the other. Used by one thread. */
public interface Body extends AutoCloseable {
  /**
   * The next block, of some hundred thousand bytes at most, which the caller closes; empty at the
   * end. May block.
   *
   * @throws RuntimeException if what follows can't be had
   */
  Optional<BodyBlock> next();

  /** Lets go of what would have followed. */
  @Override
  void close();
}
