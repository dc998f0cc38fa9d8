package org.tribune.delivery.sending;

import io.vertx.core.Future;

/** Writes the blocks of an answer whose length is known. For the response's event loop. */
public interface BlockWriter {
  /** True if blocks may refer to files. */
  boolean takesFiles();

  /**
   * Writes a block, after the head if that is not written yet, and closes it.
   *
   * @return when it is sent, or will never be
   */
  Future<Void> write(BodyBlock block);
}
